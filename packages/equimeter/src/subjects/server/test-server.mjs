/**
 * A server of the Open Inference Protocol v2 for tests, in a process of its own. How it answers, and
 * how it misbehaves, stands in the JSON of its argument:
 *
 *     node test-server.mjs '{"model": "double", "dieAfter": 3}'
 *
 * It prints its port, and counts what it is asked (GET /counts).
 */
import http from "node:http";

const options = JSON.parse(process.argv[2] ?? "{}");
const {
  model = "double",
  /** What it makes of bytes: "yes" reads and sends them, "no" takes them for JSON and fails */
  binary = "yes",
  extensions = [],
  config = null,
  inputs = [{ name: "x", datatype: "FP32", shape: [-1, 3] }],
  outputs = [{ name: "y", datatype: "FP32", shape: [-1, 3] }],
  /** Milliseconds until it answers. */
  delay = 0,
  /** { times, status }: how often it refuses first, and with what */
  refuseFirst = { times: 0, status: 503 },
  /** Answers after which the process ends, half-way through the next. */
  dieAfter = Infinity,
  /** { status, body, headers }: what it always answers to calls */
  always = null,
  /** Bytes after which an answer breaks off. */
  cutAt = null,
  /** Replaces fields of the outputs. */
  output = {},
  /** Bytes of a request that it takes at most. */
  most = Infinity,
  /** Closes each kept connection after so many answers, without a word. */
  answersPerConnection = Infinity,
  /** Says so before it has read them. */
  early = false,
  token = null,
} = options;

const widths = { BOOL: 1, UINT8: 1, INT8: 1, INT16: 2, INT32: 4, INT64: 8, FP16: 2, BF16: 2 };
const width = (datatype) => widths[datatype] ?? { FP32: 4, FP64: 8, BYTES: 1 }[datatype];
const counts = {
  calls: 0,
  binary: 0,
  text: 0,
  atOnce: 0,
  mostAtOnce: 0,
  connections: 0,
  aborted: 0,
  refused: 0,
};

/** Models: named { datatype, shape, bytes | data } in, the same out. */
const models = {
  echo: (given) => given,
  double({ x }) {
    if (x.data) return { y: { ...x, data: x.data.flat(Infinity).map((value) => value * 2) } };
    const bytes = Buffer.from(x.bytes);
    for (let at = 0; at < bytes.length; at += 4) bytes.writeFloatLE(bytes.readFloatLE(at) * 2, at);
    return { y: { ...x, bytes } };
  },
  nan({ x }) {
    const bytes = Buffer.from(x.bytes);
    bytes.writeFloatLE(NaN, 4);
    return { y: { ...x, bytes } };
  },
};

function read(body, headLength) {
  const head = JSON.parse(body.subarray(0, headLength).toString());
  let at = headLength;
  const given = {};
  for (const { name, datatype, shape, data, parameters } of head.inputs) {
    const size = parameters?.binary_data_size;
    given[name] = { datatype, shape, ...(data && { data }) };
    if (size !== undefined) given[name].bytes = body.subarray(at, (at += size));
    const elements = shape.reduce((a, b) => a * b, 1);
    if (size !== undefined && size !== elements * width(datatype))
      throw new Error(`input "${name}" has ${size} bytes for [${shape}]`);
  }
  return { given, wanted: head.outputs?.map(({ name }) => name), asBytes: head.parameters };
}

function written(answers, wanted) {
  const listed = Object.entries(answers).filter(([name]) => !wanted || wanted.includes(name));
  const parts = [];
  const described = listed.map(([name, { datatype, shape, bytes, data }]) => {
    if (bytes) parts.push(bytes);
    const parameters = bytes && { parameters: { binary_data_size: bytes.length } };
    return { name, datatype, shape, ...(data && { data }), ...parameters, ...output };
  });
  const head = Buffer.from(JSON.stringify({ model_name: "m", outputs: described }));
  const headers = parts.length > 0 ? { "inference-header-content-length": head.length } : {};
  return { body: Buffer.concat([head, ...parts]), headers };
}

function infer(request, body) {
  const length = request.headers["inference-header-content-length"];
  counts[length ? "binary" : "text"]++;
  if (always) return { headers: {}, ...always, body: Buffer.from(always.body, "base64") };
  if (counts.refused < refuseFirst.times && ++counts.refused)
    return { status: refuseFirst.status, body: error("come back later"), headers: {} };
  if (body.length > most) return { status: 413, body: error("too large"), headers: {} };
  try {
    const headLength = binary === "no" || !length ? body.length : Number(length);
    const { given, wanted } = read(body, headLength);
    return { status: 200, ...written(models[model](given), wanted) };
  } catch (problem) {
    return { status: 400, body: error(problem.message), headers: {} };
  }
}

const error = (text) => Buffer.from(JSON.stringify({ error: text }));

function answer(request, response, body) {
  const json = (value, status = 200) => response.writeHead(status).end(JSON.stringify(value));
  const path = new URL(request.url, "http://here").pathname;
  if (path === "/counts") return json(counts);
  if (token !== null && request.headers.authorization !== token)
    return json({ error: "who?" }, 401);
  if (path === "/v2") return json({ name: "test", extensions });
  if (path === "/v2/models/m") return json({ name: "m", inputs, outputs });
  if (path === "/v2/models/m/config" && config) return json(config);
  if (path !== "/v2/models/m/infer") return json({ error: `unknown model: ${path}` }, 404);
  counts.calls++;
  counts.mostAtOnce = Math.max(counts.mostAtOnce, ++counts.atOnce);
  response.on("close", () => {
    counts.atOnce--;
    if (!response.writableFinished) counts.aborted++;
  });
  const dies = counts.calls > dieAfter;
  setTimeout(() => {
    const result = infer(request, body);
    response.writeHead(result.status, { "content-length": result.body.length, ...result.headers });
    if (dies) response.write(result.body.subarray(0, 10), () => process.exit(1));
    else if (cutAt === null) response.end(result.body);
    else response.write(result.body.subarray(0, cutAt), () => request.socket.destroy());
    const { socket } = request;
    socket.answers = (socket.answers ?? 0) + 1;
    if (socket.answers >= answersPerConnection) setTimeout(() => socket.destroy(), 5);
  }, delay);
}

const server = http.createServer((request, response) => {
  if (early && Number(request.headers["content-length"]) > most)
    return response.writeHead(413, { connection: "close" }).end(error("too large"));
  const parts = [];
  request.on("data", (part) => parts.push(part));
  request.on("end", () => answer(request, response, Buffer.concat(parts)));
});
server.on("connection", () => counts.connections++);
server.listen(options.port ?? 0, "127.0.0.1", () => console.log(server.address().port));
// A parent that died leaves no server behind.
process.stdin.resume().on("end", () => process.exit());
