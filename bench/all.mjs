/**
 * Every benchmark with a stated figure, one after the other, and their verdicts in one table.
 *
 *     node bench/all.mjs [--only=gnn]
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { printTable, round, textOption, word } from "./lib/print.mjs";

const benchmarks = [
  ["operator"],
  ["transformer"],
  ["transformer", "--same-malloc"],
  ["unet"],
  ["unet", "--same-malloc"],
  ["gnn"],
  ["gnn", "--same-malloc"],
  ["load"],
  ["memory"],
  ["stress"],
  ["safetensors"],
  ["twist"],
  ["voxelize"],
  ["voxmol"],
  ["proteina"],
  ["hessian"],
  ["subject"],
  ["server"],
];
const only = textOption("only", "");
const folder = mkdtempSync(path.join(tmpdir(), "equimeter-bench-"));
const file = path.join(folder, "verdicts.jsonl");
const failed = [];
try {
  for (const [name, ...args] of benchmarks.filter((benchmark) =>
    benchmark.join(" ").includes(only),
  )) {
    console.log(`\n${[name, ...args].join(" ")}`);
    const script = fileURLToPath(new URL(`${name}.mjs`, import.meta.url));
    const env = { ...process.env, BENCH_VERDICTS: file };
    const { status } = spawnSync(process.execPath, [script, ...args], { env, stdio: "inherit" });
    if (status !== 0) failed.push(name);
  }
  console.log();
  printTable([["", "measured", "stated", "verdict"], ...verdicts()]);
} finally {
  rmSync(folder, { recursive: true });
}
if (failed.length > 0) {
  console.log(`did not end well: ${failed.join(", ")}`);
  process.exitCode = 1;
}

function verdicts() {
  try {
    return readFileSync(file, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line))
      .map(({ what, value, limit, unit }) => [
        what,
        `${round(value)}${unit}`,
        `≤ ${limit}${unit}`,
        word(value, limit),
      ]);
  } catch {
    return []; // none was printed
  }
}
