import { existsSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";

import { UserError } from "../../../errors.js";
import { Gathering } from "./gather.js";
import { checkNames, parseNames } from "./names.js";
import { finishImport, isImportedRun } from "./place.js";
import { pointsOf, sourcesOf } from "./sources.js";
import { writeImported } from "./write.js";

export interface ImportOptions {
  /** Pairs `ours=theirs`, for example `loss=train/loss`. */
  readonly map?: readonly string[];
  /** Columns of a CSV file. */
  readonly step?: string;
  readonly time?: string;
  /** Replace an earlier import: its curves and its record. Other files of its folder, `tags.json` too, stay. */
  readonly overwrite?: boolean;
  /** The command line, for `run.json`; by default that of this process. */
  readonly command?: readonly string[];
}

/** What an import brought. */
export interface Imported {
  readonly folder: string;
  readonly steps: number;
  readonly lastStep: number;
  /** Every curve by the name it has in the run, with what it was called there. */
  readonly curves: readonly {
    readonly name: string;
    readonly from: string;
    readonly points: number;
  }[];
  /** Sentences about what was left out. */
  readonly left: readonly string[];
}

/**
 * Makes a run folder of curves from elsewhere, whole or not at all: lines of the kind `scalars`, and a `run.json` that
 * says where they come from.
 *
 * @param paths folders or event files of TensorBoard's, or CSV files; of several, the name of the folder or
 *   the file stands before the names of the curves
 * @param folder of the new run, `runs/<name>`
 * @throws UserError where something cannot be read, there is no number, a name does not fit or the folder exists
 */
export function importRun(
  paths: readonly string[],
  folder: string,
  options: ImportOptions = {},
): Imported {
  const names = parseNames(options.map ?? []);
  const refuse = () => refuseFolder(folder, options.overwrite ?? false);
  finishImport(folder);
  refuse();
  const sources = sourcesOf(paths);
  const [{ format }] = sources;
  if (format === "tensorboard" && (options.step ?? options.time) !== undefined)
    throw new UserError("--step and --time name columns of a CSV file; event files have none");
  const left: string[] = [];
  const gathering = new Gathering();
  for (const source of sources)
    for (const point of pointsOf(source, options, left)) gathering.add(point);
  if (gathering.misplaced > 0)
    left.push(`${gathering.misplaced} numbers at steps below 0 left out`);
  const there = gathering.names;
  if (there.length === 0)
    throw new UserError([`${paths.join(", ")} holds no scalars to import`, ...left].join("; "));
  checkNames(names, there);
  const { steps, counts } = writeImported(folder, gathering, {
    names,
    notes: ({ replaced }) => {
      if (replaced > 0)
        left.push(
          `${replaced} numbers left out, for each of which a later one has the same name and step`,
        );
      return left;
    },
    imported: { format, paths: [...paths] },
    command: [...(options.command ?? process.argv)],
    refuse,
  });
  const curves = there.map((from) => {
    const name = names.get(from) ?? from;
    return { name, from, points: counts.get(name) ?? 0 };
  });
  return { folder, steps, lastStep: gathering.lastStep, curves, left };
}

const runName = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Only what was imported before is ever replaced. */
function refuseFolder(folder: string, overwrite: boolean): void {
  const name = basename(resolve(folder));
  if (!runName.test(name))
    throw new UserError(
      `a run's name must consist of letters, digits, '.', '_' and '-' and start with a letter or digit, got "${name}"`,
    );
  if (!existsSync(folder)) return;
  if (!isImportedRun(folder))
    throw new UserError(
      `${folder} exists and was not imported, so it is left alone; choose another name with -o`,
    );
  if (!overwrite)
    throw new UserError(
      `${folder} exists already; replace it with --overwrite or choose another name in ${dirname(folder)}`,
    );
}
