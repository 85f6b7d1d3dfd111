import { closeSync, openSync, readSync } from "node:fs";

import { quoted } from "../../../data/text/lines.js";
import { parseNumber } from "../../../data/text/number.js";
import { nearest, UserError } from "../../../errors.js";
import type { Point, SourceDamage } from "../points.js";
import { readRows, type Row } from "./cells.js";

export interface CsvColumns {
  /** The column of the training step; by default `step`, in capitals or not. */
  readonly step?: string;
  /** The column of seconds; by default `time` or `wall time`, where there is one. */
  readonly time?: string;
}

/** Where in a row what stands, by position. */
interface Layout {
  readonly step: number;
  /** -1 where there is none. */
  readonly time: number;
  /** Of tables with a row a number; else every other column is a curve. */
  readonly long?: { readonly series: number; readonly value: number };
  readonly names: readonly string[];
}

const usualTimes = ["time", "wall time", "wall_time"];

/**
 * The numbers of a CSV file whose first row names its columns: a curve a column, or with the columns `series` and
 * `value` one number a row. Columns of text are left out; an empty cell is no number.
 *
 * @param damage which columns were left out is written here
 * @throws UserError with the line where a step is none or a column of numbers holds something else
 */
export function* readCsvPoints(
  path: string,
  columns: CsvColumns,
  damage: SourceDamage,
): Generator<Point> {
  let layout: Layout | undefined;
  /** Columns of text; whether one is shows in its first cell that is not empty. */
  const texts = new Set<number>();
  const numbers = new Set<number>();
  for (const row of readRows(path, separatorOf(path))) {
    if (!layout) {
      layout = layoutOf(path, row, columns);
      continue;
    }
    const where = `${path}:${row.line}`;
    const step = stepIn(row, layout.step, where);
    const isTimed = layout.time >= 0 && cellOf(row, layout.time) !== "";
    const seconds = isTimed ? numberIn(row, layout.time, "time", where) : NaN;
    if (layout.long) {
      const { series, value } = layout.long;
      const name = cellOf(row, series);
      if (name === "") throw new UserError(`${where}: this row has no series`);
      yield { name, step, seconds, value: numberIn(row, value, "value", where) };
      continue;
    }
    for (const [i, name] of layout.names.entries()) {
      const text = cellOf(row, i);
      if (name === "" || text === "" || texts.has(i)) continue;
      if (i === layout.step || i === layout.time) continue;
      const value = parseNumber(text);
      if (value !== undefined) {
        numbers.add(i);
        yield { name, step, seconds, value };
      } else if (numbers.has(i))
        throw new UserError(`${where}: ${quoted(name)} must be a number, got ${quoted(text)}`);
      else texts.add(i);
    }
  }
  if (!layout) throw new UserError(`${path} is empty; its first line must name the columns`);
  const left = [...texts].map((i) => quoted(layout!.names[i]));
  if (left.length > 0) damage.push(`${left.join(", ")}: no numbers, so left out`);
}

function layoutOf(path: string, header: Row, { step, time }: CsvColumns): Layout {
  const names = header.cells.map((name) => name.trim());
  const twice = names.find((name, i) => name !== "" && names.indexOf(name) < i);
  if (twice !== undefined)
    throw new UserError(`${path}:1: two columns are called ${quoted(twice)}; rename one`);
  const find = (wanted: readonly string[]) =>
    names.findIndex((name) => wanted.includes(name.toLowerCase()));
  const named = (name: string, flag: string) => {
    const at = names.indexOf(name);
    if (at >= 0) return at;
    const guess = nearest(name, names);
    const way = guess === null ? `there are ${listed(names)}` : `did you mean "${guess}"?`;
    throw new UserError(`${path} has no column "${name}" for ${flag}; ${way}`);
  };
  const stepAt = step === undefined ? find(["step"]) : named(step, "--step");
  if (stepAt < 0)
    throw new UserError(
      `${path}:1: no column is called "step", only ${listed(names)}; name the one of steps by --step`,
    );
  const timeAt = time === undefined ? find(usualTimes) : named(time, "--time");
  const [series, value] = [find(["series"]), find(["value"])];
  const long = series >= 0 && value >= 0 ? { long: { series, value } } : {};
  return { step: stepAt, time: timeAt, names, ...long };
}

/** The sign between columns: a tab or a semicolon where the first line has no comma. */
function separatorOf(path: string): string {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(1 << 16);
    const [line] = bytes.toString("utf8", 0, readSync(file, bytes)).split("\n", 1);
    return [",", "\t", ";"].find((sign) => line.includes(sign)) ?? ",";
  } finally {
    closeSync(file);
  }
}

function stepIn(row: Row, at: number, where: string): number {
  const step = parseNumber(cellOf(row, at));
  if (step !== undefined && Number.isSafeInteger(step) && step >= 0) return step;
  throw new UserError(
    `${where}: the step must be a whole number of at least 0, got ${quoted(cellOf(row, at))}`,
  );
}

function numberIn(row: Row, at: number, what: string, where: string): number {
  const value = parseNumber(cellOf(row, at));
  if (value !== undefined) return value;
  throw new UserError(`${where}: the ${what} must be a number, got ${quoted(cellOf(row, at))}`);
}

const cellOf = ({ cells }: Row, at: number) => (cells[at] ?? "").trim();

function listed(names: readonly string[]): string {
  const all = names.slice(0, 12).map(quoted);
  return names.length > 12 ? `${all.join(", ")}, …` : all.join(", ");
}
