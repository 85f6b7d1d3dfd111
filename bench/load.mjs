/**
 * How long it takes until a fresh process can compute: the native core alone (libtorch and the
 * libraries it pulls in), `import "@equimeter/torch"`, and PyTorch's `import torch`.
 *
 *     node bench/load.mjs [--rounds=9]
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { ensureBuilt } from "../packages/torch/build.mjs";
import { interleave } from "./lib/pairs.mjs";
import { option, printMachine, printTable, printVerdict, round, spreadText } from "./lib/print.mjs";
import { interpreters } from "./lib/python.mjs";

const limit = 1000; // ms
const rounds = option("rounds", 9);
const here = fileURLToPath(new URL(".", import.meta.url));

/** Each prints the nanoseconds that it took. */
const programs = {
  addon: `const { createRequire } = await import("node:module");
    const load = createRequire(import.meta.url);
    const start = process.hrtime.bigint();
    load(${JSON.stringify(ensureBuilt())});
    console.log(String(process.hrtime.bigint() - start));`,
  ours: `const start = process.hrtime.bigint();
    await import("@equimeter/torch");
    console.log(String(process.hrtime.bigint() - start));`,
  theirs: `import time; start = time.perf_counter_ns(); import torch
print(time.perf_counter_ns() - start)`,
};

const python = interpreters.find(
  (interpreter) => spawnSync(interpreter, ["-c", "import torch"]).status === 0,
);
const node = (program) => run(process.execPath, ["--input-type=module", "--eval", program]);
const addon = () => node(programs.addon).inside;
const ours = () => node(programs.ours);
const theirs = () => run(python, ["-c", programs.theirs]);

printMachine(python ? "" : "no PyTorch");
const [alone, inside, whole] = [
  await interleave(addon, null, { rounds, warmup: 1 }),
  await interleave(() => ours().inside, python && (() => theirs().inside), { rounds, warmup: 1 }),
  await interleave(() => ours().whole, python && (() => theirs().whole), { rounds, warmup: 1 }),
];
const milliseconds = (nanoseconds) => nanoseconds && nanoseconds / 1e6;
const row = (name, result) => [
  name,
  round(milliseconds(result.ours)),
  round(milliseconds(result.theirs)),
  round(result.ratio),
  spreadText(result.spread),
];
printTable([
  ["ms", "Equimeter", "PyTorch", "ratio", "middle half"],
  row("the native core alone", alone),
  row("the import", inside),
  row("the whole process", whole),
]);
printVerdict("loading the native core", milliseconds(alone.ours), limit, " ms");
printVerdict('import "@equimeter/torch"', milliseconds(inside.ours), limit, " ms");

/** Nanoseconds by the process's own account, and from start to end. */
function run(command, args) {
  const start = process.hrtime.bigint();
  const { status, stdout } = spawnSync(command, args, {
    cwd: here,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  const fromOutside = Number(process.hrtime.bigint() - start);
  if (status !== 0) throw new Error(`${command} ended with status ${status}`);
  return { inside: Number(stdout), whole: fromOutside };
}
