import { readFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";

import type { FigureOptions, RunLines } from "../report/index.js";
import { metricPieces, type MetricKind, type MetricLine, type Weights } from "../runs/index.js";
import { fileBelow } from "./below.js";
import { flatConfig } from "./plain-yaml.js";
import { Problem } from "./problem.js";
import { isSelected, type Selection } from "./selection.js";

type Draw = (runs: readonly RunLines[], options: FigureOptions, selection: Selection) => string;

/** The figures of a report that are drawn from lines of metrics, by the name in the address. */
async function drawings(): Promise<Readonly<Record<string, Draw>>> {
  const figures = await import("../report/figures/index.js");
  return {
    percent: figures.percentFigure,
    explained: figures.explainedFigure,
    "percent-explained": figures.percentExplainedFigure,
    losses: (runs, options) => figures.lossesFigure(runs, { ...options, weights: "all" }),
    averaging: figures.averagingFigure,
    // Of one kind of weights: the raw ones where several are selected.
    gradients: (runs, options, { weights: [weights = "raw", ...others] }) =>
      figures.gradientsFigure(runs, {
        ...options,
        weights: others.length === 0 ? (weights as Weights) : "raw",
      }),
    head: figures.headFigure,
    twirl: figures.twirlFigure,
    "percent-at-times": figures.percentAtTimesFigure,
    "normalized-variance": figures.normalizedVarianceFigure,
    "worst-time": figures.worstTimeFigure,
    "time-bars": figures.timeBarsFigure,
  };
}

/** Kinds of lines that none of these figures has: of a long run they are nearly all. */
const undrawn: readonly MetricKind[] = ["train", "scalars", "note"];

/** In pixels. */
const widths = { least: 200, most: 4000 };

/**
 * Draws a figure as a report has it. Lines that are not drawn are not looked at.
 *
 * @param folder of the runs
 * @param name of the figure
 * @param width in pixels; undefined for that of a report
 * @param gone ends the reading between two pieces of a file, as when whoever asked has gone
 * @returns SVG
 * @throws Problem 404 for a figure or run that is not there and 503 where `gone` says so, UserError for damaged metrics
 */
export async function figureOf(
  folder: string,
  name: string,
  selection: Selection,
  width: string | undefined,
  gone?: AbortSignal,
): Promise<string> {
  const known = await drawings();
  if (!Object.hasOwn(known, name)) {
    const all = Object.keys(known).join(", ");
    throw new Problem(404, `there is no figure "${name.slice(0, 80)}": choose one of ${all}`);
  }
  const options = width === undefined ? {} : { width: widthOf(width) };
  const runs: RunLines[] = [];
  for (const run of selection.runs) runs.push(await linesOf(folder, run, selection, gone));
  return known[name](runs, options, selection);
}

function widthOf(text: string): number {
  const width = Number(text);
  if (width >= widths.least && width <= widths.most) return width;
  const { least, most } = widths;
  throw new Problem(400, `width must be ${least} to ${most} pixels, got "${text.slice(0, 80)}"`);
}

/** Others are answered while a long file is read. */
async function linesOf(
  folder: string,
  run: string,
  selection: Selection,
  gone?: AbortSignal,
): Promise<RunLines> {
  const metrics = fileBelow(folder, `${run}/metrics.jsonl`);
  const lines: MetricLine[] = [];
  for (const piece of metricPieces(metrics, undrawn)) {
    for (const line of piece) if (isSelected(line, selection)) lines.push(line);
    await setImmediate();
    if (gone?.aborted) throw new Problem(503, `${run} is no longer read: whoever asked has gone`);
  }
  return { name: run, lines, emaDecay: emaDecayOf(folder, run) };
}

/** Undefined where the configuration does not tell. */
function emaDecayOf(folder: string, run: string): number | undefined {
  try {
    const text = readFileSync(fileBelow(folder, `${run}/config.yaml`), "utf8");
    const decay = flatConfig(text)["train.emaDecay"];
    return typeof decay === "number" ? decay : undefined;
  } catch {
    return undefined;
  }
}
