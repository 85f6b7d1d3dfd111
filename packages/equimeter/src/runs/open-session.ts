import { torchVersion } from "@equimeter/torch";
import { join } from "node:path";

import { formatSplit } from "../data/index.js";
import { Trainer } from "../train/index.js";
import { writeFileAtomic } from "./folder/atomic.js";
import type { ResolvedConfig } from "./config/schema.js";
import { deviceOf } from "./device.js";
import { markFailed } from "./folder/failure.js";
import { createRun } from "./folder/folder.js";
import { openMetrics } from "./folder/metrics.js";
import { prepareResume, restore, type RunOf } from "./resume.js";
import { Session } from "./session.js";
import type { Task, TaskData } from "./tasks/index.js";

export interface SessionOptions {
  /** Folder of runs. */
  readonly root: string;
  /** Replace a run of the same name. */
  readonly overwrite?: boolean;
  /** Continue a run of the same name from its last checkpoint. */
  readonly resume?: boolean;
  /** Resume although the configuration changed. */
  readonly acceptChanges?: boolean;
  /** The command line, for `run.json`. */
  readonly command?: string[];
}

/** Opens a run for training: a new folder, or one to be continued. */
export function openSession(
  config: ResolvedConfig,
  task: Task,
  data: TaskData,
  options: SessionOptions,
): Session {
  const device = deviceOf(config);
  const model = task.buildModel(config);
  const scales = data.fit(model);
  model.to({ device });
  const forward = task.trainingForward?.(model, config);
  const { batchSize, epochSize } = config.train;
  const epochs = data.train.epochs?.({ batchSize, epochSize, seed: config.seed });
  const trainer = new Trainer({
    model,
    ...(forward && { forward }),
    ...(epochs && { epochs }),
    samples: data.train.length,
    batch: (indices, generator) => data.train.batch(indices, generator, device),
    target: task.target,
    scales,
    config: config.train,
    seed: config.seed,
    device,
  });
  const folder = join(options.root, config.name);
  const { indices, structures, seed } = data.split;
  const { data: sizes, split } = data.record;
  const now: RunOf = { data: sizes, split };
  const changes = options.resume
    ? prepareResume(folder, config, now, options.acceptChanges ?? false)
    : [];
  if (!options.resume)
    createRun(options.root, config, {
      ...data.record,
      libtorch: torchVersion(),
      parameters: model.parameters().reduce((total, { size }) => total + size, 0),
      ...(options.command && { command: options.command }),
      ...(options.overwrite && { overwrite: true }),
    });
  const metrics = openMetrics(folder);
  try {
    const from = options.resume
      ? restore(folder, trainer, metrics, { config, data: now, changes })
      : undefined;
    const session = new Session(folder, config, task, data, model, trainer, metrics, from);
    if (!options.resume)
      writeFileAtomic(join(folder, "split.json"), formatSplit(indices, structures, seed));
    const warning = options.resume ? null : data.warning();
    if (warning) session.note(warning);
    return session;
  } catch (error) {
    metrics.close();
    markFailed(folder, (error as Error).message);
    throw error;
  }
}
