import { TorchError } from "../../errors.js";
import { checkUnknown } from "../state.js";

/** An optimiser as schedulers see it. */
export interface Scheduled {
  readonly groups: readonly { lr: number }[];
}

/** A learning rate of one group, at the epoch that begins. */
export interface Moment {
  readonly epoch: number;
  /** The rate until now. */
  readonly rate: number;
  /** The group's first rate, from which the schedule starts. */
  readonly base: number;
  readonly group: number;
}

/** How a schedule goes on. */
export interface Rule {
  /** The next rate. PyTorch computes most of them from the last one, not from the first. */
  next(moment: Moment): number;
  /** The rate at epoch 0 where `SequentialLR` begins the schedule anew. Default: the group's first. */
  restart?(base: number, group: number): number;
}

/** Rates of groups before any schedule: an optimiser's second schedule starts from them too. */
export const firstRates = new WeakMap<object, number>();

/**
 * A schedule of learning rates, with PyTorch's numbers. Making one sets the rates of epoch 0; call
 * `step` when an epoch (or whatever is counted) is over.
 */
export class Scheduler {
  epoch = 0;
  /** Of each group there was when the schedule was made. */
  protected baseRates: number[];

  constructor(
    protected readonly optimizer: Scheduled,
    private readonly rule: Rule,
  ) {
    for (const group of optimizer.groups)
      if (!firstRates.has(group)) firstRates.set(group, group.lr);
    this.baseRates = optimizer.groups.map((group) => firstRates.get(group)!);
    this.apply();
  }

  /** The rates now, of each group. */
  get rates(): number[] {
    return this.baseRates.map((_, i) => this.optimizer.groups[i].lr);
  }

  /** Whether this is a schedule of that optimiser. */
  isOf(optimizer: Scheduled): boolean {
    return this.optimizer === optimizer;
  }

  /** Begins the next epoch. */
  step(): void {
    this.epoch++;
    this.apply();
  }

  /** @internal Epoch 0, from the rates before any schedule. */
  begin(): void {
    this.setRates((_, i) => firstRates.get(this.optimizer.groups[i])!);
    this.epoch = 0;
    this.apply();
  }

  /** @internal Epoch 0 in the middle of a sequence. */
  restart(): void {
    this.epoch = 0;
    this.setRates((base, i) => this.rule.restart?.(base, i) ?? base);
  }

  /** Numbers for JSON. */
  stateDict(): Record<string, number> {
    return {
      epoch: this.epoch,
      ...numbered("baseRates", this.baseRates),
      ...numbered("rates", this.rates),
    };
  }

  /**
   * Continues from a saved state. The optimiser gets its learning rates back too.
   *
   * @throws TorchError where the state is not one of this schedule
   */
  loadStateDict(state: Readonly<Record<string, number>>): void {
    checkNumbers(this.constructor.name, this.stateDict(), state);
    this.epoch = state.epoch;
    this.baseRates = this.baseRates.map((_, i) => state[`baseRates.${i}`]);
    this.setRates((_, i) => state[`rates.${i}`]);
  }

  /** Sets the rates of this epoch. */
  protected apply(): void {
    this.setRates((base, group) => {
      const rate = this.optimizer.groups[group].lr;
      return this.rule.next({ epoch: this.epoch, rate, base, group });
    });
  }

  private setRates(rate: (base: number, group: number) => number): void {
    this.baseRates.forEach((base, i) => {
      this.optimizer.groups[i].lr = rate(base, i);
    });
  }
}

/** `name.0`, `name.1`, … */
export function numbered(name: string, values: readonly number[]): Record<string, number> {
  return Object.fromEntries(values.map((value, i) => [`${name}.${i}`, value]));
}

/** @throws TorchError unless the state has the names that `own` has */
export function checkNumbers(
  owner: string,
  own: Readonly<Record<string, number>>,
  state: Readonly<Record<string, number>>,
): void {
  const missing = Object.keys(own).find((name) => typeof state[name] !== "number");
  if (missing) throw new TorchError(`${owner}: the state lacks the number ${missing}`);
  checkUnknown(
    owner,
    Object.keys(state).filter((name) => !(name in own)),
  );
}

/** One value for each group, from one for all or from a list. @throws TorchError on another length */
export function perGroup<T>(
  owner: string,
  name: string,
  value: T | readonly T[],
  { groups }: Scheduled,
): readonly T[] {
  if (!Array.isArray(value)) return groups.map(() => value as T);
  if (value.length === groups.length) return value as T[];
  throw new TorchError(
    `${owner}: ${name} has ${value.length} values for ${groups.length} groups of parameters`,
  );
}
