/**
 * Opening a safetensors file of 100 MB in a fresh process: the file is mapped, so that only what is
 * touched takes memory and time. Beside it what Python's safetensors package takes, where there is one.
 *
 *     node bench/safetensors.mjs [--rounds=9]
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { quantile } from "./lib/pairs.mjs";
import { flag, option, printMachine, printTable, printVerdict, round } from "./lib/print.mjs";
import { interpreters } from "./lib/python.mjs";
import { megabytes, needLinux, runChild } from "./lib/resident.mjs";

const limit = 10; // ms
const rounds = option("rounds", 9);
const tensors = 100; // of a megabyte each
const elements = 1e6 / 4;
const expected = elements * ((tensors * (tensors - 1)) / 2);

needLinux();
if (flag("child")) await openAndSum(process.argv.at(-1));
else await compare();

async function compare() {
  const folder = mkdtempSync(path.join(tmpdir(), "equimeter-bench-"));
  const file = path.join(folder, "large.safetensors");
  try {
    await write(file);
    const script = fileURLToPath(import.meta.url);
    const ours = medians(() => runChild(script, [file]));
    const theirs = python(file) && medians(() => python(file));
    printMachine(theirs ? "" : "no Python with safetensors and torch");
    printTable([
      [
        "100 MB in 100 tensors",
        "ms to open",
        "again",
        "MB before",
        "opened",
        "ms to sum",
        "MB then",
      ],
      row("Equimeter", ours),
      ...(theirs ? [row("Python's safetensors", theirs)] : []),
    ]);
    printVerdict("opening 100 MB", ours.open, limit, " ms");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Tensor i is full of i. */
async function write(file) {
  const { full, saveSafetensors, tidy } = await import("@equimeter/torch");
  tidy(() => {
    const named = Array.from({ length: tensors }, (_, i) => [`tensor${i}`, full([elements], i)]);
    saveSafetensors(file, Object.fromEntries(named));
  });
}

async function openAndSum(file) {
  const { loadSafetensors, tidy } = await import("@equimeter/torch");
  const before = megabytes("VmRSS");
  let began = performance.now();
  const { tensors: loaded } = loadSafetensors(file);
  const open = performance.now() - began;
  const opened = megabytes("VmRSS");
  began = performance.now();
  loadSafetensors(file);
  const again = performance.now() - began;
  began = performance.now();
  let total = 0;
  for (const tensor of Object.values(loaded))
    total += tidy(() => tensor.sum([], { dtype: "float64" }).item());
  const sum = performance.now() - began;
  if (total !== expected) throw new Error(`the tensors sum to ${total} instead of ${expected}`);
  console.log(JSON.stringify({ open, again, before, opened, sum, summed: megabytes("VmRSS") }));
}

function python(file) {
  const script = fileURLToPath(new URL("python/safetensors_file.py", import.meta.url));
  for (const interpreter of interpreters) {
    const { status, stdout } = spawnSync(interpreter, ["-B", script, file], { encoding: "utf8" });
    if (status === 0) return JSON.parse(stdout);
  }
  return null;
}

/** Of every number that `measure` returns. */
function medians(measure) {
  const results = Array.from({ length: rounds }, measure);
  return Object.fromEntries(
    Object.keys(results[0]).map((name) => [
      name,
      quantile(
        results.map((one) => one[name]),
        0.5,
      ),
    ]),
  );
}

function row(name, { open, again, before, opened, sum, summed }) {
  return [name, ...[open, again, before, opened, sum, summed].map(round)];
}
