import {
  loadSafetensors,
  manualSeed,
  type nn,
  noGrad,
  optim,
  setNumThreads,
  tidy,
} from "@equimeter/torch";
import { join } from "node:path";

import { UserError } from "../errors.js";
import type { Model } from "../models/model.js";
import { withWeights, type WeightsKind } from "../train/index.js";
import type { CheckpointChoice } from "./checkpoint-choice.js";
import type { ResolvedConfig } from "./config/schema.js";
import { deviceOf } from "./device.js";
import {
  bestCheckpoint,
  type Checkpoint,
  latestCheckpoint,
  listCheckpoints,
} from "./folder/checkpoints.js";
import { refuseDamage } from "./folder/damage.js";
import { openConfig } from "./folder/folder.js";
import { type Task, type TaskData, taskOf } from "./tasks/index.js";

export interface TrainedOptions {
  readonly weights: WeightsKind;
  /** Default: last */
  readonly checkpoint?: CheckpointChoice;
  /** Default: `cpu`, wherever the run was trained. */
  readonly device?: string;
}

/** A Promise would outlive the weights. */
type Synchronous<T> = T extends PromiseLike<unknown> ? never : T;

/** A run's model as a checkpoint left it, or as training started from it. */
export interface Trained {
  readonly config: ResolvedConfig;
  readonly task: Task;
  readonly model: nn.Module & Model;
  readonly step: number;
  readonly device: string;
  /** The run's data, which are read once. */
  readonly data: () => Promise<TaskData>;
  /** What `body` gives while the model has the weights that were asked for. */
  readonly measured: <T>(body: () => Synchronous<T>) => T;
  /**
   * The same with the weights that another checkpoint has of the same kind; the model then has its own again. Many are
   * looked at without building the model and reading the data for each.
   *
   * @throws UserError where the checkpoint is damaged
   */
  readonly measuredAt: <T>(checkpoint: Checkpoint, body: () => Synchronous<T>) => T;
}

/**
 * Rebuilds the model from the run's configuration and seed, then loads the checkpoint. `initial` are the
 * weights of step 0 to the last bit, scales of the labels included; all averages of them are themselves.
 *
 * @throws UserError for a damaged run, a checkpoint that it does not have, and a device that is not there
 */
export async function openTrained(folder: string, options: TrainedOptions): Promise<Trained> {
  const { checkpoint: choice = "last" } = options;
  const config = openConfig(folder);
  const checkpoint = choice === "initial" ? null : checkpointOf(folder, choice);
  setNumThreads(config.threads);
  const device = deviceOf({ device: options.device ?? "cpu" });
  const task = taskOf(config);
  let loaded: Promise<TaskData> | undefined;
  const data = () => (loaded ??= task.load(config));
  const fit = checkpoint ? undefined : (await data()).fit; // as in training, read before the seed is set
  manualSeed(config.seed);
  const model = task.buildModel(config);
  fit?.(model);
  const averageOf = () =>
    new optim.ExponentialMovingAverage(model.namedParameters(), config.train.emaDecay);
  const ema = averageOf();
  if (checkpoint) loadWeights(checkpoint, model, ema);
  model.to({ device });
  const { weights } = options;
  const measured = <T>(body: () => Synchronous<T>) => withWeights(weights, model, ema, body);
  let otherEma: optim.ExponentialMovingAverage | undefined;
  const measuredAt = <T>(other: Checkpoint, body: () => Synchronous<T>): T =>
    tidy(() => {
      const state = Object.entries(model.stateDict());
      const own = noGrad(() => state.map(([name, values]) => [name, values.clone()] as const));
      try {
        otherEma ??= averageOf();
        loadWeights(other, model, otherEma);
        return withWeights(weights, model, otherEma, body) as Synchronous<T>;
      } finally {
        model.loadStateDict(Object.fromEntries(own));
      }
    });
  const step = checkpoint?.step ?? 0;
  return { config, task, model, step, device, data, measured, measuredAt };
}

/** @throws UserError where there is none such */
function checkpointOf(folder: string, choice: Exclude<CheckpointChoice, "initial">): Checkpoint {
  const best = bestCheckpoint(folder);
  const kept = listCheckpoints(folder);
  if (typeof choice === "number") {
    const all = best ? [...kept, best] : kept;
    const found = all.find(({ step }) => step === choice);
    if (found) return found;
    const steps = [...new Set(all.map(({ step }) => step))].sort((a, b) => a - b);
    if (steps.length > 0)
      throw new UserError(
        `${folder} has no checkpoint of step ${choice}: it has kept those of ${steps.join(", ")} ` +
          "(train.keepCheckpoints says how many it keeps), and untrained weights are called initial",
      );
  }
  const checkpoint = choice === "best" ? best : latestCheckpoint(folder);
  if (checkpoint) return checkpoint;
  throw new UserError(
    `${folder} has no complete checkpoint yet: let it train for longer, ` +
      "or look at its untrained weights, which are called initial",
  );
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
