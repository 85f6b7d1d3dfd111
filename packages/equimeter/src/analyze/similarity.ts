import { type PermutationTest, permutationTest } from "./permutation-test.js";
import { type RankTest, rankTest } from "./rank-test.js";
import { meanOf, type Spread, spreadOf } from "./spread.js";
import { isIdentity, type Turn } from "./turns.js";

/** Cosines of latents of the molecules turned with those of the molecules as they lie. */
export interface TurnCosines extends Turn {
  /** By turned molecule and unturned molecule, [n, n] rows first. */
  readonly cosines: ArrayLike<number>;
}

/** How alike the latents of one molecule under turns are, against those of different molecules. */
export interface Similarity {
  /** Of each molecule with itself turned, in the order of the molecules. */
  readonly same: readonly (Turn & { readonly cosines: readonly number[] })[];
  /** Of all pairs of different molecules, both as they lie: the papers' baseline. */
  readonly different: readonly number[];
  /** Of all of `same` but turns by 0° and 360°, which turn nothing. */
  readonly sameSpread: Spread;
  readonly differentSpread: Spread;
  /**
   * Mean of `same`, without 0° and 360°, less that of `different`. Its standard error is a jackknife's
   * over molecules, which is rather too wide.
   */
  readonly difference: { readonly value: number; readonly error: number };
  /**
   * (1 − mean of `same`) / (1 − mean of `different`): how far a turned molecule's latent lies from its own,
   * over how far those of two molecules lie from each other, as squared distances of directions. 0 is
   * perfect, from 1 on it is no nearer than any other. What all latents have in common, which makes every
   * cosine large, makes no difference. NaN where different molecules have one direction.
   */
  readonly relative: number;
  /**
   * The same two lists against each other. `auc` is the size of the effect. `p` is too small: it takes
   * cosines for independent that share their molecules.
   */
  readonly rank: RankTest;
  /**
   * Whether a turned molecule is more like itself than like others, all turned alike, on average over the
   * turns. This takes molecules, not cosines, for independent, and an orientation that all molecules have
   * in common makes no difference to it.
   */
  readonly recognition: PermutationTest;
}

export interface SimilarityOptions {
  /** Of the molecules, for `recognition`. Default 999. */
  readonly permutations?: number;
  /** Of the permutations. Default 0. */
  readonly seed?: number;
}

/**
 * @param turns - one at least is no identity
 * @param unturned - cosines of the molecules as they lie, [n, n]
 * @throws UserError for fewer than two molecules, a number of permutations that is none
 */
export function similarityOf(
  turns: readonly TurnCosines[],
  unturned: ArrayLike<number>,
  n: number,
  options: SimilarityOptions = {},
): Similarity {
  const same = turns.map(({ axis, angle, cosines }) => ({
    axis,
    angle,
    cosines: Array.from({ length: n }, (_, i) => cosines[i * n + i]),
  }));
  const different = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n - 1 - i }, (__, j) => unturned[i * n + i + 1 + j]),
  ).flat();
  const real = turns.filter((turn) => !isIdentity(turn)).map(({ cosines }) => cosines);
  const average = Float64Array.from({ length: n * n }, (_, at) =>
    meanOf(real.map((cosines) => cosines[at])),
  );
  const rotated = same.filter((turn) => !isIdentity(turn)).flatMap(({ cosines }) => cosines);
  const [sameSpread, differentSpread] = [spreadOf(rotated), spreadOf(different)];
  const apart = 1 - differentSpread.mean;
  return {
    same,
    different,
    sameSpread,
    differentSpread,
    relative: apart > alike ? (1 - sameSpread.mean) / apart : Number.NaN,
    difference: differenceOf(average, unturned, n),
    rank: rankTest(rotated, different),
    recognition: permutationTest(average, n, options),
  };
}

/** Below this, 1 − a cosine in float32 is rounding. */
const alike = 1e-6;

/** Mean of the diagonal of `turned` less that of the pairs of `unturned`, leaving out each molecule once. */
function differenceOf(turned: ArrayLike<number>, unturned: ArrayLike<number>, n: number) {
  const own = Float64Array.from({ length: n }, (_, i) => turned[i * n + i]);
  const pairs = new Float64Array(n); // sums over the partners of each molecule
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) if (i !== j) pairs[i] += unturned[i * n + j];
  const [ownSum, pairSum] = [own.reduce(add), pairs.reduce(add) / 2];
  const value = ownSum / n - pairSum / ((n * (n - 1)) / 2);
  const without = Array.from(own, (one, i) => {
    const left = n - 1;
    return (ownSum - one) / left - (pairSum - pairs[i]) / ((left * (left - 1)) / 2);
  });
  const middle = meanOf(without);
  const squares = without.map((x) => (x - middle) ** 2).reduce(add);
  return { value, error: n > 2 ? Math.sqrt(((n - 1) / n) * squares) : Number.NaN };
}

const add = (a: number, b: number): number => a + b;
