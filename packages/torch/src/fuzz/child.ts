/**
 * Loads damaged files, one after the other, in a process of its own, so that a crash is seen:
 *
 *     node child.js KIND FROM TO
 *
 * Before each file it writes `seed N`; after all, one line of JSON (Outcome).
 */
import { mkdtempSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { load } from "../jit/load.js";
import { reachableTensors } from "../live-tensors.js";
import { loadSafetensors } from "../safetensors/index.js";
import { tidy } from "../scope.js";
import type { Tensor } from "../tensor.js";
import { fixture, fuzzCase, modules, safetensorsBases, type FuzzKind } from "./cases.js";

export interface Outcome {
  valid: number;
  refused: number;
  /** What should not happen, with the seed it happened at. */
  problems: string[];
  /** Tensors alive afterwards that were not before. */
  leaked: number;
  /** By how many MB the process was at its largest beyond its size before. */
  growth: number;
}

const [kind, from, to] = [process.argv[2] as FuzzKind, ...process.argv.slice(3).map(Number)];
const folder = mkdtempSync(join(tmpdir(), "fuzz-"));
const path = join(folder, "x");

function tensorsIn(file: string): Tensor[] {
  if (kind === "safetensors") return Object.values(loadSafetensors(file).tensors);
  const module = load(file);
  return [...module.namedParameters().values(), ...module.namedBuffers().values()];
}

/** Reads every element, as whoever loads a file will; the sums. */
function readAll(file: string): number[] {
  const real = (tensor: Tensor): Tensor =>
    tensor.dtype.startsWith("complex") ? tensor.abs() : tensor;
  return tidy(() => tensorsIn(file).map((tensor) => real(tensor).to("float64").sum().item()));
}

/** What is wrong with this answer to a damaged file. */
function problemOf(error: unknown): string | null {
  const { name, message } = error as Error;
  if (name !== "TorchError") return `${name}: ${message}`;
  if (/[\r\n]/.test(message)) return `several lines: ${JSON.stringify(message)}`;
  if (message.length >= 400) return `${message.length} characters: ${message}`;
  if (/Exception raised from|0x[0-9a-f]{8}/.test(message)) return `C++ in it: ${message}`;
  return message.startsWith(`${path}: `) ? null : `no path: ${message}`;
}

try {
  const undamaged = new Map<string, string>();
  for (const base of kind === "safetensors" ? safetensorsBases() : modules) {
    if (typeof base !== "string") writeFileSync(path, base);
    const sums = readAll(typeof base === "string" ? fixture(`${base}.pt`) : path);
    if (typeof base === "string") undamaged.set(base, String(sums));
  }
  const outcome: Outcome = { valid: 0, refused: 0, problems: [], leaked: 0, growth: 0 };
  const before = reachableTensors();
  const memory = process.memoryUsage.rss();
  for (let seed = from; seed < to; seed++) {
    writeSync(1, `seed ${seed}\n`);
    const { base, bytes } = fuzzCase(kind, seed);
    writeFileSync(path, bytes);
    try {
      const sums = String(readAll(path));
      outcome.valid++;
      // Nothing that a checksum covers may be different and yet accepted.
      if (kind === "archive" && sums !== undamaged.get(base))
        outcome.problems.push(`seed ${seed} (${base}): other values`);
    } catch (error) {
      outcome.refused++;
      const problem = problemOf(error);
      if (problem) outcome.problems.push(`seed ${seed} (${base}): ${problem}`);
    }
  }
  outcome.leaked = reachableTensors() - before;
  outcome.growth = Math.round(process.resourceUsage().maxRSS / 1024 - memory / 2 ** 20);
  writeSync(1, `${JSON.stringify(outcome)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
