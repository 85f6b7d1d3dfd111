import type { RunSummary } from "equimeter/ui";
import { formatNumber } from "../format.ts";
import type { RunData } from "../live/series.ts";
import type { Horizontal, View, WeightKind } from "../state/address.ts";
import { valueText, type ConfigValue } from "../runs/values.ts";
import { aggregate, aggregateLabel } from "./aggregate.ts";
import { leastShown } from "./extent.ts";
import { leastExplained, linesOf, type Line } from "./lines.ts";
import { unitOf, type Metric } from "./metrics.ts";
import { smooth, smoothingLabel } from "./smooth.ts";

/** Everything that one chart shows, before a pixel is set: on the screen, as SVG and as CSV it is the same. */
export interface Figure {
  readonly metric: Metric;
  readonly title: string;
  /** The run, where the figure is about one alone: lines then go without its name. */
  readonly subject: string | null;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly xLog: boolean;
  readonly yLog: boolean;
  readonly zoom: readonly [number, number] | null;
  readonly lines: readonly FigureLine[];
  /** What a reader has to know: how it was smoothed, what bands are, what is left out. */
  readonly notes: readonly string[];
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

/** The figure of a metric of some runs. */
export function figureOf(
  runs: readonly { readonly summary: RunSummary; readonly data: RunData }[],
  metric: Metric,
  { view, times }: FigureOptions,
): Figure {
  const yLog = metric.isLog !== view.turned.includes(metric.id);
  const all = linesOf(runs, metric, { ...view, times });
  const longest = all.reduce((most, { x }) => Math.max(most, x.at(-1) ?? 0), 0);
  const { scale, label } = axisOf(view.x, longest);
  const scaled =
    scale === 1 ? all : all.map((line) => ({ ...line, x: line.x.map((x) => x / scale) }));
  const left = { x: 0, y: 0 };
  const names = runs.map(({ summary }) => summary.name);
  // Before anything is cut off: means and smoothed values are of all that was measured.
  const smoothed = scaled.map((line) => smoothedLine(line, view));
  const drawn = view.groupBy
    ? groupLines(
        smoothed,
        runs.map(({ summary }) => summary),
        view,
      )
    : smoothed.map((line) => alone(line, names));
  const lines = drawn
    .map((line) => cutForLogarithms(line, view.xLog, yLog, left))
    .filter(({ x }) => x.length > 0)
    .map((line) => ({ ...line, fade: fadeOf(line.t, times) }));
  const unit = sharedUnit(metric, all);
  return {
    metric,
    title: metric.title,
    subject: runs.length === 1 ? names[0] : null,
    xLabel: label,
    yLabel: `${metric.column}${unit && `, ${unit}`}`,
    xLog: view.xLog,
    yLog,
    zoom: view.zoom,
    lines: named(lines, view, times, runs.length === 1),
    notes: notesOf(lines, metric, view, left, runs.length),
  };
}

/** Seconds become minutes and hours where there are many. */
function axisOf(horizontal: Horizontal, longest: number): { scale: number; label: string } {
  if (horizontal === "step") return { scale: 1, label: "training step" };
  if (horizontal === "epoch") return { scale: 1, label: "epoch" };
  if (longest > 3 * 3600) return { scale: 3600, label: "time of training, h" };
  if (longest > 600) return { scale: 60, label: "time of training, min" };
  return { scale: 1, label: "time of training, s" };
}

/** What of a line lies on the axes. */
type Drawn = Pick<FigureLine, "x" | "y" | "rough" | "low" | "high" | "shrinking">;

/** Logarithmic axes have no place for zero and less; `left` counts what they leave out. */
function cutForLogarithms<One extends Drawn>(
  line: One,
  xLog: boolean,
  yLog: boolean,
  left: { x: number; y: number },
): One {
  // Ascending: what has no place comes first.
  const from = xLog ? line.x.findIndex((x) => x > 0) : 0;
  const begin = from < 0 ? line.x.length : from;
  left.x += begin;
  const pick = <T>(column: readonly T[] | null) =>
    begin === 0 ? column : (column?.slice(begin) ?? null);
  const onAxis = (value: number | null) => {
    if (value === null || value > 0) return value;
    left.y += 1;
    return null;
  };
  const y = pick(line.y)!;
  return {
    ...line,
    x: pick(line.x)!,
    y: yLog ? y.map(onAxis) : y,
    rough: pick(line.rough),
    low: pick(line.low),
    high: pick(line.high),
    shrinking: pick(line.shrinking),
  };
}

type Smoothed = Line & Pick<FigureLine, "rough">;
type Unnamed = Omit<FigureLine, "fade">;

/** An interval is around what was measured, so a line that was smoothed has none. */
function smoothedLine(line: Line, { smoothing, amount, bands }: View): Smoothed {
  const { low, high } = bands ? line : { low: null, high: null };
  if (smoothing === "none") return { ...line, rough: null, low, high };
  return { ...line, rough: line.y, y: smooth(line.y, smoothing, amount), low: null, high: null };
}

function alone(line: Smoothed, names: readonly string[]): Unnamed {
  const { run, loss: _, ...rest } = line;
  return { ...rest, label: run, color: names.indexOf(run), runs: [run] };
}

/** Lines of runs with the same value of the key become their mean, each smoothed before. */
function groupLines(
  lines: readonly Smoothed[],
  runs: readonly RunSummary[],
  view: View,
): Unnamed[] {
  const valueOf = new Map(
    runs.map(({ name, config }) => [name, config[view.groupBy!] as ConfigValue]),
  );
  const values = [...new Set(valueOf.values())];
  const groups = new Map<string, Smoothed[]>();
  for (const line of lines) {
    const key = JSON.stringify([valueOf.get(line.run) ?? null, line.weights, line.field, line.t]);
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].map((own) => {
    const [{ run, weights, field, t }] = own;
    const value = valueOf.get(run);
    const label = `${view.groupBy} = ${valueText(value)} (${own.length} ${own.length === 1 ? "run" : "runs"})`;
    const { x, y, low, high } = aggregate(own, view.groupBand);
    const isBand = low.some((one) => one !== null) && own.length > 1;
    return {
      label,
      color: values.indexOf(value),
      weights,
      field,
      t,
      runs: own.map((line) => line.run),
      x,
      y,
      rough: null,
      low: isBand ? low : null,
      high: isBand ? high : null,
      shrinking: anyShrinks(own),
    };
  });
}

/** Where one of the runs only shrinks its outputs, at the places of `aggregate`. */
function anyShrinks(lines: readonly Line[]): boolean[] | null {
  if (lines.some(({ shrinking }) => shrinking === null)) return null;
  const flags = lines.map(({ x, y, shrinking }) => ({
    x,
    y: y.map((value, i) => (value === null ? null : Number(shrinking![i]))),
  }));
  return aggregate(flags, "range").high.map((most) => most! > 0);
}

function fadeOf(t: number | null, times: readonly number[]): number {
  return t === null || times.length < 2 ? 0 : times.indexOf(t) / (times.length - 1);
}

/** Labels say weights, outputs and times only where lines differ in them. */
function named(lines: readonly FigureLine[], view: View, times: readonly number[], isOne: boolean) {
  const fields = new Set(lines.map(({ field }) => field));
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

/** The unit that all lines have; none where they differ. */
function sharedUnit(metric: Metric, lines: readonly Line[]): string {
  const units = new Set(lines.map(({ field, loss }) => unitOf(metric, field, loss)));
  return units.size === 1 ? [...units][0] : "";
}

function notesOf(
  lines: readonly FigureLine[],
  metric: Metric,
  view: View,
  left: { x: number; y: number },
  runs: number,
): string[] {
  const notes: string[] = [];
  const isBand = lines.some(({ low }) => low !== null);
  if (view.smoothing !== "none") notes.push(smoothingLabel(view.smoothing, view.amount));
  if (view.groupBy) notes.push(aggregateLabel(view.groupBand));
  if (isBand && !view.groupBy)
    notes.push(`band: ${metric.interval?.label ?? "± 1 standard error over samples"}`);
  if (lines.some(({ shrinking }) => shrinking?.includes(true)))
    notes.push(`grey: less than ${leastExplained} explained, outputs only shrink`);
  if (
    metric.column === "explained" &&
    lines.some(({ y }) => y.some((one) => one !== null && one < leastShown))
  )
    notes.push(`values below ${formatNumber(leastShown, 1)} are below the axis`);
  if (left.x > 0) notes.push("points at 0 have no place on a logarithmic axis");
  if (left.y > 0)
    notes.push(
      `${left.y} ${left.y === 1 ? "value" : "values"} of 0 and less not on a logarithmic axis`,
    );
  const shown = new Set(lines.flatMap((line) => line.runs)).size;
  if (shown < runs && shown > 0) notes.push(`${runs - shown} of ${runs} runs have no such numbers`);
  return notes;
}
