import { existsSync } from "node:fs";

import { UserError } from "../errors.js";
import type { Trainer, TrainerState } from "../train/index.js";
import { latestCheckpoint } from "./checkpoints.js";
import { diffConfigs, formatDiff } from "./config-diff.js";
import type { ResolvedConfig } from "./config-schema.js";
import { readConfig, writeConfig } from "./config.js";
import type { MetricsWriter } from "./metrics.js";
import { markResumed, readRecord, statusOf } from "./record.js";

/**
 * Checks that a run can be continued with this configuration.
 *
 * @throws UserError when there is no such run, it has finished or is running, or the configuration
 *   changed and the change was not accepted
 */
export function prepareResume(folder: string, config: ResolvedConfig, acceptChanges: boolean) {
  if (!existsSync(folder))
    throw new UserError(`there is no run ${folder} to resume; leave out --resume to start it`);
  const record = readRecord(folder);
  const status = statusOf(record);
  if (status === "running")
    throw new UserError(`${folder} is still being written by process ${record.pid}`);
  const changes = diffConfigs(readConfig(folder), config);
  if (changes.length > 0 && !acceptChanges)
    throw new UserError(
      `the configuration differs from that of ${folder}:\n${formatDiff(changes)}\n` +
        "undo the changes, or continue with them by --accept-changes",
    );
  if (status === "finished" && record.step >= config.train.steps)
    throw new UserError(
      `${folder} is finished; raise train.steps with --accept-changes, or start it again with --overwrite`,
    );
  if (changes.length > 0) writeConfig(folder, config);
}

/** Puts the trainer where the last checkpoint left it. @returns the seconds of training so far */
export function restore(
  folder: string,
  trainer: Trainer,
  metrics: MetricsWriter,
  config: ResolvedConfig,
): number {
  const checkpoint = latestCheckpoint(folder);
  metrics.truncateAfter(checkpoint?.step ?? -1);
  markResumed(folder, { totalSteps: config.train.steps });
  if (!checkpoint) return 0;
  const { state } = checkpoint;
  trainer.restore(checkpoint.folder, state as unknown as TrainerState);
  metrics.append({
    kind: "note",
    step: state.step,
    time: state.time,
    message: `resumed from the checkpoint of step ${state.step}`,
  });
  return state.time;
}
