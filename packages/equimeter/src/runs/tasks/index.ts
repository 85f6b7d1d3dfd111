import type { ResolvedConfig } from "../config/schema.js";
import { forces } from "./forces/index.js";
import { proteins } from "./proteins/index.js";
import type { Task } from "./task.js";
import { voxels } from "./voxels/index.js";

const tasks: Record<ResolvedConfig["data"]["kind"], Task> = { forces, voxels, proteins };

/** What a configuration is about. */
export function taskOf({ data }: Pick<ResolvedConfig, "data">): Task {
  return tasks[data.kind];
}

/** The times of a flow at which is measured; where there is none, one measurement without a time. */
export function timesOf(task: Task, config: ResolvedConfig): readonly (number | undefined)[] {
  return task.times?.(config) ?? [undefined];
}

/** What of a task every measurement needs. */
export function measuredBy(task: Task, config: ResolvedConfig) {
  const { target, inputs, outputs, measure } = task;
  const rowsPerPass = task.rowsPerPass?.(config);
  return {
    target,
    inputs,
    outputs,
    ...measure,
    ...(rowsPerPass !== undefined && { rowsPerPass }),
  };
}

export type {
  BatchChoice,
  FileSplit,
  NamedBatches,
  Part,
  Report,
  Task,
  TaskData,
  TrainingPart,
} from "./task.js";
