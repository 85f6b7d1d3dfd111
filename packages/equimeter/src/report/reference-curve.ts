import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { nearest, UserError } from "../errors.js";

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
  /** By step, ascending. */
  points: ReferencePoint[];
}

/** The losses behind a published percent. */
export interface ReferenceLosses {
  /** Name of the file, without folder and ending. */
  name: string;
  L_equiv: ReferencePoint[];
  /** Empty where the file has none. */
  L_total: ReferencePoint[];
}

const columns = ["series", "step", "value"] as const;
const optionalColumn = "explained";

/**
 * Reads percent curves from CSV files with the columns `series,step,value`, and `explained` where there
 * is one (others are ignored); a value is the share of the loss, from 0 to 1.
 *
 * @param names the series wanted, from whichever file has them; by default all
 * @returns the curves with their values as percents, in the order of the files, or of `names`; a name
 *   that two files share is followed by the name of the file
 * @throws UserError when a file cannot be read, has a bad header or row or none, a value is no share,
 *   or a series wanted is in none of the files
 */
export function readReferences(files: string[], names: string[] = []): ReferenceCurve[] {
  const curves = files.flatMap((file) =>
    [...readSeries(file, shareProblem)].map(([name, points]) => ({ file, name, points })),
  );
  const known = [...new Set(curves.map(({ name }) => name))];
  const missing = names.find((name) => !known.includes(name));
  if (missing !== undefined) throw new UserError(unknownSeries(missing, known));
  const chosen =
    names.length === 0 ? curves : names.flatMap((n) => curves.filter((c) => c.name === n));
  return chosen.map(({ file, name, points }) => {
    const shared = curves.filter((other) => other.name === name).length > 1;
    return {
      name: shared ? `${name} (${stem(file)})` : name,
      points: points.map((point) => ({ ...point, value: 100 * point.value })),
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
  const series = readSeries(file, (value) => value < 0 && "no loss, which is at least 0");
  const L_equiv = series.get("L_equiv");
  if (!L_equiv) {
    const there = [...series.keys()].join(", ");
    throw new UserError(`${file} has no series L_equiv, only ${there}; losses need that one`);
  }
  return { name: stem(file), L_equiv, L_total: series.get("L_total") ?? [] };
}

/** What is wrong with a value, or nothing. */
type Problem = (value: number) => string | false;

const shareProblem: Problem = (value) =>
  (value < 0 || value > 1) &&
  "no share of a loss, which is from 0 to 1 (losses go to --reference-losses)";

function readSeries(file: string, problem: Problem): Map<string, ReferencePoint[]> {
  const [header, ...rows] = readText(file)
    .replace(/^\ufeff/, "")
    .split(/\r?\n/);
  const names = cellsOf(header).map((name) => name.trim());
  const at = columns.map((name) => names.indexOf(name));
  if (at.includes(-1)) {
    const shown = header.length > 60 ? `${header.slice(0, 60)}…` : header;
    throw new UserError(`${file}:1: the header must have series,step,value, got "${shown}"`);
  }
  const explainedAt = names.indexOf(optionalColumn);
  const series = new Map<string, ReferencePoint[]>();
  rows.forEach((row, i) => {
    if (row.trim() === "") return;
    const cells = cellsOf(row);
    const where = `${file}:${i + 2}`;
    const [name, step, value] = at.map((column) => cells[column]?.trim() ?? "");
    if (name === "")
      throw new UserError(`${where}: this row has no series; write series,step,value`);
    const point: ReferencePoint = {
      step: numberIn(where, "step", step),
      value: numberIn(where, "value", value),
    };
    const explained = cells[explainedAt]?.trim() ?? "";
    if (explained !== "")
      point.explained = numberIn(where, `value of ${optionalColumn}`, explained);
    if (point.step < 0) throw new UserError(`${where}: step ${step} must be at least 0`);
    const wrong = problem(point.value);
    if (wrong !== false) throw new UserError(`${where}: value ${value} is ${wrong}`);
    const own = series.get(name);
    if (own) own.push(point);
    else series.set(name, [point]);
  });
  if (series.size === 0) throw new UserError(`${file} has no rows below its header`);
  for (const points of series.values()) points.sort((a, b) => a.step - b.step);
  return series;
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new UserError(`there is no reference file ${file}`);
    throw new UserError(`the reference file ${file} cannot be read (${code})`);
  }
}

/** The cells of one row; quotes hold commas and, doubled, quotes. */
function cellsOf(row: string): string[] {
  const cells = row.matchAll(/(?:^|,)(?:\s*"((?:[^"]|"")*)"\s*(?=,|$)|([^,]*))/g);
  return Array.from(cells, ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
}

function numberIn(where: string, column: string, text: string): number {
  const value = text === "" ? NaN : Number(text);
  if (Number.isFinite(value)) return value;
  throw new UserError(`${where}: the ${column} must be a number, got "${text}"`);
}

function unknownSeries(name: string, known: string[]): string {
  const guess = nearest(name, known);
  const way = guess === null ? `there are ${known.join(", ")}` : `did you mean "${guess}"?`;
  return `no reference file has a series "${name}"; ${way}`;
}

const stem = (file: string) => basename(file).replace(/\.[^.]*$/, "");
