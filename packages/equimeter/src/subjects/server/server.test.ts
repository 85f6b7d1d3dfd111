import { arange, randn, tensor, tidy, zeros, type DType } from "@equimeter/torch";
import { afterEach, expect, test } from "vitest";

import type { Runner } from "../runner.js";
import { openServer, type ServerOptions } from "./index.js";
import { startServer, type TestServer } from "./testing.js";

const opened: (Runner | TestServer)[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await ("stop" in one ? one.stop() : one.close());
});

async function serve(server: object = {}, options: ServerOptions = {}) {
  const started = await startServer(server);
  opened.push(started);
  const runner = openServer(started.url, { backoff: 0.02, ...options });
  opened.push(runner);
  return { server: started, runner };
}

/** The sentence that a call ends in, with S for the address. */
function sentence({ name }: { name: string }, body: () => unknown): string {
  try {
    body();
  } catch (error) {
    const { name: kind, message } = error as Error;
    return `${kind}: ${message.replaceAll(name, "S")}`;
  }
  return "no error";
}

const x = tensor([[1, 2, 3], [4, 5, 6]]); // prettier-ignore
const doubled = [[2, 4, 6], [8, 10, 12]]; // prettier-ignore
const json = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64");

test("metadata, and calls by bytes over a kept connection", async () => {
  const { server, runner } = await serve({}, { concurrency: 1 });
  const { kind, name, inputs, outputs, samplesPerCall } = runner;
  expect({ kind, name, inputs, outputs, samplesPerCall }).toEqual({
    kind: "inference server",
    name: server.url,
    inputs: [{ name: "x", dtype: "float32", shape: [null, 3] }],
    outputs: [{ name: "y", dtype: "float32", shape: [null, 3] }],
    samplesPerCall: undefined,
  });
  for (let i = 0; i < 5; i++) expect(runner.run([{ x }])[0].y.toArray()).toEqual(doubled);
  const { calls, binary, connections } = await server.counts();
  expect([calls, binary, connections]).toEqual([5, 5, 2]); // one of them asks for the counts
});

const all: [DType, string][] = [
  ["bool", "BOOL"],
  ["uint8", "UINT8"],
  ["int8", "INT8"],
  ["int16", "INT16"],
  ["int32", "INT32"],
  ["int64", "INT64"],
  ["float16", "FP16"],
  ["bfloat16", "BF16"],
  ["float32", "FP32"],
  ["float64", "FP64"],
];

test.each([true, false])("every dtype there and back, bytes: %s", async (binary) => {
  const ports = all.map(([name, datatype]) => ({ name, datatype, shape: [-1, 4] }));
  const { server, runner } = await serve(
    { model: "echo", inputs: ports, outputs: ports },
    { binary },
  );
  const values = randn([3, 4]).mul(100).abs();
  const call = Object.fromEntries(all.map(([dtype]) => [dtype, values.to(dtype)]));
  const empty = Object.fromEntries(all.map(([dtype]) => [dtype, values.narrow(0, 0, 0).to(dtype)]));
  const [full, none] = runner.run([call, empty]);
  for (const [dtype] of all) {
    expect([dtype, full[dtype].dtype, full[dtype].shape]).toEqual([dtype, dtype, [3, 4]]);
    expect(full[dtype].toNumbers()).toEqual(call[dtype].toNumbers());
    expect([dtype, none[dtype].dtype, none[dtype].shape]).toEqual([dtype, dtype, [0, 4]]);
  }
  const counts = await server.counts();
  expect([counts.binary, counts.text]).toEqual(binary ? [2, 0] : [0, 2]);
});

test("a server that does not know bytes gets text from then on", async () => {
  const { server, runner } = await serve({ binary: "no" }, { concurrency: 1 });
  for (let i = 0; i < 3; i++) expect(runner.run([{ x }])[0].y.toArray()).toEqual(doubled);
  const { binary, text } = await server.counts();
  expect([binary, text]).toEqual([1, 3]);
  const nan = tensor([[1, NaN, 0]]);
  expect(sentence(runner, () => runner.run([{ x: nan }]))).toBe(
    'UserError: the input "x" holds NaN, which JSON cannot say, and the server takes no bytes',
  );
});

test("a server that lists the extension is not asked in text when it refuses", async () => {
  const { server, runner } = await serve({
    extensions: ["classification", "binary_tensor_data"],
    always: { status: 400, body: json({ error: "[StatusCode.INVALID]\n  no  such thing" }) },
  });
  expect(sentence(runner, () => runner.run([{ x }]))).toBe(
    "UserError: S answered 400: [StatusCode.INVALID] no such thing",
  );
  const { binary, text } = await server.counts();
  expect([binary, text]).toEqual([1, 0]);
});

test("Triton's largest batch is read, and what is said goes first", async () => {
  const config = { max_batch_size: 8 };
  expect((await serve({ config })).runner.samplesPerCall).toBe(8);
  expect((await serve({ config }, { samplesPerCall: 2 })).runner.samplesPerCall).toBe(2);
  for (const odd of [{ max_batch_size: 0 }, { max_batch_size: "8" }, [], null])
    expect((await serve({ config: odd })).runner.samplesPerCall).toBeUndefined();
});

test("requests overlap, as many as wanted, and answers keep their order", async () => {
  const { server, runner } = await serve({ delay: 30 }, { concurrency: 5 });
  const calls = Array.from({ length: 20 }, (_, i) => ({ x: zeros([1, 3]).add(i) }));
  const started = performance.now();
  const answers = runner.run(calls);
  const seconds = (performance.now() - started) / 1000;
  expect(answers.map(({ y }) => y.max().item())).toEqual(calls.map((_, i) => 2 * i));
  expect((await server.counts()).mostAtOnce).toBe(5);
  expect(seconds).toBeLessThan((20 * 0.03) / 2); // one after the other would take 0.6 s
});

test("outputs that are texts are not asked for", async () => {
  const outputs = [
    { name: "label", datatype: "BYTES", shape: [-1] },
    { name: "y", datatype: "FP32", shape: [-1, 3] },
  ];
  const { runner } = await serve({ outputs });
  expect(runner.outputs!.map(({ name }) => name)).toEqual(["y"]);
  expect(Object.keys(runner.run([{ x }])[0])).toEqual(["y"]);
});

test("a server that is too busy is asked again, until it is enough", async () => {
  for (const status of [429, 502, 503, 504]) {
    const { server, runner } = await serve({ refuseFirst: { times: 2, status } });
    expect(runner.run([{ x }])[0].y.toArray()).toEqual(doubled);
    expect((await server.counts()).calls).toBe(3);
  }
  const { server, runner } = await serve({ refuseFirst: { times: 99, status: 503 } });
  expect(sentence(runner, () => runner.run([{ x }]))).toBe(
    "UserError: S answered 503: come back later",
  );
  expect((await server.counts()).calls).toBe(4);
});

test("other refusals are not asked again", async () => {
  for (const status of [401, 404, 422, 500]) {
    const always = { status, body: json({ detail: "because" }) };
    const { server, runner } = await serve({ always }, { binary: true });
    expect(sentence(runner, () => runner.run([{ x }]))).toBe(
      `UserError: S answered ${status}: because`,
    );
    expect((await server.counts()).calls).toBe(1);
  }
});

test("waits grow, and Retry-After is kept to", async () => {
  const always = { status: 503, body: "", headers: { "retry-after": "1" } };
  const { runner } = await serve({ always }, { retries: 1 });
  const started = performance.now();
  expect(sentence(runner, () => runner.run([{ x }]))).toBe(
    "UserError: S answered 503: Service Unavailable",
  );
  expect(performance.now() - started).toBeGreaterThan(990);
});

test("a server that dies half-way: one sentence, and quickly", async () => {
  const { runner } = await serve({ dieAfter: 6, delay: 5 });
  const calls = Array.from({ length: 12 }, () => ({ x }));
  expect(sentence(runner, () => runner.run(calls))).toBe(
    "UserError: S refuses the connection (tried 4 times): is the server running?",
  );
  expect(sentence(runner, () => runner.run([{ x }]))).toMatch("S refuses the connection");
});

test("an answer that breaks off is asked for again, then told", async () => {
  for (const cutAt of [0, 5, 120]) {
    const { server, runner } = await serve({ cutAt });
    expect(sentence(runner, () => runner.run([{ x }]))).toBe(
      "UserError: S broke off the connection (tried 4 times): its own log may say why",
    );
    expect((await server.counts()).calls).toBeGreaterThanOrEqual(4);
  }
});

test("connections that the server closes between calls are no trouble", async () => {
  const { runner } = await serve({ answersPerConnection: 1 }, { retries: 0 });
  for (let i = 0; i < 10; i++) {
    expect(runner.run([{ x }, { x }])[1].y.toArray()).toEqual(doubled);
    await new Promise((resolve) => setTimeout(resolve, i));
  }
});

test("a server that is too slow", async () => {
  const { server, runner } = await serve({ delay: 2000 }, { timeout: 0.2, retries: 3 });
  const started = performance.now();
  expect(sentence(runner, () => runner.run([{ x }, { x }]))).toBe(
    "UserError: S gave no answer within 0.2 s: allow it more time, or fewer samples in one call",
  );
  expect(performance.now() - started).toBeLessThan(1500);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await server.counts()).atOnce).toBe(0);
});

test("after a failure the other requests of the run are given up", async () => {
  const { server, runner } = await serve(
    { refuseFirst: { times: 1, status: 400 }, delay: 150 },
    {
      concurrency: 3,
      binary: true,
    },
  );
  const many = Array.from({ length: 30 }, () => ({ x }));
  expect(sentence(runner, () => runner.run(many))).toBe(
    "UserError: S answered 400: come back later",
  );
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect((await server.counts()).calls).toBeLessThan(10);
  expect(runner.run([{ x }])[0].y.toArray()).toEqual(doubled);
});

test.each([
  ["too large by its status", { most: 4000 }, "S answered 413: too large"],
  [
    "a GPU that is full",
    { always: { status: 500, body: json({ error: "CUDA out of memory. Tried 2 GiB" }) } },
    "S answered 500: CUDA out of memory. Tried 2 GiB",
  ],
  [
    "more than Triton's largest batch",
    { always: { status: 400, body: json({ error: "batch-size must be <= 4 for 'm'" }) } },
    "S answered 400: batch-size must be <= 4 for 'm'",
  ],
])("OutOfMemory: %s", async (_, options, message) => {
  const { runner } = await serve(options, { binary: true });
  const big = zeros([1000, 3]);
  expect(sentence(runner, () => runner.run([{ x: big }]))).toBe(`OutOfMemory: ${message}`);
});

test("a request is refused before all of it was read", async () => {
  const { runner } = await serve({ most: 1000, early: true }, { binary: true });
  const big = zeros([2 ** 22, 3]); // 50 MB, more than any socket holds
  expect(sentence(runner, () => runner.run([{ x: big }]))).toBe(
    "OutOfMemory: S answered 413: too large",
  );
});

test("answers that are none, and outputs that are not what was announced", async () => {
  const said: string[] = [];
  for (const [server, options] of [
    [{ output: { shape: [2, 2] } }],
    [{ output: { name: "z" } }],
    [{ output: { parameters: { binary_data_size: 23 } } }],
    [{ output: { datatype: "FP64" } }],
    [{ always: { status: 200, body: Buffer.from("<h1>hello</h1>").toString("base64") } }],
    [{ always: { status: 302, body: "", headers: { location: "http://else/" } } }],
    [{ always: { status: 500, body: Buffer.from("<p>a <b>page</b></p>").toString("base64") } }],
    [{}, { binary: false }],
  ] as [object, ServerOptions?][]) {
    const { runner } = await serve(server, options);
    said.push(
      sentence(runner, () => runner.run([{ x: options ? tensor([[1, Infinity, 2]]) : x }])),
    );
  }
  expect(said).toMatchInlineSnapshot(`
    [
      "UserError: S gave the output "y" as FP32 [2, 2], with 24 bytes that do not suit that",
      "UserError: S answered without its output "y"",
      "UserError: S gave the output "y" as FP32 [2, 3], with 23 bytes that do not suit that",
      "UserError: S gave the output "y" as FP64 [2, 3], with 24 bytes that do not suit that",
      "UserError: S answered with something that is no JSON object: <h1>hello</h1>",
      "UserError: S sends on to http://else/: name that one",
      "UserError: S answered 500: a page",
      "UserError: the input "x" holds Infinity, which JSON cannot say, and the server takes no bytes",
    ]
  `);
});

test("NaN comes through as NaN", async () => {
  const { runner } = await serve({ model: "nan" });
  expect(runner.run([{ x }])[0].y.isnan().sum().item()).toBe(1);
});

test("a server that is no server, and a model that is none", async () => {
  const { server } = await serve();
  const root = server.url.replace(/\/v2.*/, "");
  const opening = (url: string, options = {}) =>
    sentence({ name: root }, () => openServer(url, { backoff: 0.01, ...options }));
  expect(opening(`${root}/v2/models/other`)).toBe(
    "UserError: S/v2/models/other answered 404: unknown model: /v2/models/other",
  );
  const free = "http://127.0.0.1:9"; // the port of a service that nobody runs
  expect(opening(`${free}/v2/models/m`)).toMatch(/m refuses the connection \(tried 4 times\)/);
  expect(opening("http://no-such-host.invalid/v2/models/m", { retries: 0 })).toMatch(
    /m cannot be (found|reached)/,
  );
  expect(opening(server.url.replace("http:", "https:"))).toMatch(
    /^UserError: .*m cannot be reached/,
  );
});

test("metadata that is none", async () => {
  const said: string[] = [];
  for (const server of [
    { inputs: null },
    { outputs: [] },
    { outputs: [{ name: "t", datatype: "BYTES", shape: [1] }] },
    { inputs: [{ datatype: "FP32", shape: [1] }] },
    { inputs: [{ name: "x", datatype: "FP32", shape: ["a"] }] },
  ]) {
    const started = await startServer(server);
    opened.push(started);
    said.push(sentence({ name: started.url }, () => openServer(started.url)));
  }
  expect(said).toMatchInlineSnapshot(`
    [
      "UserError: S does not say its "inputs": is this a model's address?",
      "UserError: S names no output that could be measured (numbers or bool)",
      "UserError: S names no output that could be measured (numbers or bool)",
      "UserError: S has an entry in its "inputs" without a name or shape: { datatype: 'FP32', shape: [ 1 ] }",
      "UserError: S has an entry in its "inputs" without a name or shape: { name: 'x', datatype: 'FP32', shape: [ 'a' ] }",
    ]
  `);
});

test("headers go with every request; a password is sent and not shown", async () => {
  const token = `Basic ${Buffer.from("me:secret").toString("base64")}`;
  const { url, ...rest } = await startServer({ token });
  opened.push({ url, ...rest });
  const withPassword = url.replace("http://", "http://me:secret@");
  for (const [address, headers] of [
    [withPassword, {}],
    [url, { authorization: token }],
  ] as const) {
    const runner = openServer(address, { headers });
    opened.push(runner);
    expect(runner.name).toBe(url);
    expect(runner.run([{ x }])[0].y.toArray()).toEqual(doubled);
  }
  expect(sentence({ name: url }, () => openServer(url))).toBe("UserError: S answered 401: who?");
});

test.each([
  [{ timeout: 0 }, "timeout must be seconds above 0"],
  [{ timeout: 1e9 }, "timeout must be"],
  [{ retries: 1.5 }, "retries must be a whole number from 0 on, got 1.5"],
  [{ backoff: -1 }, "backoff must be"],
  [{ concurrency: 0 }, "concurrency must be"],
  [{ samplesPerCall: 0 }, "samplesPerCall must be"],
  [{ binary: "yes" as "auto" }, 'binary must be "auto", true or false, got yes'],
])("impossible options: %j", (options: ServerOptions, words) => {
  expect(() => openServer("http://127.0.0.1:9/v2/models/m", options)).toThrow(words);
});

test("64 MB there and 64 MB back", async () => {
  const { runner } = await serve();
  const big = arange(2 ** 24 - 1, { dtype: "float32" }).view([-1, 3]);
  tidy(() => {
    const [{ y }] = runner.run([{ x: big }]);
    expect(y.sub(big.mul(2)).abs().max().item()).toBe(0);
  });
});

test("random bytes as an answer give one sentence, never a wait", async () => {
  let seed = 7;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  for (let i = 0; i < 12; i++) {
    const bytes = Buffer.from(Array.from({ length: 40 * i }, () => Math.floor(random() * 256)));
    const headers = i % 2 ? { "inference-header-content-length": String(i * 20) } : {};
    const always = { status: 200, body: bytes.toString("base64"), headers };
    const { runner } = await serve({ always });
    expect(sentence(runner, () => runner.run([{ x }]))).toMatch(/^UserError: S answered [^\n]+$/);
  }
});

test("forty requests at once", async () => {
  const { server, runner } = await serve({ delay: 20 }, { concurrency: 40 });
  const answers = runner.run(Array.from({ length: 80 }, () => ({ x })));
  expect(answers.every(({ y }) => y.sum().item() === 42)).toBe(true);
  expect((await server.counts()).mostAtOnce).toBe(40);
});
