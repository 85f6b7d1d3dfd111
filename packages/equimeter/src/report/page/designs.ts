import { linesOf } from "../../runs/index.js";
import type { RunLines } from "../figures/series.js";
import { formatCount } from "../format.js";

const splits = { monitor: "validation", test: "test" };

/**
 * How the runs were measured: `Measured on 64 validation samples, tetrahedralOrbits × 2 (24 passes),
 * haar law.` Where they differ, all ways; empty where nothing was measured.
 */
export function designsOf(runs: readonly RunLines[], kind: "monitor" | "test"): string {
  const lines = runs.flatMap(({ lines: all }) => linesOf<"monitor" | "test">([...all], kind));
  if (lines.length === 0) return "";
  const different = new Map(
    lines.map((line) => [`${line.samples} ${line.passes} ${line.law} ${line.design}`, line]),
  );
  const ways = Array.from(different.values(), ({ samples, design, passes, law }) => {
    const split = `${formatCount(samples)} ${splits[kind]} samples`;
    return `${split}, ${design} (${formatCount(passes)} passes), ${law} law`;
  });
  return `Measured on ${ways.join("; on ")}.`;
}
