import {
  Generator,
  loadSafetensors,
  nn,
  optim,
  saveSafetensors,
  type Tensor,
  tidy,
  TorchError,
} from "@equimeter/torch";
import { join } from "node:path";

import type { Batch } from "../data/batch.js";
import { softSubsample } from "../data/subsample.js";
import { UserError } from "../errors.js";
import type { Model } from "../models/model.js";
import type { TrainConfig } from "./config.js";
import { type Scales, type TrainingLoss, trainingLoss } from "./loss.js";
import { optimizerOf } from "./optimizers.js";
import { DataOrder, type Epochs } from "./order.js";
import { learningRateAt } from "./schedule.js";

export interface TrainerOptions {
  readonly model: nn.Module & Model;
  /** Number of training samples. */
  readonly samples: number;
  /** Which of them each epoch has. Default: all, or `config.epochSize` of them, in random order */
  readonly epochs?: Epochs;
  /** Some of them as a batch, with whatever is random about them (augmentation, noise) from the generator. */
  readonly batch: (indices: readonly number[], generator: Generator) => Batch;
  /** What training runs in place of the model's `forward`, for a loss beside that of the output. */
  readonly forward?: (batch: Batch, generator: Generator) => ForwardResult;
  /** The output to fit, and the scales that make labels of size one. */
  readonly target: string;
  readonly scales: Scales;
  readonly config: TrainConfig;
  readonly seed: number;
  /** Where the model and the batches are. Default: `cpu` */
  readonly device?: string;
}

/** A forward pass of training. */
export interface ForwardResult {
  readonly outputs: Batch;
  /** A loss beside that of the outputs, with its weight; null for none. */
  readonly auxiliary: Tensor | null;
}

/** What one step was like. */
export interface StepResult {
  /** Of the batches: the mean-squared error in the label's unit squared, another loss without unit. */
  readonly loss: number;
  /** The loss beside it, as it was added; 0 where there is none. */
  readonly auxiliary: number;
  /** Seconds spent waiting for batches. */
  readonly waiting: number;
  readonly learningRate: number;
  /** 2-norm of the gradient of the scaled loss, before clipping. */
  readonly gradientNorm: number;
  /** The training samples it saw. */
  readonly samples: readonly number[];
}

/** The numbers of a trainer's state; its tensors are in safetensors files beside them. */
export interface TrainerState {
  readonly step: number;
  readonly epoch: number;
  readonly position: number;
  readonly emaUpdates: number;
  readonly randomState: Record<string, string>;
  readonly extra: { readonly optimizer: Record<string, number> };
}

const files = {
  model: "model.safetensors",
  ema: "ema.safetensors",
  optimizer: "optimizer.safetensors",
  random: "random.safetensors",
};

/**
 * Trains a model step by step: a loss in units of the labels, batches whose gradients are averaged, warm-up
 * and schedule, clipping, a moving average of the weights. Saved and restored, it continues bit for bit on the CPU.
 */
export class Trainer {
  step = 0;
  readonly model: nn.Module & Model;
  readonly ema: optim.ExponentialMovingAverage;
  readonly #options: TrainerOptions;
  readonly #optimizer: ReturnType<typeof optimizerOf>;
  readonly #loss: TrainingLoss;
  readonly #order: DataOrder;
  readonly #generator: Generator;
  /** Dropout's. */
  readonly #default: Generator;

  constructor(options: TrainerOptions) {
    const { model, config, samples, seed, target, scales } = options;
    this.#options = options;
    this.model = model;
    const parameters = model.namedParameters();
    this.#optimizer = optimizerOf(model, config);
    this.#loss = trainingLoss(config, target, scales);
    this.ema = new optim.ExponentialMovingAverage(parameters, config.emaDecay);
    const { epochSize } = config;
    if (epochSize !== null && epochSize > samples)
      throw new UserError(
        `train.epochSize must be at most ${samples}, the samples there are to train on, not ` +
          `${epochSize}: lower it, or set it to null`,
      );
    this.#order = new DataOrder(
      options.epochs ?? softSubsample(samples, epochSize ?? samples, seed),
    );
    this.#generator = new Generator(seed);
    this.#default = new Generator("default", { device: options.device ?? "cpu" });
  }

  /** One optimiser step. */
  advance(): StepResult {
    const { model, config } = this.#options;
    const learningRate = learningRateAt(this.step, config);
    this.#optimizer.lr = learningRate;
    this.#optimizer.zeroGrad();
    model.train();
    const samples: number[] = [];
    const sum = { loss: 0, auxiliary: 0, waiting: 0 };
    for (let i = 0; i < config.accumulate; i++) {
      const indices = this.#order.next(config.batchSize);
      samples.push(...indices);
      const one = tidy(() => this.#backward(indices));
      sum.loss += (one.loss / config.accumulate) * this.#loss.unit;
      sum.auxiliary += one.auxiliary / config.accumulate;
      sum.waiting += one.waiting;
    }
    const gradientNorm = tidy(() => {
      const norm = nn.clipGradNorm(model.parameters(), config.clip ?? Number.POSITIVE_INFINITY);
      this.#optimizer.step();
      return norm;
    });
    this.ema.update();
    this.step++;
    return { ...sum, learningRate, gradientNorm, samples };
  }

  /** Adds the gradients of one batch. @returns its losses, and the seconds it took to make it */
  #backward(indices: readonly number[]): Pick<StepResult, "loss" | "auxiliary" | "waiting"> {
    const { config, batch: batchOf } = this.#options;
    const start = performance.now();
    const batch = batchOf(indices, this.#generator);
    const waiting = (performance.now() - start) / 1000;
    const { outputs, auxiliary } = this.#forward(batch);
    const loss = this.#loss.of(outputs, batch);
    const both = auxiliary === null ? loss : loss.add(auxiliary);
    const share = config.accumulate === 1 ? both : both.div(config.accumulate);
    share.backward();
    return { loss: loss.item(), auxiliary: auxiliary?.item() ?? 0, waiting };
  }

  #forward(batch: Batch): ForwardResult {
    const { model, forward } = this.#options;
    if (forward) return forward(batch, this.#generator);
    return { outputs: model.forward(batch), auxiliary: null };
  }

  /** The numbers of the state; `save` writes the tensors. */
  numbers(): TrainerState {
    return {
      step: this.step,
      epoch: this.#order.epoch,
      position: this.#order.position,
      emaUpdates: this.ema.updates,
      randomState: { augmentation: files.random },
      extra: { optimizer: this.#optimizer.stateDict().numbers },
    };
  }

  /** Writes the tensors of the state into a folder, a safetensors file for each part. */
  save(folder: string): void {
    const write = (file: string, tensors: Record<string, Tensor>) =>
      saveSafetensors(join(folder, file), tensors);
    write(files.model, this.model.stateDict());
    write(files.ema, this.ema.stateDict().tensors);
    write(files.optimizer, this.#optimizer.stateDict().tensors);
    write(files.random, { state: this.#generator.state, default: this.#default.state });
  }

  /** @throws TorchError when the tensors are not those of this model */
  restore(folder: string, state: TrainerState): void {
    const read = (file: string) => loadSafetensors(join(folder, file)).tensors;
    tidy(() => {
      this.model.loadStateDict(read(files.model));
      this.ema.loadStateDict({
        tensors: read(files.ema),
        numbers: { updates: state.emaUpdates, decay: this.ema.decay },
      });
      this.#optimizer.loadStateDict({
        tensors: read(files.optimizer),
        numbers: state.extra.optimizer,
      });
      const { state: random, default: ofDropout } = read(files.random);
      if (!random || !ofDropout)
        throw new TorchError(`${files.random} holds no states of the generators`);
      this.#generator.state = random;
      this.#default.state = ofDropout;
    });
    this.#order.restore(state);
    this.step = state.step;
  }
}
