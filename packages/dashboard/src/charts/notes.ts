import { formatNumber } from "../format.ts";
import type { View } from "../state/address.ts";
import { aggregateLabel } from "./aggregate.ts";
import { leastShown } from "./extent.ts";
import type { FigureLine } from "./figure.ts";
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
}

/** What a reader has to know of a figure: how it was smoothed, what bands are, what is left out. */
export function notesOf({ lines, metric, view, left, runs }: Drawing): string[] {
  const notes: string[] = [];
  const hasBand = lines.some(isBandSeen);
  if (isSmoothed(metric, view)) notes.push(smoothingLabel(view.smoothing, view.amount));
  if (view.groupBy) notes.push(aggregateLabel(hasBand ? view.groupBand : "none"));
  else if (hasBand)
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

/** Curves of training are smoothed; what was measured once, or against rotations, is not. */
export const isSmoothed = ({ kind }: Metric, { smoothing }: View): boolean =>
  smoothing !== "none" && kind !== "twirl" && kind !== "test";

/** A band is an area: around a single point there is none. */
function isBandSeen({ low, high }: FigureLine): boolean {
  const isEnd = (i: number) => low?.[i] != null && high?.[i] != null;
  return low !== null && low.some((_, i) => isEnd(i) && isEnd(i + 1));
}
