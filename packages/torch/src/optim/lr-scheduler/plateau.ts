import { fraction, notNegative, verify } from "../options.js";
import { checkNumbers, numbered, perGroup, type Scheduled } from "./scheduler.js";

export interface PlateauOptions {
  /** Whether the metric should fall or rise. Default: "min" */
  mode?: "min" | "max";
  /** Of a reduction. Default: 0.1 */
  factor?: number;
  /** How many epochs in a row without improvement are borne. Default: 10 */
  patience?: number;
  /** What counts as an improvement. Default: 1e-4 */
  threshold?: number;
  /** Whether the threshold is a share of the best metric or a difference. Default: "rel" */
  thresholdMode?: "rel" | "abs";
  /** Epochs after a reduction that do not count. Default: 0 */
  cooldown?: number;
  /** The least rate, of all groups or of each. Default: 0 */
  minLr?: number | readonly number[];
  /** A reduction by less is not done. Default: 1e-8 */
  eps?: number;
}

/** Reduces learning rates when a metric has stopped to improve. `step` takes the metric. */
export class ReduceLROnPlateau {
  epoch = 0;
  private readonly options: Required<PlateauOptions>;
  private readonly minRates: readonly number[];
  private best: number;
  private badEpochs = 0;
  private cooldownLeft = 0;

  constructor(
    private readonly optimizer: Scheduled,
    {
      mode = "min",
      factor = 0.1,
      patience = 10,
      threshold = 1e-4,
      thresholdMode = "rel",
      cooldown = 0,
      minLr = 0,
      eps = 1e-8,
    }: PlateauOptions = {},
  ) {
    const name = "ReduceLROnPlateau";
    verify(name, [
      [mode === "min" || mode === "max", `mode ${String(mode)} must be "min" or "max"`],
      fraction("factor", factor),
      notNegative("patience", patience),
      notNegative("threshold", threshold),
      [
        thresholdMode === "rel" || thresholdMode === "abs",
        `thresholdMode ${String(thresholdMode)} must be "rel" or "abs"`,
      ],
      notNegative("cooldown", cooldown),
      notNegative("eps", eps),
    ]);
    this.options = { mode, factor, patience, threshold, thresholdMode, cooldown, minLr, eps };
    this.minRates = perGroup(name, "minLr", minLr, optimizer);
    this.best = mode === "min" ? Infinity : -Infinity;
  }

  /** The rates now, of each group. */
  get rates(): number[] {
    return this.minRates.map((_, i) => this.optimizer.groups[i].lr);
  }

  /** Takes in an epoch's metric. */
  step(metric: number): void {
    this.epoch++;
    this.badEpochs++;
    if (this.isBetter(metric)) {
      this.best = metric;
      this.badEpochs = 0;
    }
    if (this.cooldownLeft > 0) {
      this.cooldownLeft--;
      this.badEpochs = 0;
    }
    if (this.badEpochs <= this.options.patience) return;
    this.reduce();
    this.cooldownLeft = this.options.cooldown;
    this.badEpochs = 0;
  }

  private isBetter(metric: number): boolean {
    const { mode, threshold, thresholdMode } = this.options;
    const { best } = this;
    if (mode === "min")
      return metric < (thresholdMode === "rel" ? best * (1 - threshold) : best - threshold);
    return metric > (thresholdMode === "rel" ? best * (threshold + 1) : best + threshold);
  }

  private reduce(): void {
    this.minRates.forEach((least, i) => {
      const group = this.optimizer.groups[i];
      const rate = Math.max(group.lr * this.options.factor, least);
      if (group.lr - rate > this.options.eps) group.lr = rate;
    });
  }

  /** Numbers for JSON, which has no infinity: without a metric so far there is no `best`. */
  stateDict(): Record<string, number> {
    const { epoch, best, badEpochs, cooldownLeft } = this;
    const numbers = { epoch, badEpochs, cooldownLeft, ...numbered("rates", this.rates) };
    return Number.isFinite(best) ? { ...numbers, best } : numbers;
  }

  /**
   * Continues from a saved state. The optimiser gets its learning rates back too.
   *
   * @throws TorchError where the state is not one of this schedule
   */
  loadStateDict(state: Readonly<Record<string, number>>): void {
    const { best: _, ...own } = this.stateDict();
    const { best = this.options.mode === "min" ? Infinity : -Infinity, ...others } = state;
    checkNumbers("ReduceLROnPlateau", own, others);
    this.best = best;
    this.epoch = state.epoch;
    this.badEpochs = state.badEpochs;
    this.cooldownLeft = state.cooldownLeft;
    this.minRates.forEach((_least, i) => {
      this.optimizer.groups[i].lr = state[`rates.${i}`];
    });
  }
}
