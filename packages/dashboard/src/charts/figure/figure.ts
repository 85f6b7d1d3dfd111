import type { RunSummary } from "equimeter/ui";
import type { RunData } from "../../live/series.ts";
import type { View, WeightKind } from "../../state/address.ts";
import { axisOf, cutForLogarithms, type HorizontalAxis } from "./axis.ts";
import { groupLines } from "./groups.ts";
import { linesOf, type Line } from "./lines.ts";
import { unitOf, type Metric } from "./metrics.ts";
import { bandLabel, isSmoothed, notesOf } from "./notes.ts";
import { smooth, smoothingLabel } from "./smooth.ts";

/** Everything that one chart shows, before a pixel is set: on the screen, as SVG and as CSV it is the same. */
export interface Figure extends HorizontalAxis {
  readonly metric: Metric;
  readonly title: string;
  /** The run, where the figure is about one alone: lines then go without its name. */
  readonly subject: string | null;
  readonly yLabel: string;
  readonly yLog: boolean;
  readonly lines: readonly FigureLine[];
  /** What a reader has to know: how it was smoothed, what bands are, what is left out. */
  readonly notes: readonly string[];
  /** `smoothed: mean of 9 points`, or that it is not. */
  readonly smoothing: string;
  /** What `low` and `high` are, where a line has them. */
  readonly band: string;
  /** Groups that have no mean: their runs share no part of the axis. */
  readonly apart: readonly Pick<FigureLine, "label" | "runs">[];
}

export interface FigureLine {
  readonly label: string;
  /** Counts runs, or groups: the colour. */
  readonly color: number;
  readonly weights: WeightKind | null;
  /** The run, or the runs of the group. */
  readonly runs: readonly string[];
  readonly field: string | null;
  readonly t: number | null;
  /** From 0 to 1 over the times shown: later ones are drawn lighter. */
  readonly fade: number;
  /** In the unit of the axis, ascending. */
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
  /** Before it was smoothed, for a faint line behind; null where it was not. */
  readonly rough: readonly (number | null)[] | null;
  readonly low: readonly (number | null)[] | null;
  readonly high: readonly (number | null)[] | null;
  readonly shrinking: readonly boolean[] | null;
}

export interface FigureOptions {
  readonly view: View;
  /** Those chosen of `view.times`, or the one that is shown unasked. */
  readonly times: readonly number[];
}

/** The figure of a metric of some runs. One run alone is no group, whatever the table of runs is grouped by. */
export function figureOf(
  runs: readonly { readonly summary: RunSummary; readonly data: RunData }[],
  metric: Metric,
  { view: asked, times }: FigureOptions,
): Figure {
  const view = runs.length === 1 ? { ...asked, groupBy: null } : asked;
  const yLog = metric.isLog !== view.turned.includes(metric.id);
  const all = linesOf(runs, metric, { ...view, times });
  const axis = axisOf(metric, view, longestOf(runs));
  const { xUnit } = axis;
  const scaled =
    xUnit === 1 ? all : all.map((line) => ({ ...line, x: line.x.map((x) => x / xUnit) }));
  const left = { x: 0, y: 0 };
  const names = runs.map(({ summary }) => summary.name);
  // Before anything is cut off: means and smoothed values are of all that was measured.
  const smoothed = scaled.map((line) => smoothedLine(line, metric, view));
  const summaries = runs.map(({ summary }) => summary);
  const groups = view.groupBy ? groupLines(smoothed, summaries, metric, view) : null;
  const apart = groups?.filter(({ x }) => x.length === 0) ?? [];
  const isAtMeanPlace = groups?.some((group) => group.isAtMeanPlace) ?? false;
  const lines = (groups ?? smoothed.map((line) => alone(line, names)))
    .map((line) => cutForLogarithms(line, axis.xLog, yLog, left))
    .filter(({ x }) => x.length > 0)
    .map((line) => ({ ...line, fade: fadeOf(line.t, times) }));
  return {
    ...axis,
    metric,
    title: metric.title,
    subject: runs.length === 1 ? names[0] : null,
    yLabel: yLabelOf(metric, all),
    yLog,
    lines: named(lines, view, times, runs.length === 1),
    notes: notesOf({ lines, metric, view, left, runs: runs.length, apart, isAtMeanPlace }),
    smoothing: isSmoothed(metric, view)
      ? smoothingLabel(view.smoothing, view.amount)
      : smoothingLabel("none", 0),
    band: bandLabel(metric, view),
    apart,
  };
}

/** Seconds of training of the run that trained longest. */
function longestOf(runs: readonly { readonly data: RunData }[]): number {
  const ends = runs.flatMap(({ data }) =>
    Array.from(data.series.values(), ({ columns }) => columns.time?.at(-1) ?? 0),
  );
  return ends.reduce((most, end) => Math.max(most, end), 0);
}

export type Smoothed = Line & Pick<FigureLine, "rough">;
export type Unnamed = Omit<FigureLine, "fade">;

/** An interval is around what was measured, so a line that was smoothed has none. */
function smoothedLine(line: Line, metric: Metric, view: View): Smoothed {
  const { smoothing, amount, bands } = view;
  const { low, high } = bands ? line : { low: null, high: null };
  if (!isSmoothed(metric, view)) return { ...line, rough: null, low, high };
  return { ...line, rough: line.y, y: smooth(line.y, smoothing, amount), low: null, high: null };
}

function alone(line: Smoothed, names: readonly string[]): Unnamed {
  const { run, loss: _, isImported, ...rest } = line;
  const label = isImported ? `${run} (imported)` : run;
  return { ...rest, label, color: names.indexOf(run), runs: [run] };
}

function fadeOf(t: number | null, times: readonly number[]): number {
  return t === null || times.length < 2 ? 0 : times.indexOf(t) / (times.length - 1);
}

/** Labels say weights, outputs and times only where lines differ in them. */
function named(lines: readonly FigureLine[], view: View, times: readonly number[], isOne: boolean) {
  const fields = new Set(lines.flatMap(({ field }) => field ?? []));
  return lines.map((line) => {
    const more = [
      view.weights.length > 1 && line.weights ? `${line.weights} weights` : "",
      fields.size > 1 && line.field ? line.field : "",
      times.length > 1 && line.t !== null ? `t = ${line.t}` : "",
    ].filter((part) => part !== "");
    if (more.length === 0) return line;
    return { ...line, label: (isOne && !view.groupBy ? more : [line.label, ...more]).join(", ") };
  });
}

/** The column, and its unit where all lines have the same. */
function yLabelOf(metric: Metric, lines: readonly Line[]): string {
  const units = new Set(lines.map(({ field, loss }) => unitOf(metric, field, loss)));
  const fields = new Set(lines.map(({ field }) => field));
  const unit = units.size === 1 ? [...units][0] : "";
  const of = fields.size === 1 && [...fields][0] !== null ? ` of ${[...fields][0]}` : "";
  const name = metric.kind === "twirl" ? `test ${metric.column}${of}` : metric.column;
  return `${name}${unit && `, ${unit}`}`;
}
