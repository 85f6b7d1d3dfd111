/**
 * Checks @equimeter/torch on a machine with a GPU: builds the native core, compares the device with the
 * CPU operator by operator and through training steps, tries memory and errors, then runs the test suite
 * and the benchmarks where their tools are there, and prints a table.
 *
 *     node scripts/cuda-check.mjs [--device=cuda:0] [--only=TEXT] [--no-tests] [--no-bench]
 *
 * `--device=cpu` compares the CPU with itself: a check of this script on a machine without a GPU.
 * Exit code 1 when a check fails, 2 when there is no such device.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));
const { values } = parseArgs({
  options: {
    device: { type: "string", default: "cuda:0" },
    only: { type: "string", default: "" },
    "no-tests": { type: "boolean", default: false },
    "no-bench": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(
    "node scripts/cuda-check.mjs [--device=cuda:0] [--only=TEXT] [--no-tests] [--no-bench]",
  );
  process.exit(0);
}

const { build } = await import("../packages/torch/build.mjs");
const { built, seconds, libtorch } = await build();
const torch = await import("../packages/torch/dist/index.js");
const { device } = values;
console.log(
  `libtorch ${torch.torchVersion()} in ${libtorch.root} (CUDA library ${libtorch.cuda ? "found" : "not found"}), ` +
    `core ${built ? `built in ${seconds.toFixed(1)} s` : "up to date"}, Node ${process.version}, ` +
    `${availableParallelism()} cores, ${torch.cuda.deviceCount()} CUDA devices${gpuName()}`,
);
if (device.startsWith("cuda") && !torch.cuda.isAvailable()) {
  console.error(
    `there is no CUDA device for ${device}: this libtorch ${libtorch.cuda ? "sees none" : "was built without CUDA"}; ` +
      "set LIBTORCH to a CUDA build, or use --device=cpu to check this script",
  );
  process.exit(2);
}

const rows = [];
let failures = 0;
const { checks } = await import("./cuda-check/checks.mjs");
for (const { name, run } of checks(torch, device)) {
  if (!name.includes(values.only)) continue;
  const start = performance.now();
  let result;
  try {
    result = (await run()) ?? "ok";
  } catch (error) {
    failures++;
    result = `FAILED: ${error.message}`;
  }
  rows.push([name, result, `${(performance.now() - start).toFixed(0)} ms`]);
}
printTable(rows);

if (!values["no-tests"])
  step("test suite", "node_modules/vitest/vitest.mjs", ["run", "packages/torch"]);
if (!values["no-bench"]) {
  for (const name of ["transformer", "unet", "gnn"])
    step(`bench ${name}`, `bench/${name}.mjs`, [`--device=${device}`, "--rounds=15"]);
}
console.log(failures === 0 ? "all checks passed" : `${failures} checks failed`);
process.exit(failures === 0 ? 0 : 1);

/** Runs a script of the repository and shows its last lines. */
function step(title, script, parameters) {
  console.log(`\n${title}`);
  if (!existsSync(path.join(root, script))) return console.log(`skipped: ${script} is not here`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...parameters], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 << 20,
  });
  console.log(`${stdout}${stderr}`.trimEnd().split("\n").slice(-20).join("\n"));
  if (status !== 0) failures++;
}

function gpuName() {
  const { status, stdout } = spawnSync(
    "nvidia-smi",
    ["--query-gpu=name,driver_version", "--format=csv,noheader"],
    { encoding: "utf8" },
  );
  return status === 0 ? ` (${stdout.trim().replaceAll("\n", "; ")})` : "";
}

function printTable(lines) {
  const width = Math.max(...lines.map(([name]) => name.length));
  for (const [name, result, time] of lines)
    console.log(`${name.padEnd(width)}  ${result}  (${time})`);
}
