import type { Design } from "../groups/design.js";
import type { Loss } from "./losses.js";
import { meanSquaredError } from "./losses.js";
import { replicateMean, type Sums } from "./sums.js";

/**
 * Estimates of each group's `L` and `L_equiv` (sums, not yet divided by terms), and how far chance
 * in the group elements may move them. `L_mean` is always `L − L_equiv`.
 */
export interface Estimates {
  /** [G] */
  readonly loss: Float64Array;
  /** [G] */
  readonly equiv: Float64Array;
  /**
   * Variance of `equiv − share · loss` of each group over the draw of group elements, [G]; NaN where
   * one orbit alone cannot show it.
   */
  rotationVariance(share: number): Float64Array;
  /** How many replicates the variances come from. */
  readonly replicates: number;
  /** What the estimator cannot promise, in words; null where it is unbiased. */
  readonly bias: string | null;
}

/** The estimator that fits the loss and the design. */
export function estimate(sums: Sums, design: Design, loss: Loss): Estimates {
  return loss === meanSquaredError
    ? fromVariance(sums, design)
    : fromLossDifference(sums, design, loss);
}

/**
 * Mean-squared error (measure.md 2): within-orbit variance plus the variance between orbits,
 *
 *     L̂_equiv = mean_a W_a + (1/(r−1)) Σ_a ‖μ̂_a − μ̄‖²
 *
 * Unbiased for r ≥ 2 replicates whatever the degree of the error, never negative, and free of
 * labels. With orbits of one element it is the sample variance V of r independent draws. An
 * enumerated group is one orbit with nothing between.
 */
export function fromVariance(sums: Sums, design: Design): Estimates {
  const { replicates: r, groups } = sums;
  const loss = replicateMean(sums.loss, r, groups);
  const within = replicateMean(sums.within, r, groups);
  const spread = replicateMean(sums.between, r, groups).map((mean) => mean * r); // Σ_a ‖μ̂_a − μ̄‖²
  const between = spread.map((sum) => (r > 1 ? sum / (r - 1) : 0));
  const equiv = within.map((value, g) => value + between[g]);
  const bias = design.biased
    ? "one orbit: L_equiv is biased low by what differs between orbits"
    : null;

  const rotationVariance = (share: number) => {
    if (design.exact) return new Float64Array(groups);
    if (r === 1) return new Float64Array(groups).fill(Number.NaN);
    const linear = (at: number) => sums.within[at] - share * sums.loss[at];
    if (r === 2) return varianceOfPair(linear, between, normalForm);
    return jackknife(sums, (at, g) => {
      // What the estimate would be without this replicate, from sums that are at hand.
      const left = (spread[g] - (r / (r - 1)) * sums.between[at]) / (r - 2);
      return left + (within[g] * r - share * loss[g] * r - linear(at)) / (r - 1);
    });
  };
  return { loss, equiv, rotationVariance, replicates: r, bias };
}

/**
 * Any convex loss: `L_equiv = L − ℓ(μ̄)`. The loss of an estimated mean lies too high, by
 * `½ tr(H Cov)/r` to second order; for smooth losses a jackknife over the replicates removes that
 * order (for squared error this is the variance estimator exactly). Losses that are not smooth keep
 * the bias, and say so.
 */
export function fromLossDifference(sums: Sums, design: Design, { smooth }: Loss): Estimates {
  const { replicates: r, groups } = sums;
  const loss = replicateMean(sums.loss, r, groups);
  const corrected = smooth && !design.exact && r > 1;
  const withoutOne = replicateMean(sums.lossWithout, r, groups);
  const equiv = loss.map((value, g) =>
    corrected
      ? value - r * sums.lossOfMean[g] + (r - 1) * withoutOne[g]
      : value - sums.lossOfMean[g],
  );

  const rotationVariance = (share: number) => {
    if (design.exact) return new Float64Array(groups);
    if (r === 1) return new Float64Array(groups).fill(Number.NaN);
    if (r === 2) {
      // Left without one of two replicates, μ̄ is the orbit mean of the other.
      const other = (at: number) => (at + groups) % (2 * groups);
      const linear = (at: number) => (1 - share) * sums.loss[at] - sums.lossWithout[other(at)];
      const between = withoutOne.map(
        (value, g) => (value - sums.lossOfMean[g]) * (corrected ? 2 : 1),
      );
      return varianceOfPair(linear, between, smooth ? normalForm : anyForm);
    }
    return jackknife(sums, (at, g) => {
      const left = (loss[g] * r - sums.loss[at]) / (r - 1);
      return left - sums.lossWithout[at] - share * left;
    });
  };
  return { loss, equiv, rotationVariance, replicates: r, bias: biasOf(design, smooth, r) };
}

function biasOf(design: Design, smooth: boolean, r: number): string | null {
  if (design.exact) return null;
  if (r === 1) return "one orbit: L_mean is biased high, L_equiv low";
  if (smooth) return "corrected to second order: exact only as the spread becomes small";
  return `the loss is not smooth: L_mean is biased high by about its curvature times spread/${r}`;
}

/** Var B ≤ ⅔ E B² for a quadratic form B of a normal difference, equal in one dimension. */
const normalForm = 2 / 3;
/** Var B ≤ E B² for whatever is not negative. */
const anyForm = 1;

/**
 * Two replicates. The part that is a mean over replicates has the variance of their difference, /4.
 * The part B between them is one number for each group, which bounds its own variance by a multiple
 * of its square: in many effective dimensions this errs on the wide side.
 */
function varianceOfPair(
  linear: (at: number) => number,
  between: Float64Array,
  bound: number,
): Float64Array {
  const groups = between.length;
  return between.map((b, g) => (linear(g) - linear(groups + g)) ** 2 / 4 + bound * b ** 2);
}

/**
 * Delete-one jackknife variance of a statistic over replicates. It errs on the wide side: by the
 * factor 2(r−1)/(r−2) where all the chance is in pairs of replicates, which many dimensions
 * approach, and hardly at all where it is in single ones.
 */
function jackknife(sums: Sums, without: (at: number, g: number) => number): Float64Array {
  const { replicates: r, groups } = sums;
  return Float64Array.from({ length: groups }, (_, g) => {
    const values = Array.from({ length: r }, (__, a) => without(a * groups + g, g));
    const mean = values.reduce((total, value) => total + value, 0) / r;
    return ((r - 1) / r) * values.reduce((total, value) => total + (value - mean) ** 2, 0);
  });
}
