import { positionOn, stepAxis, type Axis } from "../axes.js";
import type { LegendEntry } from "./legend.js";

/** A line of up to so many points is drawn as it is. */
export const mostPoints = 2000;

/** Says in a legend that lines are thinned. */
export const thinnedEntry: LegendEntry = {
  text: `over ${mostPoints.toLocaleString("en")} points a line: extremes of each pixel`,
};

/** The entry where some of the lines are thinned. */
export function thinnedEntries(lines: readonly (readonly unknown[])[]): LegendEntry[] {
  return lines.some(({ length }) => length > mostPoints) ? [thinnedEntry] : [];
}

/**
 * Of more rows than a line can show, those that are seen: of neighbours in one column of pixels the first, the last,
 * and where each of the values is least and largest.
 *
 * @param column of a row, in pixels
 */
export function thinned<Row>(
  rows: readonly Row[],
  column: (row: Row) => number,
  values: readonly ((row: Row) => number)[],
): readonly Row[] {
  if (rows.length <= mostPoints) return rows;
  const kept: Row[] = [];
  for (let start = 0, end: number; start < rows.length; start = end) {
    const own = Math.round(column(rows[start]));
    end = start + 1;
    while (end < rows.length && Math.round(column(rows[end])) === own) end += 1;
    const seen = new Set([start, end - 1]);
    for (const value of values) {
      const [least, largest] = extremes(rows, start, end, value);
      seen.add(least).add(largest);
    }
    for (const at of [...seen].sort((a, b) => a - b)) kept.push(rows[at]);
  }
  return kept;
}

/** Where a value is least and largest among the rows from `start` on and before `end`; `start` for what is no number. */
function extremes<Row>(
  rows: readonly Row[],
  start: number,
  end: number,
  value: (row: Row) => number,
): [least: number, largest: number] {
  let [least, largest] = [start, start];
  let [low, high] = [Infinity, -Infinity];
  for (let at = start; at < end; at++) {
    const here = value(rows[at]);
    if (here < low) [low, least] = [here, at];
    if (here > high) [high, largest] = [here, at];
  }
  return [least, largest];
}

/**
 * The same of rows along a logarithmic axis of their steps.
 *
 * @param width of the figure, in pixels: no panel is wider
 */
export function thinnedBySteps<Row extends { step: number }>(
  rows: readonly Row[],
  values: readonly ((row: Row) => number)[],
  width: number,
): readonly Row[] {
  if (rows.length <= mostPoints) return rows;
  const axis = stepAxis(rows.map(({ step }) => step));
  return thinned(rows, ({ step }) => positionOn(axis, step) * width, values);
}

/** Says in a legend that markers which make no line are fewer than there are points. */
export const uncoveredEntry: LegendEntry = {
  text: `over ${mostPoints.toLocaleString("en")} markers: the last in each place`,
};

/** The entry where some of the scatters have fewer markers than points. */
export function uncoveredEntries(scatters: readonly (readonly unknown[])[]): LegendEntry[] {
  return scatters.some(({ length }) => length > mostPoints) ? [uncoveredEntry] : [];
}

/** In pixels, of the place of one marker. */
const cell = 4;

/** Of more markers than can be told uncovered, the last in each place: it lies on top of the others. */
export function uncovered<Row>(
  rows: readonly Row[],
  place: (row: Row) => { x: number; y: number },
  { x, y, width, height }: { x: Axis; y: Axis; width: number; height: number },
): readonly Row[] {
  if (rows.length <= mostPoints) return rows;
  const last = new Map<number, number>();
  const cells = rows.map((row) => {
    const at = place(row);
    const across = Math.round((positionOn(x, at.x) * width) / cell);
    return across * height + Math.round((positionOn(y, at.y) * height) / cell);
  });
  for (const [i, at] of cells.entries()) last.set(at, i);
  return rows.filter((_, i) => last.get(cells[i]) === i);
}
