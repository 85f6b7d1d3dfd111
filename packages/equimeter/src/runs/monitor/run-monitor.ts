import type { nn } from "@equimeter/torch";

import type { Batch } from "../../data/index.js";
import { createMonitor, type Monitor, type Report } from "../../measure/index.js";
import { type Measured, monitorWarnings } from "../../measure/warnings.js";
import type { Model } from "../../models/model.js";
import { monitorSteps, type Trainer, withWeights } from "../../train/index.js";
import type { ResolvedConfig } from "../config/schema.js";
import { designOf } from "../design.js";
import { deviceOf } from "../device.js";
import { linesOf, type MetricsWriter, readMetrics } from "../folder/metrics.js";
import type { Weights } from "../folder/schema.js";
import { gradientMeasurement } from "./gradients.js";
import { headMeasurement } from "./head.js";
import { decompositionLine } from "./lines.js";
import { MonitorBudget, type Spent } from "./budget.js";
import { measuredBy, type Task, type TaskData, timesOf } from "../tasks/index.js";

export interface RunMonitorOptions {
  readonly folder: string;
  readonly config: ResolvedConfig;
  readonly task: Task;
  readonly data: TaskData;
  readonly model: nn.Module & Model;
  /** The model as it is measured. */
  readonly measured: Model;
  readonly trainer: Trainer;
  readonly metrics: MetricsWriter;
  /** What a run that is resumed has spent on measuring. */
  readonly spent: Spent;
}

/** The fixed validation samples, at one time of a flow or as they are. */
interface Condition {
  readonly t?: number;
  readonly lossLinear: number | undefined;
  readonly monitor: Monitor;
  readonly batches: readonly Batch[];
  /** Those whose gradients are looked at. */
  readonly forGradients: readonly Batch[] | null;
}

/** What later measurements are compared with. */
type Past = Measured & Pick<Report, "lossZero">;

/** Measures a run as it trains: at every time of a flow, every kind of weights, at steps that are due. */
export class RunMonitor {
  /** Of the raw weights, at the last measurement; of a flow the largest over its times. */
  percent: number | undefined;
  readonly budget: MonitorBudget;
  readonly #options: RunMonitorOptions;
  readonly #conditions: readonly Condition[];
  /** By kind of weights and time. */
  readonly #history = new Map<string, Past[]>();

  constructor(options: RunMonitorOptions) {
    this.#options = options;
    const { config, folder, model, spent } = options;
    const { monitor, train } = config;
    model.eval();
    this.#conditions = timesOf(options.task, config).map((t) => this.#condition(t));
    const due = monitorSteps(train.steps, monitor.perDecade, monitor.every);
    this.budget = new MonitorBudget(due, monitor.share, spent);
    for (const line of linesOf(readMetrics(folder), "monitor"))
      this.#historyOf(line.weights, line.t).push(line);
    this.#updatePercent();
  }

  /**
   * Measures, unless this step is not due, was measured before the run was resumed, or would take too much
   * of the time of training.
   *
   * @param time - seconds of training so far
   * @returns whether it did
   */
  measureIfDue(step: number, time: number): boolean {
    if (!this.budget.allows(step, time) || this.#isMeasured(step)) return false;
    const start = performance.now();
    const { weights } = this.#options.config.monitor;
    for (const kind of weights) this.#measure(kind, step, time);
    this.budget.spend(step, (performance.now() - start) / 1000);
    this.#updatePercent();
    this.#options.metrics.flush();
    return true;
  }

  /**
   * The losses that decide which checkpoint is the best, one for each measurement: of a flow the mean
   * over its times of L / lossZero, so that none of them outweighs the others. (Steps at which only some of the times
   * were measured, because a run went on with others, do not count.)
   */
  get judged(): number[] {
    const { monitor, train } = this.#options.config;
    const weights = monitor.weights.includes(train.bestBy) ? train.bestBy : monitor.weights[0];
    const histories = this.#conditions.map(({ t }) => this.#historyOf(weights, t));
    if (histories.length === 1) return histories[0].map(({ L }) => L);
    const [first, ...others] = histories.map(
      (lines) => new Map(lines.map(({ step, L, lossZero }) => [step, L / lossZero])),
    );
    return [...first].flatMap(([step, loss]) => {
      const losses = [loss, ...others.map((one) => one.get(step))];
      return losses.every((one) => one !== undefined)
        ? [losses.reduce((sum, one) => sum + one / losses.length, 0)]
        : [];
    });
  }

  #condition(t: number | undefined): Condition {
    const { config, task, data, measured } = this.#options;
    const { monitor } = config;
    const { gradientSamples } = monitor;
    const device = deviceOf(config);
    const { batches, names, lossLinear } = data.validation.batches(monitor.samples, device, t);
    return {
      ...(t !== undefined && { t }),
      lossLinear,
      batches,
      forGradients:
        gradientSamples === null
          ? null
          : data.validation.batches(gradientSamples, device, t).batches,
      monitor: createMonitor({
        ...measuredBy(task, config),
        model: measured,
        batches,
        names,
        design: designOf(monitor.design),
        seed: monitor.seed,
        resamples: monitor.bootstrap,
      }),
    };
  }

  #measure(weights: Weights, step: number, time: number): void {
    const { model, measured, trainer, metrics, config, task } = this.#options;
    withWeights(weights, model, trainer.ema, () => {
      for (const { t, monitor, batches, forGradients, lossLinear } of this.#conditions) {
        const history = this.#historyOf(weights, t);
        const report = monitor.measure(step);
        history.push(measuredOf(report, step));
        const warnings = monitorWarnings(history, {
          augmented: config.train.augment !== "none",
          totalSteps: config.train.steps,
        });
        const where = { step, time, weights, ...(t !== undefined && { t }) };
        const line = decompositionLine(report, weights, warnings, lossLinear);
        metrics.append({ kind: "monitor", ...where, ...line });
        const { field, samples } = report;
        const head = headMeasurement(model, batches);
        if (head) metrics.append({ kind: "head", step, time, weights, field, ...head, samples });
        if (!forGradients || weights !== "raw") continue;
        const parameters = model.parameters();
        const given = { model: measured, parameters, batches: forGradients, task, config, step };
        const gradients = gradientMeasurement(given);
        metrics.append({ kind: "gradients", ...where, ...gradients });
      }
    });
  }

  /** Before the run was resumed. */
  #isMeasured(step: number): boolean {
    const { weights } = this.#options.config.monitor;
    const last = this.#historyOf(weights.at(-1)!, this.#conditions.at(-1)!.t);
    return last.some((line) => line.step === step);
  }

  #historyOf(weights: Weights, t: number | undefined): Past[] {
    const key = `${weights} ${t}`;
    let history = this.#history.get(key);
    if (!history) this.#history.set(key, (history = []));
    return history;
  }

  #updatePercent(): void {
    const last = this.#conditions.flatMap(({ t }) => this.#historyOf("raw", t).at(-1) ?? []);
    this.percent = last.length > 0 ? Math.max(...last.map(({ percent }) => percent)) : undefined;
  }
}

function measuredOf(report: Report, step: number): Past {
  const { value: percent, rotationError } = report.percent;
  const { L, L_equiv, lossZero, explained, relativeSpread } = report;
  return { step, L, L_equiv, lossZero, percent, rotationError, explained, relativeSpread };
}
