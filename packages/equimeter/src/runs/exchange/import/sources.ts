import { statSync } from "node:fs";
import { basename, extname, resolve } from "node:path";

import { UserError } from "../../../errors.js";
import { type CsvColumns, readCsvPoints } from "../csv/index.js";
import type { Point, SourceDamage } from "../points.js";
import { eventFiles, isEventFile, readEventFile } from "../tensorboard/index.js";

export type Format = "tensorboard" | "csv";

/** What one path holds. */
export interface Source {
  readonly path: string;
  readonly format: Format;
  /** Stands before its names where there are several sources: the folder's name, or the file's. */
  readonly prefix: string;
}

/**
 * What the paths hold: a folder or an event file of TensorBoard's, or a CSV file.
 *
 * @throws UserError where a path is not there or neither of them, the formats are mixed, or two prefixes agree
 */
export function sourcesOf(paths: readonly string[]): Source[] {
  if (paths.length === 0) throw new UserError("give at least one path to import");
  const sources = paths.map(sourceOf);
  if (new Set(sources.map(({ format }) => format)).size > 1)
    throw new UserError(
      `${paths.join(", ")}: event files and CSV files cannot be one run; import them apart`,
    );
  if (sources.length === 1) return [{ ...sources[0], prefix: "" }];
  for (const [i, { path, prefix }] of sources.entries()) {
    const other = sources.slice(0, i).find((one) => one.prefix === prefix);
    if (other)
      throw new UserError(
        `${other.path} and ${path} would both be called "${prefix.slice(0, -1)}"; rename one, or import them apart`,
      );
  }
  return sources;
}

function sourceOf(path: string): Source {
  const status = statSync(path, { throwIfNoEntry: false });
  if (!status) throw new UserError(`there is no ${path} to import`);
  const isTensorBoard = status.isDirectory() || isEventFile(path);
  if (!isTensorBoard && !status.isFile())
    throw new UserError(`${path} is no file that can be read`);
  const name = basename(resolve(path));
  return isTensorBoard
    ? { path, format: "tensorboard", prefix: `${name}/` }
    : { path, format: "csv", prefix: `${basename(name, extname(name))}/` };
}

/** All numbers of a source. @throws UserError as the readers of its format */
export function* pointsOf(
  { path, format, prefix }: Source,
  columns: CsvColumns,
  damage: SourceDamage,
): Generator<Point> {
  try {
    for (const points of readersOf(path, format, columns, damage))
      for (const point of points)
        yield prefix === "" ? point : { ...point, name: `${prefix}${point.name}` };
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (error instanceof UserError || syscall === undefined) throw error;
    throw new UserError(`${path} cannot be read (${code})`);
  }
}

function* readersOf(path: string, format: Format, columns: CsvColumns, damage: SourceDamage) {
  if (format === "csv") yield readCsvPoints(path, columns, damage);
  else for (const file of eventFiles(path)) yield readEventFile(file, damage);
}
