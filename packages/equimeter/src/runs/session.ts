import { type nn, torchVersion } from "@equimeter/torch";
import { join } from "node:path";

import { collate, type Prepared, type Split } from "../data/index.js";
import { UserError } from "../errors.js";
import {
  createMonitor,
  decompose,
  type Monitor,
  type Report,
  twirlCurve,
} from "../measure/index.js";
import { type Measured, monitorWarnings } from "../measure/warnings.js";
import type { Model } from "../models/model.js";
import { monitorSteps, Trainer, withWeights } from "../train/index.js";
import { measuringBatches, namesOf } from "./batches.js";
import { pruneCheckpoints, writeCheckpoint } from "./checkpoints.js";
import type { ResolvedConfig } from "./config-schema.js";
import { sizeOf } from "./data.js";
import { designOf } from "./design.js";
import type { Executed } from "./execute.js";
import { createRun } from "./folder.js";
import { decompositionLine } from "./lines.js";
import { linesOf, type MetricsWriter, openMetrics, readMetrics } from "./metrics.js";
import { updateRun } from "./record.js";
import { prepareResume, restore } from "./resume.js";
import { type RunState, schemaVersion, type Weights } from "./schema.js";
import { buildModel, forceField, forceScale, setForceScale } from "./subject.js";

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

const heartbeatSeconds = 5;

/** Opens a run for training: a new folder, or one to be continued. */
export function openSession(
  config: ResolvedConfig,
  data: Split<Prepared>,
  options: SessionOptions,
): Session {
  const model = buildModel(config);
  const scale = forceScale(data.train);
  setForceScale(model, scale);
  const trainer = new Trainer({
    model,
    samples: data.train.length,
    collate: (indices) => collate(indices.map((i) => data.train[i])),
    target: forceField.target,
    scale,
    actions: { ...forceField.inputs, ...forceField.outputs },
    config: config.train,
    seed: config.seed,
  });
  const folder = join(options.root, config.name);
  if (options.resume) {
    prepareResume(folder, config, options.acceptChanges ?? false);
    const metrics = openMetrics(folder);
    const time = restore(folder, trainer, metrics, config);
    return new Session(folder, config, data, model, trainer, metrics, time);
  }
  createRun(options.root, config, {
    libtorch: torchVersion(),
    parameters: model.parameters().reduce((total, { size }) => total + size, 0),
    data: {
      train: sizeOf(data.train),
      validation: sizeOf(data.validation),
      test: sizeOf(data.test),
    },
    ...(options.command && { command: options.command }),
    ...(options.overwrite && { overwrite: true }),
  });
  return new Session(folder, config, data, model, trainer, openMetrics(folder), 0);
}

function measuredOf(report: Report, step: number): Measured {
  const { value: percent, rotationError } = report.percent;
  const { L, L_equiv, explained, relativeSpread } = report;
  return { step, L, L_equiv, percent, rotationError, explained, relativeSpread };
}

/** One stretch of training, from opening a run's folder to closing it. */
export class Session {
  /** Of the raw weights, at the last measurement. */
  percent: number | undefined;
  readonly #monitor: Monitor;
  readonly #monitorSteps: Set<number>;
  readonly #history = new Map<Weights, Measured[]>();
  #heartbeat = Date.now();
  #since = { steps: 0, seconds: 0, loss: 0, gradientNorm: 0 };

  constructor(
    readonly folder: string,
    readonly config: ResolvedConfig,
    readonly data: Split<Prepared>,
    readonly model: nn.Module & Model,
    readonly trainer: Trainer,
    readonly metrics: MetricsWriter,
    /** Seconds of training so far, over all stretches. */
    public time: number,
  ) {
    const { monitor, train } = config;
    const fixed = data.validation.slice(0, monitor.samples);
    model.eval();
    this.#monitor = createMonitor({
      ...forceField,
      model,
      batches: measuringBatches(fixed),
      names: namesOf(fixed),
      design: designOf(monitor.design),
      seed: monitor.seed,
      resamples: monitor.bootstrap,
    });
    this.#monitorSteps = monitorSteps(train.steps, monitor.perDecade, monitor.every);
    for (const line of linesOf(readMetrics(folder), "monitor"))
      this.#historyOf(line.weights).push(line);
  }

  get step(): number {
    return this.trainer.step;
  }

  /** One step of training. @returns its loss @throws UserError when it is no longer a number */
  advance(): number {
    const start = performance.now();
    const result = this.trainer.advance();
    const seconds = (performance.now() - start) / 1000;
    this.time += seconds;
    const since = this.#since;
    since.steps++;
    since.seconds += seconds;
    since.loss += result.loss;
    since.gradientNorm += result.gradientNorm;
    if (!Number.isFinite(result.loss))
      throw new UserError(
        `training diverged at step ${this.step} (the loss is ${result.loss}): ` +
          "lower train.learningRate, lengthen train.warmup or lower train.clip",
      );
    if (this.step % this.config.train.logEvery === 0 || this.step === this.config.train.steps)
      this.#logTraining(result.learningRate);
    if (Date.now() - this.#heartbeat > heartbeatSeconds * 1000) {
      this.#heartbeat = Date.now();
      updateRun(this.folder, { step: this.step });
    }
    return result.loss;
  }

  /** Measures all kinds of weights, unless this step was measured before the run was resumed. */
  monitorIfDue(): void {
    const due = this.#monitorSteps.has(this.step);
    if (!due || this.#historyOf("raw").some(({ step }) => step === this.step)) return;
    for (const weights of this.config.monitor.weights) {
      const report = withWeights(weights, this.model, this.trainer.ema, () =>
        this.#monitor.measure(this.step),
      );
      const history = this.#historyOf(weights);
      history.push(measuredOf(report, this.step));
      const warnings = monitorWarnings(history, {
        augmented: this.config.train.augment !== "none",
        totalSteps: this.config.train.steps,
      });
      const line = decompositionLine(report, weights, warnings);
      this.metrics.append({ kind: "monitor", step: this.step, time: this.time, ...line });
      if (weights === "raw") this.percent = report.percent.value;
    }
    this.metrics.flush();
  }

  checkpointIfDue(): void {
    const { checkpointEvery, steps } = this.config.train;
    if (this.step % checkpointEvery === 0 || this.step === steps) this.checkpoint();
  }

  /** Lines first: whatever a checkpoint knows of is in the metrics already. */
  checkpoint(): void {
    this.metrics.flush();
    const state = { schemaVersion, time: this.time, ...this.trainer.numbers() } as const;
    writeCheckpoint(this.folder, state, (folder) => this.trainer.save(folder));
    pruneCheckpoints(this.folder, this.config.train.keepCheckpoints);
    updateRun(this.folder, { step: this.step });
  }

  /** The decomposition of every kind of weights on the test samples, and the twirling curve. */
  test(): void {
    const { test, monitor } = this.config;
    const items = this.data.test.slice(0, test.samples ?? undefined);
    const batches = measuringBatches(items);
    const common = { ...forceField, model: this.model, batches, seed: monitor.seed };
    const at = { step: this.step, time: this.time };
    for (const weights of monitor.weights) {
      withWeights(weights, this.model, this.trainer.ema, () => {
        const names = namesOf(items);
        const report = decompose({ ...common, names, design: designOf(test.design) });
        const line = decompositionLine(report, weights, []);
        this.metrics.append({ kind: "test", ...at, ...line });
        if (weights !== "raw" || test.twirl.length === 0) return;
        for (const { rotations, loss, error } of twirlCurve({ ...common, rotations: test.twirl }))
          this.metrics.append({
            kind: "twirl",
            ...at,
            weights,
            field: forceField.target,
            rotations,
            loss,
            lossError: error,
            samples: items.length,
          });
      });
    }
    this.metrics.flush();
  }

  /** Ends the stretch. A run that stops before its end leaves a checkpoint to continue from. */
  close(state: RunState, error?: string): Executed {
    if (state === "stopped") this.checkpoint();
    this.metrics.close();
    updateRun(this.folder, {
      state,
      step: this.step,
      finished: new Date().toISOString(),
      ...(error !== undefined && { error }),
    });
    return { folder: this.folder, state, step: this.step };
  }

  #historyOf(weights: Weights): Measured[] {
    let history = this.#history.get(weights);
    if (!history) this.#history.set(weights, (history = []));
    return history;
  }

  #logTraining(learningRate: number): void {
    const { steps, seconds, loss, gradientNorm } = this.#since;
    this.metrics.append({
      kind: "train",
      step: this.step,
      time: this.time,
      loss: loss / steps,
      learningRate,
      gradientNorm: gradientNorm / steps,
      samplesPerSecond: (steps * this.config.train.batchSize) / seconds,
    });
    this.#since = { steps: 0, seconds: 0, loss: 0, gradientNorm: 0 };
  }
}
