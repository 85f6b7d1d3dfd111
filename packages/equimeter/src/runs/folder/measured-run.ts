import { statSync } from "node:fs";
import { readConfig } from "../config/load.js";
import { readRun, type ImportedRun, type Run } from "./folder.js";
import { lastMetric, readMetrics } from "./metrics.js";
import { isImported, readAnyRecord, statusOf } from "./record.js";

/**
 * Reads a run, trained here or imported, without its lines of training: there may be millions, and what is drawn and
 * summarised are measurements. The last line of all is there whatever it is, as its `time` says how long the run
 * has trained.
 *
 * @throws UserError as readRun, but for damaged lines of training, which are passed over
 */
export function readMeasuredRun(folder: string): Run | ImportedRun {
  // Its sentence says what is wrong.
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return readRun(folder);
  const record = readAnyRecord(folder);
  const status = statusOf(record);
  if (isImported(record))
    return { folder, record, status, config: null, metrics: measuredLines(folder) };
  return { folder, record, status, config: readConfig(folder), metrics: measuredLines(folder) };
}

function measuredLines(folder: string) {
  const lines = readMetrics(folder, ["train"]);
  const last = lastMetric(folder);
  if (last?.kind === "train") lines.push(last);
  return lines;
}
