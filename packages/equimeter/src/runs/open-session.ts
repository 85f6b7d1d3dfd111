import { torchVersion } from "@equimeter/torch";
import { join } from "node:path";

import { checkForces, forceWarning, formatSplit, recordOf } from "../data/index.js";
import { Trainer } from "../train/index.js";
import { writeFileAtomic } from "./folder/atomic.js";
import type { ResolvedConfig } from "./config/schema.js";
import { batchOn } from "./batches.js";
import { type RunData, sizeOf, structuresOf } from "./data.js";
import { deviceOf } from "./device.js";
import { markFailed } from "./folder/failure.js";
import { createRun } from "./folder/folder.js";
import { openMetrics } from "./folder/metrics.js";
import { prepareResume, restore, type RunOf } from "./resume.js";
import { Session } from "./session.js";
import { buildModel, forceField, labelScales, setScales } from "./subject.js";

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
  data: RunData,
  options: SessionOptions,
): Session {
  const device = deviceOf(config);
  const model = buildModel(config);
  const scales = labelScales(data.train);
  setScales(model, scales);
  model.to({ device });
  const trainer = new Trainer({
    model,
    samples: data.train.length,
    collate: (indices) =>
      batchOn(
        device,
        indices.map((i) => data.train.at(i)!),
      ),
    target: forceField.target,
    scales: { target: scales.forces, ...(scales.energy && { energy: scales.energy.scale }) },
    actions: { ...forceField.inputs, ...forceField.outputs },
    config: config.train,
    seed: config.seed,
    device,
  });
  const folder = join(options.root, config.name);
  const { indices, structures, seed } = data.split;
  const now: RunOf = {
    data: {
      train: sizeOf(data.train),
      validation: sizeOf(data.validation),
      test: sizeOf(data.test),
    },
    split: recordOf(indices, structures, seed),
  };
  const changes = options.resume
    ? prepareResume(folder, config, now, options.acceptChanges ?? false)
    : [];
  if (!options.resume)
    createRun(options.root, config, {
      ...now,
      libtorch: torchVersion(),
      parameters: model.parameters().reduce((total, { size }) => total + size, 0),
      ...(data.references && { references: { ...data.references.energies } }),
      ...(options.command && { command: options.command }),
      ...(options.overwrite && { overwrite: true }),
    });
  const metrics = openMetrics(folder);
  try {
    const from = options.resume
      ? restore(folder, trainer, metrics, { config, data: now, changes })
      : undefined;
    const session = new Session(folder, config, data, model, trainer, metrics, from);
    if (!options.resume)
      writeFileAtomic(join(folder, "split.json"), formatSplit(indices, structures, seed));
    const warning = options.resume ? null : forceWarning(checkForces(structuresOf(data.train)));
    if (warning) session.note(warning);
    return session;
  } catch (error) {
    metrics.close();
    markFailed(folder, (error as Error).message);
    throw error;
  }
}
