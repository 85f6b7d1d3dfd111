import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

import type { FuzzKind } from "./cases.js";
import type { Outcome } from "./child.js";

const child = fileURLToPath(new URL("../../dist/fuzz/child.js", import.meta.url));
/** How long one file may take; the first one also waits for libtorch, perhaps for its core's build. */
const silence = { first: 120_000, later: 30_000 };
const mostCrashes = 5;

/**
 * Loads the files of the seeds in [0, count) in child processes. A child that dies or falls silent is
 * one more problem, with the seed it was at; another goes on behind it.
 */
export async function fuzz(kind: FuzzKind, count: number): Promise<Outcome> {
  const total: Outcome = { valid: 0, refused: 0, problems: [], leaked: 0, growth: 0 };
  let crashes = 0;
  for (let from = 0; from < count && crashes < mostCrashes;) {
    const { output, end } = await run([kind, String(from), String(count)]);
    if (end === "0") {
      const outcome = JSON.parse(output.trimEnd().split("\n").at(-1)!) as Outcome;
      total.valid += outcome.valid;
      total.refused += outcome.refused;
      total.problems.push(...outcome.problems);
      total.leaked += outcome.leaked;
      total.growth = Math.max(total.growth, outcome.growth);
      break;
    }
    crashes++;
    const seed = output.match(/^seed (\d+)$/gm)?.at(-1);
    total.problems.push(`${seed ?? "before the first seed"}: the process ended with ${end}`);
    if (!seed) break;
    from = Number(seed.slice(5)) + 1;
  }
  return total;
}

function run(options: string[]): Promise<{ output: string; end: string }> {
  return new Promise((resolve) => {
    const started = spawn(process.execPath, [child, ...options]);
    let output = "";
    let errors = "";
    let watch = setTimeout(() => started.kill("SIGKILL"), silence.first);
    started.stdout.on("data", (text: Buffer) => {
      output += text.toString();
      clearTimeout(watch);
      watch = setTimeout(() => started.kill("SIGKILL"), silence.later);
    });
    started.stderr.on("data", (text: Buffer) => (errors += text.toString()));
    started.on("close", (code, signal) => {
      clearTimeout(watch);
      resolve({ output, end: `${signal ?? code}${code === 0 ? "" : ` ${errors.slice(-300)}`}` });
    });
  });
}
