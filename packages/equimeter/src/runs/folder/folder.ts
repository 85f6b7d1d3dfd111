import { randomUUID } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { UserError } from "../../errors.js";
import { cleanLeftovers, writeFolderAtomic } from "./atomic.js";
import { readConfig, writeConfig } from "../config/load.js";
import type { ResolvedConfig } from "../config/schema.js";
import { readMetrics } from "./metrics.js";
import {
  isImported,
  readAnyRecord,
  readRecord,
  statusOf,
  writeRecord,
  type RunStatus,
} from "./record.js";
import { schemaVersion, type ImportedRecord, type MetricLine, type RunRecord } from "./schema.js";

/** What only the one who starts a run knows. */
export interface RunDetails extends Pick<
  RunRecord,
  "parameters" | "data" | "split" | "lossZero" | "references"
> {
  /** Version of libtorch, which this package does not load. */
  libtorch: string;
  /** By default the command line of this process. */
  command?: string[];
  /** Replaces an earlier run of this name. */
  overwrite?: boolean;
}

/** A run as read from its folder. */
export interface Run {
  folder: string;
  record: RunRecord;
  /** `record.state`, or `dead` when the writer is gone. */
  status: RunStatus;
  config: ResolvedConfig;
  metrics: MetricLine[];
}

/** Curves from elsewhere, as `equimeter import` writes them. */
export interface ImportedRun extends Omit<Run, "record" | "config"> {
  record: ImportedRecord;
  config: null;
}

/** An entry of a list: a run, or a sentence about what is wrong with its folder. */
export type ListedRun =
  | { folder: string; record: RunRecord | ImportedRecord; status: RunStatus }
  | { folder: string; problem: string };

/**
 * Makes the folder of a new run, `<root>/<config.name>`, complete or not at all.
 *
 * @param root usually `runs`; made when missing
 * @returns the folder and its `run.json`, in the state `running`
 * @throws UserError when the run exists (and is not to be overwritten, or is still running)
 */
export function createRun(
  root: string,
  config: ResolvedConfig,
  details: RunDetails,
): { folder: string; record: RunRecord } {
  const folder = join(root, config.name);
  refuseExisting(folder, details.overwrite ?? false);
  const record = firstRecord(config, details);
  makeRoot(root);
  cleanLeftovers(root);
  writeFolderAtomic(folder, (temporary) => {
    mkdirSync(join(temporary, "checkpoints"));
    writeConfig(temporary, config);
    writeRecord(temporary, record);
    writeFileSync(join(temporary, "metrics.jsonl"), "");
  });
  return { folder, record };
}

/** @throws UserError where there is something that a new run may not replace */
export function refuseExisting(folder: string, overwrite: boolean): void {
  if (!existsSync(folder)) return;
  if (!existsSync(join(folder, "run.json"))) {
    throw new UserError(
      `${folder} exists but is no run, so it is left alone; choose another name (--set name=...)`,
    );
  }
  if (!overwrite) {
    throw new UserError(
      `the run ${folder} exists already; continue it with --resume, replace it with --overwrite` +
        ` or choose another name (--set name=...)`,
    );
  }
  const living = readIfWhole(folder);
  if (living && statusOf(living) === "running") {
    throw new UserError(
      `${folder} is still being written by process ${living.pid}; stop it before overwriting it`,
    );
  }
}

/** A damaged run may be overwritten. */
function readIfWhole(folder: string): RunRecord | null {
  try {
    return readRecord(folder);
  } catch {
    return null;
  }
}

function makeRoot(root: string) {
  try {
    mkdirSync(root, { recursive: true });
    accessSync(root, constants.W_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(`the folder ${root} for runs cannot be written (${code}); choose another`);
  }
}

function firstRecord(config: ResolvedConfig, details: RunDetails): RunRecord {
  const now = new Date().toISOString();
  return {
    schemaVersion,
    id: randomUUID(),
    name: config.name,
    state: "running",
    versions: {
      equimeter: ownVersion(),
      node: process.versions.node,
      libtorch: details.libtorch,
    },
    device: config.device,
    command: details.command ?? process.argv,
    started: now,
    heartbeat: now,
    step: 0,
    totalSteps: config.train.steps,
    host: hostname(),
    pid: process.pid,
    parameters: details.parameters,
    data: details.data,
    ...(details.split && { split: details.split }),
    ...(details.references && { references: details.references }),
    lossZero: details.lossZero,
  };
}

function ownVersion(): string {
  const path = new URL("../../../package.json", import.meta.url);
  return (JSON.parse(readFileSync(path, "utf8")) as { version: string }).version;
}

/**
 * Reads a run that was trained here and checks all of it but the checkpoints' tensors.
 *
 * @throws UserError one sentence naming the damaged file, or that the run was imported
 */
export function openRun(folder: string): Run {
  refuseNoFolder(folder);
  const record = readRecord(folder);
  return {
    folder,
    record,
    status: statusOf(record),
    config: readConfig(folder),
    metrics: readMetrics(folder),
  };
}

/**
 * The configuration alone of a run that was trained here, of which there may be a million lines of training.
 *
 * @throws UserError as openRun, but for damaged lines of training, which are passed over
 */
export function openConfig(folder: string): ResolvedConfig {
  refuseNoFolder(folder);
  readRecord(folder);
  readMetrics(folder, ["train"]);
  return readConfig(folder);
}

/**
 * Reads a run, trained here or imported.
 *
 * @throws UserError one sentence naming the damaged file
 */
export function readRun(folder: string): Run | ImportedRun {
  refuseNoFolder(folder);
  const record = readAnyRecord(folder);
  if (!isImported(record)) return openRun(folder);
  return { folder, record, status: record.state, config: null, metrics: readMetrics(folder) };
}

function refuseNoFolder(folder: string) {
  const status = statSync(folder, { throwIfNoEntry: false });
  if (!status) throw new UserError(`there is no run folder ${folder}`);
  if (!status.isDirectory()) throw new UserError(`${folder} is a file, not a run folder`);
}

/** The runs in `root`, oldest first, then damaged ones; folders that are no runs are left out. */
export function listRuns(root: string): ListedRun[] {
  if (!existsSync(root)) return [];
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => join(root, entry.name))
    .filter((folder) => existsSync(join(folder, "run.json")));
  const started = (run: ListedRun) => ("record" in run ? run.record.started : "damaged");
  return folders.map(listed).sort((a, b) => started(a).localeCompare(started(b)));
}

function listed(folder: string): ListedRun {
  try {
    const record = readAnyRecord(folder);
    return { folder, record, status: statusOf(record) };
  } catch (error) {
    return { folder, problem: (error as Error).message };
  }
}
