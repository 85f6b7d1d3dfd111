import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { isMapping } from "../../config-values.js";
import { UserError } from "../../errors.js";
import { writeFileAtomic } from "./atomic.js";
import { isAlive } from "../../processes.js";
import {
  importedRunSchema,
  runSchema,
  schemaVersion,
  type ImportedRecord,
  type RunRecord,
  type RunState,
} from "./schema.js";

/** How a run stands; `dead` is one that says it is running while nothing of it moves. */
export type RunStatus = RunState | "dead";

/** A running run must give a sign of life at least this often, in seconds. */
export const secondsUntilDead = 60;

/**
 * Reads `run.json` of a run that was trained here.
 *
 * @throws UserError when it is missing, damaged or of a newer version, or the run was imported
 */
export function readRecord(folder: string): RunRecord {
  const record = readAnyRecord(folder);
  if (!isImported(record)) return record;
  throw new UserError(
    `${folder} was imported: it has curves, for report, export and ui, and no model or configuration`,
  );
}

/** Reads `run.json` of a run, trained here or imported. @throws UserError as readRecord */
export function readAnyRecord(folder: string): RunRecord | ImportedRecord {
  const path = join(folder, "run.json");
  const written = readJson(path, `${folder} is not a run folder: it has no run.json`);
  const isFromElsewhere = isMapping(written) && written.imported !== undefined;
  return isFromElsewhere
    ? checkVersioned(importedRunSchema, written, path)
    : checkVersioned(runSchema, written, path);
}

/** Whether a record is one of curves from elsewhere. */
export function isImported(record: RunRecord | ImportedRecord): record is ImportedRecord {
  return "imported" in record;
}

/** Writes `run.json` as a whole. */
export function writeRecord(folder: string, record: RunRecord): void {
  const written = z.encode(runSchema, record);
  writeFileAtomic(join(folder, "run.json"), `${JSON.stringify(written, null, 2)}\n`);
}

/**
 * Changes some fields of `run.json` and gives a sign of life. One process at a time may do so.
 *
 * @returns the record as it stands now
 */
export function updateRun(folder: string, changes: Partial<RunRecord> = {}): RunRecord {
  const record = { ...readRecord(folder), heartbeat: new Date().toISOString(), ...changes };
  writeRecord(folder, record);
  return record;
}

/**
 * Marks a stopped, failed or dead run as running in this process. Open its metrics first: that is
 * what keeps a second writer away.
 */
export function markResumed(folder: string, changes: Partial<RunRecord> = {}): RunRecord {
  const ended = { error: undefined, finished: undefined };
  const here = { pid: process.pid, host: hostname() };
  return updateRun(folder, { state: "running", ...ended, ...here, ...changes });
}

/** How the run really stands: without a living process or a recent heartbeat it is dead. */
export function statusOf(record: RunRecord | ImportedRecord, now = Date.now()): RunStatus {
  if (record.state !== "running") return record.state;
  const here = record.host === undefined || record.host === hostname();
  if (here && !isAlive(record.pid)) return "dead";
  return secondsSince(record.heartbeat, now) < secondsUntilDead ? "running" : "dead";
}

/** Seconds since the run in `folder` gave a sign of life; Infinity when it has no valid record. */
export function heartbeatAge(folder: string): number {
  try {
    return secondsSince(readRecord(folder).heartbeat, Date.now());
  } catch {
    return Infinity;
  }
}

const secondsSince = (date: string, now: number) => (now - Date.parse(date)) / 1000;

/** A JSON file as plain data. `missing` is the whole sentence for a file that is not there. */
export function readJson(path: string, missing: string): unknown {
  let content: string;
  try {
    content = readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") throw new UserError(missing);
    throw new UserError(`${path} cannot be read (${code})`);
  }
  try {
    return JSON.parse(content);
  } catch {
    throw new UserError(`${path} is damaged: it is not valid JSON`);
  }
}

/** Checks a file that carries a `schemaVersion`; a newer version is told apart from damage. */
export function checkVersioned<Schema extends z.ZodType>(
  schema: Schema,
  written: unknown,
  path: string,
): z.output<Schema> {
  const version = isMapping(written) ? written.schemaVersion : undefined;
  if (typeof version === "number" && version > schemaVersion) {
    throw new UserError(
      `${path} was written by a newer Equimeter (schema ${version}, this one reads up to` +
        ` ${schemaVersion}); update Equimeter`,
    );
  }
  const result = schema.safeParse(written);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
  throw new UserError(`${path} is damaged (${where}${issue.message})`);
}
