import { existsSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";

import { isMapping } from "../config-values.js";
import { UserError } from "../errors.js";
import type { Trainer, TrainerState } from "../train/index.js";
import { latestCheckpoint } from "./folder/checkpoints.js";
import { type ConfigChange, diffConfigs, formatDiff } from "./config/diff.js";
import type { ResolvedConfig } from "./config/schema.js";
import { readConfig, writeConfig } from "./config/load.js";
import { refuseDamage } from "./folder/damage.js";
import type { MetricsWriter } from "./folder/metrics.js";
import { nothingSpent, type Spent } from "./monitor/budget.js";
import { markResumed, readRecord, statusOf } from "./folder/record.js";
import type { CheckpointState, RunRecord } from "./folder/schema.js";

/** What the next line of the training loss has gathered: sums over the steps since the last one. */
export interface Since {
  steps: number;
  seconds: number;
  /** Of these seconds, those spent waiting for batches. */
  waiting: number;
  loss: number;
  auxiliary: number;
  gradientNorm: number;
}

export const noSteps: Readonly<Since> = {
  steps: 0,
  seconds: 0,
  waiting: 0,
  loss: 0,
  auxiliary: 0,
  gradientNorm: 0,
};

/** What a run keeps of its data, to know them again. */
export type RunOf = Pick<RunRecord, "data" | "split">;

/** Where a run stood, besides what the trainer knows. */
export interface Resumed {
  /** Seconds of training so far. */
  readonly time: number;
  readonly since: Readonly<Since>;
  readonly spent: Readonly<Spent>;
}

/**
 * Checks that a run can be continued with this configuration and writes nothing.
 *
 * @param now the data as they are now
 * @returns what changed in the configuration
 * @throws UserError when there is no such run, it has finished or is running, or the configuration or
 *   the data changed and the change was not accepted
 */
export function prepareResume(
  folder: string,
  config: ResolvedConfig,
  now: RunOf,
  acceptChanges: boolean,
): ConfigChange[] {
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
  const { data, split } = record;
  const hasOtherSplit = split !== undefined && split.digest !== now.split?.digest;
  if ((!isDeepStrictEqual(data, now.data) || hasOtherSplit) && !acceptChanges)
    throw new UserError(
      `the data of ${folder} has changed (${sizeText(data)} before, ${sizeText(now.data)} now` +
        `${hasOtherSplit ? ", split differently" : ""}); ` +
        "put it back, or continue with it by --accept-changes",
    );
  const { steps } = config.train;
  if (status === "finished" && record.step >= steps)
    throw new UserError(
      `${folder} is finished; raise train.steps with --accept-changes, or start it again with --overwrite`,
    );
  const done = latestCheckpoint(folder)?.step ?? 0;
  if (done > steps)
    throw new UserError(
      `${folder} has done ${done} steps already, more than train.steps (${steps})`,
    );
  return changes;
}

function sizeText({ train, validation, test }: RunRecord["data"]): string {
  return [train, validation, test].map(({ structures }) => structures).join(" + ");
}

/**
 * Puts the trainer where the last checkpoint left it, or leaves it at the start when there is none,
 * and drops the metrics of later steps.
 *
 * @throws UserError for a damaged checkpoint; nothing is changed then
 */
export function restore(
  folder: string,
  trainer: Trainer,
  metrics: MetricsWriter,
  now: { config: ResolvedConfig; data: RunOf; changes: readonly ConfigChange[] },
): Resumed {
  const checkpoint = latestCheckpoint(folder);
  const state = checkpoint?.state;
  if (checkpoint)
    refuseDamage(checkpoint.folder, () =>
      trainer.restore(checkpoint.folder, trainerState(checkpoint.state)),
    );
  metrics.truncateAfter(state?.step ?? -1);
  if (now.changes.length > 0) writeConfig(folder, now.config);
  markResumed(folder, {
    totalSteps: now.config.train.steps,
    step: state?.step ?? 0,
    ...now.data,
  });
  const time = state?.time ?? 0;
  const note = (message: string) =>
    metrics.append({ kind: "note", step: trainer.step, time, message });
  note(state ? `resumed from the checkpoint of step ${state.step}` : "started again from step 0");
  if (now.changes.length > 0)
    note(`configuration changed: ${formatDiff([...now.changes]).replaceAll("\n", "; ")}`);
  return { time, since: sinceOf(state), spent: spentOf(state) };
}

/** The state without what belongs to the run, checked as far as the schema leaves it open. */
function trainerState({ extra, ...state }: CheckpointState): TrainerState {
  const optimizer = extra?.optimizer;
  if (
    !isMapping(optimizer) ||
    !Object.values(optimizer).every((value) => typeof value === "number")
  )
    throw new UserError("state.json holds no numbers of the optimiser");
  return {
    ...state,
    randomState: state.randomState ?? {},
    extra: { optimizer: optimizer as Record<string, number> },
  };
}

function sinceOf(state: CheckpointState | undefined): Since {
  const since = state?.extra?.since;
  return { ...noSteps, ...(isMapping(since) && (since as Partial<Since>)) };
}

function spentOf(state: CheckpointState | undefined): Spent {
  const spent = state?.extra?.spent;
  return { ...nothingSpent, ...(isMapping(spent) && (spent as Partial<Spent>)) };
}
