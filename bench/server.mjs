/**
 * How busy an inference server is kept: requests a second while `twist` measures a model on it, over
 * those of a bare loop with as many requests of the same size under way, against the same server
 * process. The server forces every request through some milliseconds of arithmetic (all pairs of atoms).
 *
 *     node bench/server.mjs [--rounds=15] [--concurrency=4] [--samples=32] [--atoms=64] [--rotations=128]
 */
import { spawn } from "node:child_process";
import http from "node:http";
import { fileURLToPath } from "node:url";

const option = (name, usual) => {
  const given = process.argv.find((argument) => argument.startsWith(`--${name}=`));
  return given ? Number(given.slice(name.length + 3)) : usual;
};
if (process.argv.includes("--serve")) serve();
else await main();

/** Forces of all pairs of atoms, [samples, atoms, 3], as a model on a server would compute them. */
function forces(positions, samples, atoms) {
  const result = new Float32Array(positions.length);
  for (let s = 0; s < samples; s++)
    for (let i = 0; i < atoms; i++)
      for (let j = 0; j < atoms; j++) {
        const a = (s * atoms + i) * 3;
        const b = (s * atoms + j) * 3;
        const x = positions[a] - positions[b];
        const y = positions[a + 1] - positions[b + 1];
        const z = positions[a + 2] - positions[b + 2];
        const pull = Math.exp(-(x * x + y * y + 2 * z * z));
        result[a] += pull * x;
        result[a + 1] += pull * y;
        result[a + 2] += pull * z;
      }
  return result;
}

function serve() {
  const port = { name: "positions", datatype: "FP32", shape: [-1, -1, 3] };
  let computed = 0;
  const server = http.createServer((request, response) => {
    const path = request.url;
    if (path === "/time") return response.end(String(computed));
    if (path === "/v2") return response.end('{"name":"bench","extensions":["binary_tensor_data"]}');
    if (!path.endsWith("/infer")) {
      const outputs = [{ ...port, name: "forces" }];
      return response.end(JSON.stringify({ name: "m", inputs: [port], outputs }));
    }
    const body = Buffer.allocUnsafeSlow(Number(request.headers["content-length"]));
    let size = 0;
    request.on("data", (part) => void (size += part.copy(body, size)));
    request.on("end", () => {
      const start = performance.now();
      const at = Number(request.headers["inference-header-content-length"]);
      const [{ shape }] = JSON.parse(body.toString("utf8", 0, at)).inputs;
      const result = forces(new Float32Array(body.buffer.slice(at)), shape[0], shape[1]);
      const parameters = { binary_data_size: result.byteLength };
      const outputs = [{ name: "forces", datatype: "FP32", shape, parameters }];
      const head = Buffer.from(JSON.stringify({ outputs }));
      response.writeHead(200, {
        "content-length": head.length + result.byteLength,
        "inference-header-content-length": head.length,
      });
      response.cork();
      response.write(head);
      response.end(new Uint8Array(result.buffer));
      computed += performance.now() - start;
    });
  });
  server.listen(0, "127.0.0.1", () => console.log(server.address().port));
  process.stdin.resume().on("end", () => process.exit());
}

async function main() {
  const { cat, Generator, manualSeed, randn, tidy } = await import("@equimeter/torch");
  const { independent, vector } = await import("equimeter/groups");
  const { twist } = await import("equimeter/measure");
  const { openServer } = await import("equimeter/subjects/server");
  const { interleave } = await import("./lib/pairs.mjs");
  const { printMachine, printTable, printVerdict, round, spreadText } =
    await import("./lib/print.mjs");

  const rounds = option("rounds", 15);
  const concurrency = option("concurrency", 4);
  const [samples, atoms] = [option("samples", 32), option("atoms", 64)];
  const rotations = option("rotations", 128);

  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), "--serve"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const port = await new Promise((resolve) => child.stdout.once("data", (line) => resolve(+line)));
  const address = `http://127.0.0.1:${port}/v2/models/m`;
  const serverTime = async () => Number(await (await fetch(new URL("/time", address))).text());
  const runner = openServer(address, { concurrency });

  /** One request for each copy of the batch. */
  const model = {
    forward({ positions }) {
      const calls = Array.from({ length: positions.shape[0] / samples }, (_, i) => ({
        positions: positions.narrow(0, i * samples, samples),
      }));
      return { forces: cat(runner.run(calls).map(({ forces: some }) => some), 0) }; // prettier-ignore
    },
  };
  manualSeed(1);
  const positions = randn([samples, atoms, 3]);
  const actions = { inputs: { positions: vector }, outputs: { forces: vector } };
  const generator = new Generator(2);
  const design = independent({ count: rotations });
  const measured = () =>
    tidy(() => {
      const elements = design.draw(samples, generator);
      twist(elements, { model, batch: { positions }, samples, ...actions });
    });

  const bytes = new Uint8Array(positions.toTypedArray().buffer);
  const bare = bareClient(address, bytes, positions.shape, concurrency);

  const busy = [0, 0]; // ms that the server computed
  const total = [0, 0];
  const timedWith = (side, body) => async () => {
    const before = await serverTime();
    const start = process.hrtime.bigint();
    await body();
    const nanoseconds = Number(process.hrtime.bigint() - start);
    busy[side] += (await serverTime()) - before;
    total[side] += nanoseconds / 1e6;
    return nanoseconds;
  };
  const result = await interleave(
    timedWith(0, measured),
    timedWith(1, () => bare(rotations)),
    { rounds },
  );
  runner.close();
  child.stdin.end();

  const perRequest = busy.map((time) => time / (rounds + 3) / rotations);
  const part = busy.map((time, side) => time / total[side]);
  printMachine();
  const rate = (time) => round(rotations / (time / 1e9));
  printTable([
    ["requests a second", "through twist", "bare loop", "share", "middle half"],
    [
      `${samples} × ${atoms} atoms, ${concurrency} under way`,
      rate(result.ours),
      rate(result.theirs),
      round(1 / result.ratio),
      spreadText(result.spread.map((ratio) => 1 / ratio).toReversed()),
    ],
    ["ms that the server computes for each", ...perRequest.map(round), "", ""],
    ["part of the time that it computes", ...part.map(round), round(part[0] / part[1]), ""],
  ]);
  printVerdict("time of a measurement over that of bare requests", result.ratio, 1 / 0.9);
}

/** Sends the same request so many times, as fast as a plain loop over kept connections can. */
function bareClient(address, bytes, shape, concurrency) {
  const input = { name: "positions", datatype: "FP32", shape };
  const inputs = [{ ...input, parameters: { binary_data_size: bytes.length } }];
  const parameters = { binary_data_output: true };
  const head = Buffer.from(JSON.stringify({ parameters, inputs }));
  const body = Buffer.concat([head, bytes]);
  const agent = new http.Agent({ keepAlive: true, maxSockets: concurrency, noDelay: true });
  const headers = {
    "content-length": body.length,
    "inference-header-content-length": head.length,
  };
  const once = () =>
    new Promise((resolve, reject) => {
      const request = http.request(`${address}/infer`, { method: "POST", agent, headers });
      request.on("error", reject).on("response", (response) => {
        response.on("data", () => undefined).on("end", resolve);
      });
      request.end(body);
    });
  return async (count) => {
    let left = count;
    const loop = async () => {
      while (left-- > 0) await once();
    };
    await Promise.all(Array.from({ length: concurrency }, loop));
  };
}
