import { forces } from "./forces/index.js";
import type { Task } from "./task.js";

/** What a configuration is about. */
export function taskOf(): Task {
  return forces;
}

export type { FileSplit, NamedBatches, Part, Task, TaskData, TrainingPart } from "./task.js";
