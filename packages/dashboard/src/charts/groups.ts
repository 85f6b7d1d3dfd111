import type { RunSummary } from "equimeter/ui";
import { valueText, type ConfigValue } from "../runs/values.ts";
import type { View } from "../state/address.ts";
import { aggregate } from "./aggregate.ts";
import type { Smoothed, Unnamed } from "./figure.ts";
import type { Line } from "./lines.ts";

/** Lines of runs with the same value of the key become their mean, each smoothed before. */
export function groupLines(
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
    const { run, weights, field, t, isImported } = line;
    const key = JSON.stringify([valueOf.get(run) ?? null, weights, field, t, isImported]);
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].map((own) => {
    const [{ run, weights, field, t, isImported }] = own;
    const value = valueOf.get(run);
    const count = `${own.length} ${isImported ? "imported " : ""}${own.length === 1 ? "run" : "runs"}`;
    const { x, y, low, high } = aggregate(own, view.groupBand);
    const isBand = low.some((one) => one !== null) && own.length > 1;
    return {
      label: `${view.groupBy} = ${valueText(value)} (${count})`,
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
