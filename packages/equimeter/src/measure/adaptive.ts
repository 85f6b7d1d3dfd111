import { cat } from "@equimeter/torch";

import { UserError } from "../errors.js";
import type { Design } from "../groups/design.js";
import type { Elements } from "../groups/element.js";

/** When a measurement has taken enough group elements. */
export interface Precision {
  /**
   * The rotation error to be reached, in points of percent: of the percent, or, for an output without a
   * label, of its relative spread as a percent.
   */
  readonly error: number;
  /** The output it is about. Default: all of them */
  readonly of?: string;
  /** Passes of each sample at least. Default: 48, four orbits of the tetrahedron */
  readonly atLeast?: number;
  /** And at most. Default: 2400 */
  readonly atMost?: number;
}

/** How an adaptive measurement went. */
export interface Spent<T> {
  /** All that was drawn, as one design. */
  readonly design: Design;
  readonly result: T;
  readonly reached: boolean;
  /** Passes of each round. */
  readonly rounds: readonly number[];
}

const atLeastByDefault = 48;
const atMostByDefault = 2400;

/** A round at most doubles what is there: an error that few replicates estimate may be far off. */
const growth = 2;
/** And adds a tenth: every look at the error is another chance to stop on one that is too small. */
const leastGrowth = 1.1;

/**
 * Takes round after round of orbits until the rotation error is reached. The error falls as 1/√r, so
 * that r (error / wanted)² replicates are predicted to be enough.
 *
 * @param unit - the orbits that rounds are made of; one that is exact is taken once
 * @param take - takes another round and gives what is known after it
 * @param errorOf - the rotation error of all that was taken so far, in points of percent
 * @throws UserError for an impossible precision
 */
export function adaptively<T>(
  unit: Design,
  precision: Precision,
  take: (round: Design) => T,
  errorOf: (result: T, all: Design) => number,
): Spent<T> {
  checkPrecision(precision);
  const { error: wanted, atLeast = atLeastByDefault, atMost = atMostByDefault } = precision;
  const rounds: number[] = [];
  const most = unit.exact ? 1 : Math.max(1, Math.floor(atMost / unit.passes));
  let units = 0;
  let next = unit.exact ? 1 : Math.min(most, Math.max(2, Math.ceil(atLeast / unit.passes)));
  for (;;) {
    const round = repeated(unit, next);
    rounds.push(round.passes);
    const result = take(round);
    units += next;
    const design = repeated(unit, units);
    const error = errorOf(result, design);
    const reached = error <= wanted;
    if (reached || units >= most || Number.isNaN(error)) return { design, result, reached, rounds };
    const needed = Math.max((error / wanted) ** 2, leastGrowth);
    next = Math.min(most, Math.ceil(units * Math.min(needed, growth))) - units;
  }
}

/** The same choice of elements `times` over, independently. */
export function repeated(unit: Design, times: number): Design {
  if (times === 1) return unit;
  const replicates = unit.replicates * times;
  return {
    ...unit,
    name: unit.name.replace(/ × \d+/, ` × ${replicates}`).replace(" (biased low)", ""),
    replicates,
    passes: unit.passes * times,
    biased: false,
    draw: (samples, generator) =>
      joined(Array.from({ length: times }, () => unit.draw(samples, generator))),
  };
}

function joined(draws: readonly Elements[]): Elements {
  const names = Object.keys(draws[0]) as (keyof Elements)[];
  const parts = names.map((name) => [name, cat(draws.map((draw) => draw[name]!))] as const);
  return Object.fromEntries(parts) as unknown as Elements;
}

function checkPrecision({ error, atLeast = 1, atMost = Infinity }: Precision): void {
  if (!(error > 0) || error === Infinity)
    throw new UserError(`a precision is a number of points above 0, such as 0.1, got ${error}`);
  if (!(atLeast >= 1)) throw new UserError(`passes at least must be 1 or more, got ${atLeast}`);
  if (!(atMost >= atLeast))
    throw new UserError(`passes at most must be ${atLeast} or more, got ${atMost}`);
}

/** 95 % of a normal law lie within so many standard deviations. */
const z = 1.96;

/**
 * A standard error such that ± 1.96 of it hold the truth in 95 of 100 cases although it is known with few
 * degrees of freedom itself: times the quantile of Student's law over that of the normal one, by Fisher's
 * expansion in 1/ν. Without it, a rule that stops as soon as the error is small stops on errors
 * that are too small by chance.
 */
export function safeError({ error, degrees }: { error: number; degrees: number }): number {
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  const quantile = z + first / degrees + second / degrees ** 2 + third / degrees ** 3;
  return (error * quantile) / z;
}
