import type { RunSummary } from "equimeter/ui";
import type { GrowingSeries, RunData } from "../../live/series.ts";
import type { Horizontal, View, WeightKind } from "../../state/address.ts";
import { hasMetric, type Metric } from "./metrics.ts";

/** The numbers of one run, kind of weights, output and time of a flow: what becomes a line. */
export interface Line {
  readonly run: string;
  readonly weights: WeightKind | null;
  readonly field: string | null;
  readonly t: number | null;
  /** The name of the loss that was taken apart, or measured at test time. */
  readonly loss: string | null;
  /** A curve from elsewhere, of a metric that is measured here too. */
  readonly isImported: boolean;
  /** Ascending: steps, seconds, epochs or rotations. */
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
  /** Ends of the interval, where it was measured. */
  readonly low: readonly (number | null)[] | null;
  readonly high: readonly (number | null)[] | null;
  /** Whether the model explains less than a tenth: outputs that only shrink have a percent that says nothing. */
  readonly shrinking: readonly boolean[] | null;
}

/** Less is explained than this where outputs only shrink. */
export const leastExplained = 0.1;

/** All lines of a metric that the view asks for. */
export function linesOf(
  runs: readonly { readonly summary: RunSummary; readonly data: RunData }[],
  metric: Metric,
  view: Pick<View, "weights" | "field" | "x"> & { readonly times: readonly number[] },
): Line[] {
  return runs.flatMap(({ summary, data }) =>
    [...data.series.values()]
      .filter(
        ({ weights, field, t, ...series }) =>
          hasMetric(series, metric) &&
          (weights === null || view.weights.includes(weights)) &&
          (field === null || view.field === null || field === view.field) &&
          (t === null || view.times.includes(t)),
      )
      .flatMap((series) => {
        const line = lineOf(summary, series, metric, view.x);
        return line ? { ...line, loss: line.loss ?? testLoss(data, series) } : [];
      }),
  );
}

/** Lines of rotations do not say which loss they are of; those of the same test do. */
function testLoss({ series }: RunData, { kind, field }: GrowingSeries): string | null {
  if (kind !== "twirl") return null;
  return (
    [...series.values()].find((one) => one.kind === "test" && one.field === field)?.loss ?? null
  );
}

/** Null where the run has no such axis: epochs of a run that does not say how many steps one has. */
function lineOf(
  { name, stepsPerEpoch }: RunSummary,
  series: GrowingSeries,
  metric: Metric,
  horizontal: Horizontal,
): Line | null {
  const { kind, weights, field, t, loss, columns } = series;
  const places = placesOf(series, metric, horizontal);
  const isEpoch = horizontal === "epoch" && kind !== "twirl";
  if (!places || (isEpoch && !stepsPerEpoch)) return null;
  const scale = isEpoch ? 1 / stepsPerEpoch! : 1;
  const rows = lastOfEach(places);
  const pick = <T>(column: readonly T[]) => rows.map((row) => column[row]);
  const y = pick(columns[metric.column]);
  const error = metric.error && columns[metric.error];
  const [low, high] = metric.interval
    ? [columns[metric.interval.low], columns[metric.interval.high]]
    : error
      ? [-1, 1].map((sign) => columns[metric.column].map((v, i) => shifted(v, error[i], sign)))
      : [];
  const { explained } = columns;
  return {
    run: name,
    weights,
    field,
    t,
    loss: loss ?? null,
    isImported: kind === "scalars" && metric.kind !== "scalars",
    x: rows.map((row) => places[row]! * scale),
    y,
    low: low ? pick(low) : null,
    high: high ? pick(high) : null,
    shrinking:
      metric.column === "percent" && explained
        ? pick(explained).map((value) => value !== null && value < leastExplained)
        : null,
  };
}

/** Where each row stands on the axis, null where it has no place there; null where the series has no such axis. */
function placesOf(
  { kind, columns }: GrowingSeries,
  { column }: Metric,
  horizontal: Horizontal,
): readonly (number | null)[] | null {
  const { step, time, rotations } = columns;
  if (kind === "twirl") {
    // Of several tests the last one, as in reports.
    const last = step?.reduce<number>((most, one) => Math.max(most, one ?? most), -Infinity);
    return rotations?.map((count, i) => (step?.[i] === last ? count : null)) ?? null;
  }
  const places = horizontal === "time" ? time : step;
  if (kind !== "scalars") return places ?? null;
  // A line of an imported run holds the curves that have a point at its step: the others have none there.
  return places?.map((place, i) => (columns[column][i] === null ? null : place)) ?? null;
}

/** Rows with a place on the axis, ascending; of several at one place the last. */
function lastOfEach(places: readonly (number | null)[]): number[] {
  const rows: number[] = [];
  let before = -Infinity;
  for (const [row, place] of places.entries()) {
    if (place === null) continue;
    if (place < before) return lastOfEachUnordered(places);
    if (place === before) rows.pop();
    rows.push(row);
    before = place;
  }
  return rows;
}

/** As when a run was taken up again at an earlier step. */
function lastOfEachUnordered(places: readonly (number | null)[]): number[] {
  const rows = new Map(places.map((place, row) => [place, row]));
  rows.delete(null);
  return [...rows.values()].sort((a, b) => places[a]! - places[b]!);
}

const shifted = (value: number | null, error: number | null, sign: number) =>
  value === null || error === null ? null : value + sign * error;

/** Outputs and times that some runs have measurements of, ascending. */
export function choicesIn(runs: readonly RunData[]): { fields: string[]; times: number[] } {
  const series = runs.flatMap((run) => [...run.series.values()]);
  const fields = new Set(series.flatMap(({ field }) => field ?? []));
  const times = new Set(series.flatMap(({ t }) => t ?? []));
  return { fields: [...fields].sort(), times: [...times].sort((a, b) => a - b) };
}
