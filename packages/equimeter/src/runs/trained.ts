import { loadSafetensors, type nn, optim, setNumThreads, tidy } from "@equimeter/torch";
import { join } from "node:path";

import { UserError } from "../errors.js";
import type { Model } from "../models/model.js";
import { withWeights, type WeightsKind } from "../train/index.js";
import type { ResolvedConfig } from "./config/schema.js";
import { deviceOf } from "./device.js";
import { bestCheckpoint, type Checkpoint, latestCheckpoint } from "./folder/checkpoints.js";
import { refuseDamage } from "./folder/damage.js";
import { openRun } from "./folder/folder.js";
import { type Task, taskOf } from "./tasks/index.js";

export interface TrainedOptions {
  readonly weights: WeightsKind;
  /** The newest checkpoint, or the one with the lowest monitored L. Default: last */
  readonly checkpoint?: "last" | "best";
  /** Default: `cpu`, wherever the run was trained. */
  readonly device?: string;
}

/** A Promise would outlive the weights. */
type Synchronous<T> = T extends PromiseLike<unknown> ? never : T;

/** A run's model as a checkpoint left it. */
export interface Trained {
  readonly config: ResolvedConfig;
  readonly task: Task;
  readonly model: nn.Module & Model;
  readonly step: number;
  readonly device: string;
  /** What `body` gives while the model has the weights that were asked for. */
  readonly measured: <T>(body: () => Synchronous<T>) => T;
}

/** @throws UserError for a damaged run, one without a checkpoint, and a device that is not there */
export function openTrained(folder: string, options: TrainedOptions): Trained {
  const { config } = openRun(folder);
  const best = options.checkpoint === "best";
  const checkpoint = best ? bestCheckpoint(folder) : latestCheckpoint(folder);
  if (!checkpoint)
    throw new UserError(`${folder} has no complete checkpoint yet: let it train for longer`);
  setNumThreads(config.threads);
  const device = deviceOf({ device: options.device ?? "cpu" });
  const task = taskOf(config);
  const model = task.buildModel(config);
  const ema = new optim.ExponentialMovingAverage(model.namedParameters(), config.train.emaDecay);
  loadWeights(checkpoint, model, ema);
  model.to({ device });
  const measured = <T>(body: () => Synchronous<T>) =>
    withWeights(options.weights, model, ema, body);
  return { config, task, model, step: checkpoint.step, device, measured };
}

/** @throws UserError when the files are damaged or of another model */
function loadWeights(
  { folder, state }: Checkpoint,
  model: nn.Module,
  ema: optim.ExponentialMovingAverage,
): void {
  refuseDamage(folder, () =>
    tidy(() => {
      model.loadStateDict(loadSafetensors(join(folder, "model.safetensors")).tensors);
      ema.loadStateDict({
        tensors: loadSafetensors(join(folder, "ema.safetensors")).tensors,
        numbers: { updates: state.emaUpdates, decay: ema.decay },
      });
    }),
  );
}
