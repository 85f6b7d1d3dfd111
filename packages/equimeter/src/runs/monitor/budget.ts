/** What measuring has taken so far; kept in checkpoints. */
export interface Spent {
  seconds: number;
  /** Measurements. */
  count: number;
  /** The step of the last one. */
  step: number;
}

export const nothingSpent: Readonly<Spent> = { seconds: 0, count: 0, step: 0 };

/**
 * Which of the steps that are due are measured, so that measuring takes no more than a share of the time
 * of training. What is left out is spread evenly over the steps that are due; the first and the last
 * are always measured.
 */
export class MonitorBudget {
  readonly spent: Spent;
  readonly #due: readonly number[];
  readonly #share: number | null;

  /**
   * @param due - steps, from the first to the last of training
   * @param share - null for no limit
   */
  constructor(due: Iterable<number>, share: number | null, spent: Readonly<Spent> = nothingSpent) {
    this.#due = [...due].sort((a, b) => a - b);
    this.#share = share;
    this.spent = { ...spent };
  }

  /** How many steps are due in all. */
  get due(): number {
    return this.#due.length;
  }

  /**
   * Whether a step is to be measured.
   *
   * @param time - seconds of training up to this step
   */
  allows(step: number, time: number): boolean {
    const at = this.#due.indexOf(step);
    if (at === -1) return false;
    const last = this.#due.length - 1;
    const { seconds, count } = this.spent;
    if (this.#share === null || at === 0 || at === last || count === 0) return true;
    const whole = (time / step) * this.#due[last];
    // One is kept for the last step.
    const affordable = (this.#share * whole - seconds) / (seconds / count) - 1;
    const since = this.#due.filter((one) => one > this.spent.step && one <= step).length;
    return affordable >= 1 && since >= (last - at) / affordable;
  }

  /** Tells of a measurement. */
  spend(step: number, seconds: number): void {
    this.spent.step = step;
    this.spent.count++;
    this.spent.seconds += seconds;
  }
}
