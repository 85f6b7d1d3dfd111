import type { nn } from "@equimeter/torch";

import { UserError } from "../errors.js";
import { decompose, twirlCurve } from "../measure/index.js";
import type { Model } from "../models/model.js";
import { type Trainer, withWeights } from "../train/index.js";
import { bestFolder, pruneCheckpoints, writeCheckpoint } from "./folder/checkpoints.js";
import type { ResolvedConfig } from "./config/schema.js";
import { designOf } from "./design.js";
import { deviceOf } from "./device.js";
import type { Executed } from "./execute.js";
import { markFailed } from "./folder/failure.js";
import { decompositionLine } from "./monitor/lines.js";
import { linesOf, type MetricsWriter, readMetrics } from "./folder/metrics.js";
import { nothingSpent } from "./monitor/budget.js";
import { updateRun } from "./folder/record.js";
import { RunMonitor } from "./monitor/run-monitor.js";
import { noSteps, type Resumed, type Since } from "./resume.js";
import { type MetricLine, type RunState, schemaVersion, type Weights } from "./folder/schema.js";
import { measuredBy, type Task, type TaskData, timesOf } from "./tasks/index.js";

const heartbeatSeconds = 5;

/** One stretch of training, from opening a run's folder to closing it. */
export class Session {
  readonly #monitor: RunMonitor;
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
    from: Resumed = { time: 0, since: noSteps, spent: nothingSpent },
  ) {
    this.time = from.time;
    this.#since = { ...from.since };
    this.#measured = watched(model, () => this.#beat());
    this.#monitor = new RunMonitor({
      folder,
      config,
      task,
      data,
      model,
      measured: this.#measured,
      trainer,
      metrics,
      spent: from.spent,
    });
  }

  /** Of the raw weights, at the last measurement; of a flow the largest over its times. */
  get percent(): number | undefined {
    return this.#monitor.percent;
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

  /** Measures where that is due, and keeps the weights where they are the best so far. */
  monitorIfDue(): void {
    if (!this.#monitor.measureIfDue(this.step, this.time)) return;
    const { judged } = this.#monitor;
    if (judged.length > 0 && judged.at(-1) === Math.min(...judged))
      this.#write(bestFolder(this.folder));
  }

  /** Whether as many measurements as `train.patience` have gone by without a lower L. */
  get outOfPatience(): boolean {
    const { patience } = this.config.train;
    if (patience === null) return false;
    const { judged } = this.#monitor;
    return judged.length - 1 - judged.indexOf(Math.min(...judged)) >= patience;
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
      extra: { ...extra, since: this.#since, spent: this.#monitor.budget.spent },
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
   * @param shouldStop - asked before every kind of weights and time
   * @returns false when it was stopped and nothing was written
   */
  test(shouldStop: () => boolean = () => false): boolean {
    const before = linesOf(readMetrics(this.folder), "test");
    if (before.some(({ step }) => step === this.step)) return true;
    const { weights: kinds } = this.config.monitor;
    const conditions = timesOf(this.task, this.config).map((t) => this.#testCondition(t));
    const twirled = kinds.find((weights) => weights === "raw") ?? kinds[0];
    const lines: MetricLine[] = [];
    for (const weights of kinds) {
      for (const condition of conditions) {
        if (shouldStop()) return false;
        withWeights(weights, this.model, this.trainer.ema, () =>
          lines.push(...condition(weights, weights === twirled)),
        );
      }
    }
    this.metrics.flush();
    for (const line of lines) this.metrics.append(line);
    this.metrics.flush();
    return true;
  }

  /** What is measured of the test samples, at a time of a flow or as they are. */
  #testCondition(t: number | undefined): (weights: Weights, isTwirled: boolean) => MetricLine[] {
    const { test, monitor } = this.config;
    const device = deviceOf(this.config);
    const count = test.samples ?? undefined;
    const { batches, names, lossLinear } = this.data.test.batches(count, device, t);
    const samples = names.length;
    const field = this.task.target;
    const common = {
      ...measuredBy(this.task, this.config),
      model: this.#measured,
      batches,
      seed: monitor.seed,
    };
    return (weights, isTwirled) => {
      const where = { step: this.step, time: this.time, weights, ...(t !== undefined && { t }) };
      const report = decompose({ ...common, names, design: designOf(test.design) });
      const lines: MetricLine[] = [
        { kind: "test", ...where, ...decompositionLine(report, weights, [], lossLinear) },
      ];
      if (!isTwirled || test.twirl.length === 0) return lines;
      const { group } = this.task;
      for (const { error: lossError, ...point } of twirlCurve({
        ...common,
        group,
        rotations: test.twirl,
      }))
        lines.push({ kind: "twirl", ...where, field, ...point, lossError, samples });
      return lines;
    };
  }

  /** Ends the stretch. A run that stops before its end leaves a checkpoint to continue from. */
  close(state: RunState): Executed {
    if (state === "stopped") this.checkpoint();
    if (state === "finished" && this.config.monitor.share !== null) this.#noteMonitoring();
    this.metrics.close();
    updateRun(this.folder, { state, step: this.step, finished: new Date().toISOString() });
    return { folder: this.folder, state, step: this.step };
  }

  /** What `monitor.share` came to. */
  #noteMonitoring(): void {
    const { spent, due } = this.#monitor.budget;
    const share = Math.round((100 * spent.seconds) / this.time);
    this.note(
      `measured ${spent.count} of ${due} times in ${spent.seconds.toPrecision(3)} s, ${share} % of the time ` +
        `of training (monitor.share ${this.config.monitor.share})`,
    );
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

  #logTraining(learningRate: number): void {
    const { steps, seconds, waiting, loss, auxiliary, gradientNorm } = this.#since;
    this.metrics.append({
      kind: "train",
      step: this.step,
      time: this.time,
      loss: loss / steps,
      ...(this.#hasAuxiliary && { auxiliary: auxiliary / steps }),
      learningRate,
      gradientNorm: gradientNorm / steps,
      samplesPerSecond:
        (steps * this.config.train.batchSize * this.config.train.accumulate) / seconds,
      waiting: waiting / seconds,
    });
    this.#since = { ...noSteps };
  }

  get #hasAuxiliary(): boolean {
    const { model, train } = this.config;
    const predictsDistances = model.kind === "proteina" && model.distogramBuckets !== null;
    return train.alignmentWeight > 0 || (predictsDistances && train.flow.distogramWeight > 0);
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
