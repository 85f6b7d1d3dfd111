import type { ResolvedConfig } from "../config/schema.js";
import { forces } from "./forces/index.js";
import type { Task } from "./task.js";
import { voxels } from "./voxels/index.js";

const tasks: Record<ResolvedConfig["data"]["kind"], Task> = { forces, voxels };

/** What a configuration is about. */
export function taskOf({ data }: Pick<ResolvedConfig, "data">): Task {
  return tasks[data.kind];
}

/** What of a task every measurement needs. */
export function measuredBy(task: Task, config: ResolvedConfig) {
  const { target, inputs, outputs } = task;
  const rowsPerPass = task.rowsPerPass?.(config);
  return { target, inputs, outputs, ...(rowsPerPass !== undefined && { rowsPerPass }) };
}

export type { FileSplit, NamedBatches, Part, Task, TaskData, TrainingPart } from "./task.js";
