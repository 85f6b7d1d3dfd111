import { hostname } from "node:os";

import { unlockMetrics } from "./metrics.js";
import { readRecord, updateRun } from "./record.js";

/**
 * Marks a run that this process was writing as failed and gives its lock back, for a writer that can no
 * longer do so itself. Any other run is left alone. It does not throw: there is an error to report already.
 *
 * @param error one sentence
 * @param step where it stood, when that is known
 */
export function markFailed(folder: string, error: string, step?: number): void {
  try {
    const { state, pid, host } = readRecord(folder);
    if (state !== "running" || pid !== process.pid || host !== hostname()) return;
    unlockMetrics(folder);
    const finished = new Date().toISOString();
    updateRun(folder, { state: "failed", error, finished, ...(step !== undefined && { step }) });
  } catch {
    // No run was made, or it cannot be written any more.
  }
}
