import { nearest, UserError } from "../../errors.js";
import { type Csv, numberIn, readCsv, stem } from "./csv.js";

export interface ReferencePoint {
  /** Optimiser steps, from 0. */
  step: number;
  value: number;
  /** 1 − L_mean / lossZero, where that is known. */
  explained?: number;
}

/** A curve from elsewhere, such as a published one, to be drawn beside the runs. */
export interface ReferenceCurve {
  name: string;
  /** Stands before the name in legends; `published` by default. */
  origin?: string;
  /** By step, ascending. */
  points: ReferencePoint[];
  /** Time of a flow, of a series named `t=0.9` or `t=0.9 smoothed`. */
  t?: number;
  /** What the curves of other times share with it: the file, and the name without the time. */
  family?: string;
}

/** The losses behind a published percent. */
export interface ReferenceLosses {
  /** Name of the file, without folder and ending. */
  name: string;
  L_equiv: ReferencePoint[];
  /** Empty where the file has none. */
  L_total: ReferencePoint[];
}

const columns = ["series", "step", "value"];
const optionalColumn = "explained";

/**
 * Reads percent curves from CSV files with the columns `series,step,value`, and `explained` where there
 * is one (others are ignored); a value is the share of the loss, from 0 to 1.
 *
 * @param names the series wanted, from whichever file has them, by default all; of series `t=0.9 smoothed`
 *   the name without the time, `smoothed`, wants those of every time
 * @returns the curves with their values as percents, in the order of the files, or of `names`; a name
 *   that two files share is followed by the name of the file
 * @throws UserError when a file cannot be read, has a bad header or row or none, a value is no share,
 *   or a series wanted is in none of the files
 */
export function readReferences(files: string[], names: string[] = []): ReferenceCurve[] {
  return curvesOf(files.map(readCsv), names);
}

/** The same of files that are read already. */
export function curvesOf(tables: readonly Csv[], names: readonly string[] = []): ReferenceCurve[] {
  const curves = tables.flatMap((table) =>
    [...readSeries(table, shareProblem)].map(([name, points]) => {
      return { file: table.file, name, points, ...timeIn(name) };
    }),
  );
  const isCalled = (wanted: string) => (curve: { name: string; rest?: string }) =>
    curve.name === wanted || curve.rest === wanted;
  const missing = names.find((name) => !curves.some(isCalled(name)));
  if (missing !== undefined)
    throw new UserError(unknownSeries(missing, [...new Set(curves.map(({ name }) => name))]));
  const chosen = names.length === 0 ? curves : names.flatMap((n) => curves.filter(isCalled(n)));
  return chosen.map(({ file, name, points, t, rest }) => {
    const shared = curves.filter((other) => other.name === name).length > 1;
    return {
      name: shared ? `${name} (${stem(file)})` : name,
      points: points.map((point) => ({ ...point, value: 100 * point.value })),
      ...(t !== undefined && { t, family: [stem(file), rest].filter(Boolean).join(", ") }),
    };
  });
}

/**
 * Reads the series `L_equiv` and, where there is one, `L_total` of a CSV file with the columns
 * `series,step,value`.
 *
 * @throws UserError as `readReferences`, and when there is no series L_equiv
 */
export function readReferenceLosses(file: string): ReferenceLosses {
  const series = readSeries(readCsv(file), (value) => value < 0 && "no loss, which is at least 0");
  const L_equiv = series.get("L_equiv");
  if (!L_equiv) {
    const there = [...series.keys()].join(", ");
    throw new UserError(`${file} has no series L_equiv, only ${there}; losses need that one`);
  }
  return { name: stem(file), L_equiv, L_total: series.get("L_total") ?? [] };
}

/** What is wrong with a value, or nothing. */
type Problem = (value: number) => string | false;

export const shareProblem: Problem = (value) =>
  (value < 0 || value > 1) &&
  "no share of a loss, which is from 0 to 1 (losses go to --reference-losses)";

/** `t=0.95 smoothed` is of time 0.95; what is left of the name is `smoothed`. */
function timeIn(name: string): { t?: number; rest?: string } {
  const found = /^t\s*=\s*(\d*\.?\d+)(?![\w.])[\s,:]*(.*)$/.exec(name);
  return found ? { t: Number(found[1]), rest: found[2] } : {};
}

function readSeries(table: Csv, problem: Problem): Map<string, ReferencePoint[]> {
  const { file, header, rows } = table;
  if (!columns.every((name) => table.columns.includes(name)))
    throw new UserError(`${file}:1: the header must have series,step,value, got "${header}"`);
  const series = new Map<string, ReferencePoint[]>();
  for (const row of rows) {
    const { where, cell } = row;
    const name = cell("series");
    if (name === "")
      throw new UserError(`${where}: this row has no series; write series,step,value`);
    const point: ReferencePoint = { step: numberIn(row, "step"), value: numberIn(row, "value") };
    if (cell(optionalColumn) !== "")
      point.explained = numberIn(row, optionalColumn, `value of ${optionalColumn}`);
    if (point.step < 0) throw new UserError(`${where}: step ${cell("step")} must be at least 0`);
    const wrong = problem(point.value);
    if (wrong !== false) throw new UserError(`${where}: value ${cell("value")} is ${wrong}`);
    const own = series.get(name);
    if (own) own.push(point);
    else series.set(name, [point]);
  }
  if (series.size === 0) throw new UserError(`${file} has no rows below its header`);
  for (const points of series.values()) points.sort((a, b) => a.step - b.step);
  return series;
}

function unknownSeries(name: string, known: string[]): string {
  const guess = nearest(name, known);
  const way = guess === null ? `there are ${known.join(", ")}` : `did you mean "${guess}"?`;
  return `no reference file has a series "${name}"; ${way}`;
}
