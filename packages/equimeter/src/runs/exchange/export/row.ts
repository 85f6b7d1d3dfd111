import type { MetricLine } from "../../folder/schema.js";

export type Cell = number | string;

/** Columns that say what a row is, first in every table. */
export const keyColumns = ["run", "kind", "step", "time", "weights", "field", "t"] as const;

/** Columns that hold text, in every table. */
export const textColumns: ReadonlySet<string> = new Set([
  "run",
  "kind",
  "weights",
  "field",
  "design",
  "law",
  "lossName",
  "reduction",
  "warnings",
  "bias",
  "message",
]);

/**
 * A line of metrics as cells by column: its numbers under their names; `ci95` as `ci95Low` and `ci95High`; the name of
 * the loss, where a line has that, as `lossName`, since the `loss` of others is a number; warnings joined by
 * semicolons; every scalar of an imported run under its own name, behind `scalars/` where a column of keys or
 * text is called so.
 */
export function cellsOf(run: string, line: MetricLine): Map<string, Cell> {
  const cells = new Map<string, Cell>([["run", run]]);
  for (const [key, value] of Object.entries(line)) {
    if (typeof value === "number") cells.set(key, value);
    else if (typeof value === "string") cells.set(key === "loss" ? "lossName" : key, value);
    else if (key === "ci95") {
      const [low, high] = value as [number, number];
      cells.set("ci95Low", low).set("ci95High", high);
    } else if (key === "warnings") {
      const warnings = value as string[];
      if (warnings.length > 0) cells.set(key, warnings.join("; "));
    } else if (key === "values")
      for (const [name, number] of Object.entries(value as Record<string, number>))
        cells.set(scalarColumn(name), number);
  }
  return cells;
}

/** The column of a scalar of an imported run. */
export function scalarColumn(name: string): string {
  const isTaken = textColumns.has(name) || (keyColumns as readonly string[]).includes(name);
  return isTaken ? `scalars/${name}` : name;
}
