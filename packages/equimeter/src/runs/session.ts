import type { nn } from "@equimeter/torch";

import type { Batch } from "../data/index.js";
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
import { monitorSteps, type Trainer, withWeights } from "../train/index.js";
import { bestFolder, pruneCheckpoints, writeCheckpoint } from "./folder/checkpoints.js";
import type { ResolvedConfig } from "./config/schema.js";
import { designOf } from "./design.js";
import { deviceOf } from "./device.js";
import type { Executed } from "./execute.js";
import { markFailed } from "./folder/failure.js";
import { headMeasurement } from "./head.js";
import { decompositionLine } from "./lines.js";
import { linesOf, type MetricsWriter, readMetrics } from "./folder/metrics.js";
import { updateRun } from "./folder/record.js";
import { noSteps, type Resumed, type Since } from "./resume.js";
import { type MetricLine, type RunState, schemaVersion, type Weights } from "./folder/schema.js";
import { measuredBy, type Task, type TaskData } from "./tasks/index.js";

const heartbeatSeconds = 5;

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
  readonly #fixed: readonly Batch[];
  readonly #monitorSteps: Set<number>;
  readonly #history = new Map<Weights, Measured[]>();
  #heartbeat = Date.now();
  #since: Since;
  /** Seconds of training so far, over all stretches. */
  time: number;
  readonly #measured: Model;

  constructor(
    readonly folder: string,
    readonly config: ResolvedConfig,
    readonly task: Task,
    readonly data: TaskData,
    readonly model: nn.Module & Model,
    readonly trainer: Trainer,
    readonly metrics: MetricsWriter,
    from: Resumed = { time: 0, since: noSteps },
  ) {
    this.time = from.time;
    this.#since = { ...from.since };
    this.#measured = watched(model, () => this.#beat());
    const { monitor, train } = config;
    const { batches, names } = data.validation.batches(monitor.samples, deviceOf(config));
    model.eval();
    this.#fixed = batches;
    this.#monitor = createMonitor({
      ...measuredBy(task, config),
      model: this.#measured,
      batches,
      names,
      design: designOf(monitor.design),
      seed: monitor.seed,
      resamples: monitor.bootstrap,
    });
    this.#monitorSteps = monitorSteps(train.steps, monitor.perDecade, monitor.every);
    for (const line of linesOf(readMetrics(folder), "monitor"))
      this.#historyOf(line.weights).push(line);
    this.percent = this.#historyOf("raw").at(-1)?.percent;
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
    since.waiting += result.waiting;
    since.loss += result.loss;
    since.auxiliary += result.auxiliary;
    since.gradientNorm += result.gradientNorm;
    this.#refuseDivergence("loss", result.loss + result.auxiliary, result.samples);
    // Clipped or not, it has spoilt the weights: the next loss would show it, a checkpoint too late.
    this.#refuseDivergence("norm of the gradient", result.gradientNorm, result.samples);
    if (this.step % this.config.train.logEvery === 0 || this.step === this.config.train.steps)
      this.#logTraining(result.learningRate);
    this.#beat();
    return result.loss;
  }

  /** Measures all kinds of weights, unless this step was measured before the run was resumed. */
  monitorIfDue(): void {
    if (!this.#monitorSteps.has(this.step)) return;
    for (const weights of this.config.monitor.weights) {
      const history = this.#historyOf(weights);
      if (history.some(({ step }) => step === this.step)) continue;
      const { report, head } = withWeights(weights, this.model, this.trainer.ema, () => ({
        report: this.#monitor.measure(this.step),
        head: headMeasurement(this.model, this.#fixed),
      }));
      history.push(measuredOf(report, this.step));
      const warnings = monitorWarnings(history, {
        augmented: this.config.train.augment !== "none",
        totalSteps: this.config.train.steps,
      });
      const line = decompositionLine(report, weights, warnings);
      const at = { step: this.step, time: this.time };
      this.metrics.append({ kind: "monitor", ...at, ...line });
      const { field, samples } = report;
      if (head) this.metrics.append({ kind: "head", ...at, weights, field, ...head, samples });
      if (weights === "raw") this.percent = report.percent.value;
    }
    this.metrics.flush();
    const judged = this.#judged();
    if (judged.length > 0 && judged.at(-1)!.L === Math.min(...judged.map(({ L }) => L)))
      this.#write(bestFolder(this.folder));
  }

  /** Whether as many measurements as `train.patience` have gone by without a lower L. */
  get outOfPatience(): boolean {
    const { patience } = this.config.train;
    if (patience === null) return false;
    const losses = this.#judged().map(({ L }) => L);
    return losses.length - 1 - losses.indexOf(Math.min(...losses)) >= patience;
  }

  /** Measurements of the weights that decide which checkpoint is the best. */
  #judged(): readonly Measured[] {
    const { weights } = this.config.monitor;
    const { bestBy } = this.config.train;
    return this.#historyOf(weights.includes(bestBy) ? bestBy : weights[0]);
  }

  checkpointIfDue(): void {
    const { checkpointEvery, steps } = this.config.train;
    if (this.step % checkpointEvery === 0 || this.step === steps) this.checkpoint();
  }

  /** Lines first: whatever a checkpoint knows of is in the metrics already. */
  checkpoint(): void {
    this.#write();
    pruneCheckpoints(this.folder, this.config.train.keepCheckpoints);
    updateRun(this.folder, { step: this.step });
  }

  #write(path?: string): void {
    this.metrics.flush();
    const { extra, ...numbers } = this.trainer.numbers();
    const state = {
      schemaVersion,
      time: this.time,
      ...numbers,
      extra: { ...extra, since: this.#since },
    } as const;
    writeCheckpoint(this.folder, state, (folder) => this.trainer.save(folder), path);
  }

  /** Something that a reader of the run should know. */
  note(message: string): void {
    this.metrics.append({ kind: "note", step: this.step, time: this.time, message });
  }

  /** Says in the metrics why training ended early. */
  noteImpatience(): void {
    this.note(`ended: no lower L in ${this.config.train.patience} measurements (train.patience)`);
    this.checkpoint();
  }

  /**
   * The decomposition of every kind of weights on the test samples, and the twirling curve (of the raw
   * weights, or the first kind). The lines are written together, so that a kill leaves all or none.
   *
   * @param shouldStop - asked before every kind of weights
   * @returns false when it was stopped and nothing was written
   */
  test(shouldStop: () => boolean = () => false): boolean {
    const before = linesOf(readMetrics(this.folder), "test");
    if (before.some(({ step }) => step === this.step)) return true;
    const { test, monitor } = this.config;
    const { batches, names } = this.data.test.batches(
      test.samples ?? undefined,
      deviceOf(this.config),
    );
    const common = {
      ...measuredBy(this.task, this.config),
      model: this.#measured,
      batches,
      seed: monitor.seed,
    };
    const at = { step: this.step, time: this.time };
    const twirled = monitor.weights.find((weights) => weights === "raw") ?? monitor.weights[0];
    const lines: MetricLine[] = [];
    for (const weights of monitor.weights) {
      if (shouldStop()) return false;
      withWeights(weights, this.model, this.trainer.ema, () => {
        const report = decompose({ ...common, names, design: designOf(test.design) });
        lines.push({ kind: "test", ...at, ...decompositionLine(report, weights, []) });
        if (weights !== twirled || test.twirl.length === 0) return;
        const samples = names.length;
        const field = this.task.target;
        for (const { error: lossError, ...point } of twirlCurve({
          ...common,
          group: this.task.group,
          rotations: test.twirl,
        }))
          lines.push({ kind: "twirl", ...at, weights, field, ...point, lossError, samples });
      });
    }
    this.metrics.flush();
    for (const line of lines) this.metrics.append(line);
    this.metrics.flush();
    return true;
  }

  /** Ends the stretch. A run that stops before its end leaves a checkpoint to continue from. */
  close(state: RunState): Executed {
    if (state === "stopped") this.checkpoint();
    this.metrics.close();
    updateRun(this.folder, { state, step: this.step, finished: new Date().toISOString() });
    return { folder: this.folder, state, step: this.step };
  }

  /** Ends the stretch after an error, as far as that is still possible. */
  fail(error: string): void {
    try {
      this.metrics.close();
    } catch {
      // A full disk, say: that is the error which is being reported.
    }
    markFailed(this.folder, error, this.step);
  }

  #refuseDivergence(what: string, value: number, samples: readonly number[]): void {
    if (Number.isFinite(value)) return;
    const names = samples.slice(0, 3).map((i) => this.data.train.name(i));
    const more = samples.length > 3 ? ` and ${samples.length - 3} more` : "";
    throw new UserError(
      `training diverged at step ${this.step} (the ${what} is ${value}; the batch was ` +
        `${names.join(", ")}${more}): ` +
        "lower train.learningRate, lengthen train.warmup or lower train.clip",
    );
  }

  #historyOf(weights: Weights): Measured[] {
    let history = this.#history.get(weights);
    if (!history) this.#history.set(weights, (history = []));
    return history;
  }

  #logTraining(learningRate: number): void {
    const { steps, seconds, waiting, loss, auxiliary, gradientNorm } = this.#since;
    this.metrics.append({
      kind: "train",
      step: this.step,
      time: this.time,
      loss: loss / steps,
      ...(this.config.train.alignmentWeight > 0 && { auxiliary: auxiliary / steps }),
      learningRate,
      gradientNorm: gradientNorm / steps,
      samplesPerSecond:
        (steps * this.config.train.batchSize * this.config.train.accumulate) / seconds,
      waiting: waiting / seconds,
    });
    this.#since = { ...noSteps };
  }

  /** A sign of life now and then. */
  #beat(): void {
    if (Date.now() - this.#heartbeat < heartbeatSeconds * 1000) return;
    this.#heartbeat = Date.now();
    updateRun(this.folder, { step: this.step });
  }
}

/** The model, telling of every forward pass: a measurement may take minutes. */
function watched(model: Model, onForward: () => void): Model {
  return {
    forward(batch, invariants) {
      onForward();
      return model.forward(batch, invariants);
    },
    ...(model.invariants && { invariants: (batch) => model.invariants!(batch) }),
  };
}
