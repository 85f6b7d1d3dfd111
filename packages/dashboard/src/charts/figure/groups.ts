import type { RunSummary } from "equimeter/ui";
import { grouped } from "../../grouped.ts";
import { valueText, type ConfigValue } from "../../runs/values.ts";
import type { View } from "../../state/address.ts";
import { aggregate } from "./aggregate.ts";
import type { Smoothed, Unnamed } from "./figure.ts";
import type { Line } from "./lines.ts";
import type { Metric } from "./metrics.ts";

/** The mean of a group. Without a point where its runs share no part of the axis. */
export type GroupLine = Unnamed & {
  /** Whether these are tests that have no place in common, joined without regard to it. */
  readonly isAtMeanPlace: boolean;
};

/** Lines of runs with the same value of the key, as the table writes it, become their mean, each smoothed before. */
export function groupLines(
  lines: readonly Smoothed[],
  runs: readonly RunSummary[],
  metric: Pick<Metric, "kind">,
  view: View,
): GroupLine[] {
  const valueOf = new Map(
    runs.map(({ name, config }) => [name, valueText(config[view.groupBy!] as ConfigValue)]),
  );
  const values = [...new Set(valueOf.values())];
  // Runs without a value are in no mean.
  const known = lines.filter(({ y }) => y.some((value) => value !== null));
  const groups = grouped(known, ({ run, weights, field, t, isImported }) =>
    JSON.stringify([valueOf.get(run), weights, field, t, isImported]),
  );
  return [...groups.values()].map((given) => {
    const [{ run, weights, field, t, isImported }] = given;
    const value = valueOf.get(run)!;
    const count = `${given.length} ${isImported ? "imported " : ""}${given.length === 1 ? "run" : "runs"}`;
    const isAtMeanPlace = metric.kind === "test" && aggregate(given, "none").x.length === 0;
    const own = isAtMeanPlace ? lastAtMeanPlace(given) : given;
    const { x, y, low, high } = aggregate(own, view.groupBand);
    const isBand = low.some((one) => one !== null) && own.length > 1;
    return {
      label: `${view.groupBy} = ${value} (${count})`,
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
      isAtMeanPlace,
    };
  });
}

/** The last value of each line, all at the mean of their places: runs are tested when they end, whenever that is. */
function lastAtMeanPlace(lines: readonly Smoothed[]): Smoothed[] {
  const rows = lines.map(({ y }) => y.findLastIndex((value) => value !== null));
  const place = lines.reduce((sum, { x }, k) => sum + x[rows[k]], 0) / lines.length;
  return lines.map((line, k) => ({
    ...line,
    x: [place],
    y: [line.y[rows[k]]],
    low: null,
    high: null,
    shrinking: line.shrinking && [line.shrinking[rows[k]]],
  }));
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
