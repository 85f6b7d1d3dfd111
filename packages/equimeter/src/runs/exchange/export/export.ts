import { readdirSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";

import { UserError } from "../../../errors.js";
import { readAnyRecord } from "../../folder/record.js";
import type { ImportedRecord, MetricKind, RunRecord } from "../../folder/schema.js";
import { isEventFile } from "../tensorboard/index.js";
import { writeCsv } from "./csv.js";
import { type NamedRun, type Table, tableOf } from "./table.js";
import { writeEvents } from "./tensorboard.js";
import { refuseFile, writeWholeFile } from "./whole-file.js";

export interface ExportOptions {
  /** Files to write, at least one of them. */
  readonly csv?: string;
  readonly parquet?: string;
  /** A folder, in which every run gets one of its own. */
  readonly tensorboard?: string;
  /** Kinds of lines; by default all. */
  readonly kinds?: readonly MetricKind[];
  readonly overwrite?: boolean;
}

/** A file that was written. */
export interface Exported {
  readonly path: string;
  /** Rows of a table, or numbers of an event file. */
  readonly count: number;
}

/**
 * Writes the lines of runs for other tools: as one table a file, or as event files of TensorBoard's. Every file is
 * there whole or not at all, and nothing is written where one of them is there already.
 *
 * @throws UserError where a run is missing or damaged, there is no line, a file is there or cannot be written
 */
export async function exportRuns(
  folders: readonly string[],
  options: ExportOptions,
): Promise<Exported[]> {
  const { csv, parquet, tensorboard, kinds = [], overwrite = false } = options;
  if ((csv ?? parquet ?? tensorboard) === undefined)
    throw new UserError(
      "say what to export to: --parquet FILE, --csv FILE or --tensorboard FOLDER",
    );
  const runs = namedRuns(folders);
  const tables = [csv, parquet].filter((path) => path !== undefined);
  if (tables.length === 2 && resolve(tables[0]) === resolve(tables[1]))
    throw new UserError(`--csv and --parquet are both ${csv}; choose two files`);
  for (const path of tables) refuseFile(path, overwrite);
  const events = tensorboard === undefined ? [] : eventPlan(runs, tensorboard, overwrite);
  const written: Exported[] = [];
  if (tables.length > 0) {
    const table = tableOf(runs, kinds);
    const put = (path: string, write: (path: string, table: Table) => void) => {
      writeWholeFile(path, (temporary) => write(temporary, table));
      written.push({ path, count: table.rows });
    };
    if (csv !== undefined) put(csv, writeCsv);
    if (parquet !== undefined) put(parquet, (await import("./parquet.js")).writeParquet);
  }
  for (const { path, folder, started } of events) {
    let count = 0;
    writeWholeFile(path, (temporary) => {
      count = writeEvents(temporary, folder, started, kinds);
    });
    written.push({ path, count });
  }
  return written;
}

interface RecordedRun extends NamedRun {
  readonly record: RunRecord | ImportedRecord;
}

/** Runs under their names, or those of their folders where two share theirs. */
function namedRuns(folders: readonly string[]): RecordedRun[] {
  if (folders.length === 0) throw new UserError("give at least one run folder to export");
  const twice = folders.find(
    (folder, i) => folders.findIndex((other) => resolve(other) === resolve(folder)) < i,
  );
  if (twice !== undefined) throw new UserError(`the run ${twice} is given twice; name it once`);
  const runs = folders.map((folder) => {
    const status = statSync(folder, { throwIfNoEntry: false });
    if (!status) throw new UserError(`there is no run folder ${folder}`);
    if (!status.isDirectory()) throw new UserError(`${folder} is a file, not a run folder`);
    return { folder, record: readAnyRecord(folder) };
  });
  return runs.map(({ folder, record }) => {
    const isShared = runs.filter((run) => run.record.name === record.name).length > 1;
    return { folder, record, name: isShared ? folder : record.name };
  });
}

/** Which event file each run gets: `FOLDER/<run>/events.out.tfevents.<seconds>.<host>`. */
function eventPlan(runs: readonly RecordedRun[], root: string, overwrite: boolean) {
  return runs.map(({ folder, record }) => {
    const { name } = record;
    // Names come from a file that anybody may have written.
    if (basename(name) !== name || name === "." || name === ".." || name.includes("\\"))
      throw new UserError(`the run ${folder} is called "${name}", which is no name for a folder`);
    if (runs.filter((other) => other.record.name === name).length > 1)
      throw new UserError(
        `two runs are called "${name}"; export them to TensorBoard in folders apart`,
      );
    const started = Date.parse(record.started) / 1000;
    const host = (record.host ?? "unknown").replaceAll(/[^\w.-]/g, "_");
    const file = `events.out.tfevents.${Math.floor(started)}.${host}`;
    const own = join(root, name);
    refuseFile(join(own, file), overwrite);
    const other = filesIn(own).find((there) => isEventFile(there) && there !== file);
    if (other !== undefined)
      throw new UserError(
        `${join(own, other)} is of another run, and TensorBoard would draw both as one; choose another folder`,
      );
    return { folder, path: join(own, file), started };
  });
}

function filesIn(folder: string): string[] {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : [];
}
