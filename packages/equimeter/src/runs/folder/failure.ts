import { existsSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

import { UserError } from "../../errors.js";
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

/** What is wrong with a disk, and what helps. */
const diskTroubles: Record<string, string> = {
  ENOSPC: "no space is left on the disk",
  EDQUOT: "the quota of the disk is used up",
  EROFS: "the disk can only be read",
  EACCES: "permission is denied",
  EIO: "the disk fails",
};

/** What is wrong with a disk, where that is what an error is of: "no space is left on the disk". */
export function diskTrouble(error: unknown): string | undefined {
  const { code, cause } = error as NodeJS.ErrnoException;
  return diskTroubles[code ?? (cause as NodeJS.ErrnoException | undefined)?.code ?? ""];
}

/**
 * The error that ends a run, as a sentence for its user where the disk or the folder is what failed:
 * what was trained up to the last checkpoint is there then.
 */
export function endedBy(error: unknown, folder: string): Error {
  if (!existsSync(join(folder, "run.json")))
    return new UserError(
      `${folder} was deleted or moved while it was being trained: ` +
        "put it back and continue with --resume, or start again",
    );
  const trouble = diskTrouble(error);
  if (trouble === undefined) return error as Error;
  return new UserError(
    `${trouble}, so that ${folder} cannot be written: mend that, then continue with --resume`,
  );
}
