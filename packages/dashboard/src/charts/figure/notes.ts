import { formatNumber } from "../../format.ts";
import type { View } from "../../state/address.ts";
import { groupBandLabels } from "./aggregate.ts";
import { leastShown } from "./extent.ts";
import type { Figure, FigureLine } from "./figure.ts";
import { leastExplained } from "./lines.ts";
import type { Metric } from "./metrics.ts";
import { smoothingLabel } from "./smooth.ts";

interface Drawing {
  readonly lines: readonly FigureLine[];
  readonly metric: Metric;
  readonly view: View;
  /** Points that have no place on logarithmic axes. */
  readonly left: { readonly x: number; readonly y: number };
  /** How many runs were asked for. */
  readonly runs: number;
  /** Of groups that have no mean anywhere. */
  readonly apart: Figure["apart"];
  /** Whether tests of a group were joined that have no place in common. */
  readonly isAtMeanPlace: boolean;
}

/** What a reader has to know of a figure: how it was smoothed, what bands are, what is left out. */
export function notesOf(drawing: Drawing): string[] {
  const { lines, metric, view, left, runs, apart, isAtMeanPlace } = drawing;
  const notes: string[] = [];
  const hasBand = lines.some(isBandSeen);
  if (isSmoothed(metric, view)) notes.push(smoothingLabel(view.smoothing, view.amount));
  if (view.groupBy) notes.push("line: mean over the runs of a group");
  if (isAtMeanPlace)
    notes.push(
      "tested at different places: the mean over the last test of each run, at their mean place",
    );
  if (apart.length > 0) {
    const labels = new Set(apart.map(({ label }) => label));
    notes.push(`no mean, their runs share no part of the axis: ${[...labels].join(", ")}`);
  }
  if (hasBand) notes.push(`band: ${bandLabel(metric, view)}`);
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
  const shown = new Set([...lines, ...apart].flatMap((line) => line.runs)).size;
  if (shown < runs && shown > 0) notes.push(`${runs - shown} of ${runs} runs have no such numbers`);
  return notes;
}

/** Curves of training are smoothed; what was measured once, or against rotations, is not. */
export const isSmoothed = ({ kind }: Metric, { smoothing }: View): boolean =>
  smoothing !== "none" && kind !== "twirl" && kind !== "test";

/** What the ends of intervals and bands are, as it stands in notes and exports. */
export function bandLabel(metric: Metric, { groupBy, groupBand }: View): string {
  if (groupBy !== null) return groupBandLabels[groupBand];
  return metric.interval?.label ?? "± 1 standard error over samples";
}

/** Why a figure is empty. */
export function emptySentence({ apart }: Pick<Drawing, "apart">): string {
  return apart.length > 0
    ? "No mean to show: the runs of a group share no part of the axis."
    : "No numbers to show: not measured, or not with these weights, outputs and times.";
}

/** A band is an area: around a single point there is none. */
function isBandSeen({ low, high }: FigureLine): boolean {
  const isEnd = (i: number) => low?.[i] != null && high?.[i] != null;
  return low !== null && low.some((_, i) => isEnd(i) && isEnd(i + 1));
}
