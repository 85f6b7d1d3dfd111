import { tensor, tidy } from "@equimeter/torch";

import { UserError } from "../errors.js";

/** See rankTest. */
export interface RankTest {
  /** Pairs of one value of each list in which the first is larger; equal ones count one half. */
  readonly u: number;
  /** `u` over the number of pairs: how often the first is larger, 0.5 where neither tends to be. */
  readonly auc: number;
  readonly z: number;
  /** Below about 10⁻³⁰⁰ it is 0. */
  readonly p: number;
}

/**
 * Whether the values of `a` tend to be larger than those of `b`: the test of Mann and Whitney, one-sided,
 * by its normal approximation with corrections for ties and for continuity (from about eight values
 * each). It takes all values for independent of each other.
 *
 * @throws UserError for an empty list, a value that is not a number
 */
export function rankTest(a: ArrayLike<number>, b: ArrayLike<number>): RankTest {
  const [first, second] = [sorted("first", a), sorted("second", b)];
  const [m, n] = [first.length, second.length];
  let [u, ties, i, j] = [0, 0, 0, 0];
  while (i < m || j < n) {
    const value = Math.min(i < m ? first[i] : Infinity, j < n ? second[j] : Infinity);
    const [before, below] = [i, j];
    while (i < m && first[i] === value) i++;
    while (j < n && second[j] === value) j++;
    u += (i - before) * (below + (j - below) / 2);
    const equal = i - before + j - below;
    ties += equal ** 3 - equal;
  }
  const total = m + n;
  const variance = ((m * n) / 12) * (total + 1 - ties / (total * (total - 1)));
  const excess = u - (m * n) / 2 - 0.5;
  // All values equal: nothing speaks for a difference.
  const z = variance > 0 ? excess / Math.sqrt(variance) : 0;
  return { u, auc: u / (m * n), z, p: variance > 0 ? upperTail(z) : 1 };
}

function sorted(which: string, values: ArrayLike<number>): Float64Array {
  const own = Float64Array.from(values).sort();
  if (own.length === 0) throw new UserError(`the ${which} list has no value to rank`);
  if (Number.isNaN(own.at(-1)!))
    throw new UserError(`the ${which} list has a value that is not a number; it has no rank`);
  return own;
}

/** P(Z ≥ z) of a normal variable. */
function upperTail(z: number): number {
  return tidy(
    () =>
      tensor([z / Math.SQRT2], { dtype: "float64" })
        .erfc()
        .item() / 2,
  );
}
