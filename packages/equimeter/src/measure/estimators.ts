import type { Design } from "../groups/design.js";
import type { Loss } from "./losses.js";
import { meanSquaredError } from "./losses.js";
import type { Sums } from "./sums.js";

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
function fromVariance(sums: Sums, design: Design): Estimates {
  const { replicates: r, groups } = sums;
  const loss = replicateMean(sums.loss, r, groups);
  const within = replicateMean(sums.within, r, groups);
  const spread = replicateMean(sums.between, r, groups).map((mean) => mean * r); // Σ_a ‖μ̂_a − μ̄‖²
  const equiv = within.map((value, g) => value + (r > 1 ? spread[g] / (r - 1) : 0));
  const bias = design.biased
    ? "one orbit: L_equiv is biased low by what differs between orbits"
    : null;

  const rotationVariance = (share: number) => {
    if (design.exact) return new Float64Array(groups);
    if (r === 1) return new Float64Array(groups).fill(Number.NaN);
    if (r === 2) return varianceOfPair(sums, spread, share);
    return jackknife(sums, (a, g) => {
      const at = a * groups + g;
      // What the estimate would be without replicate a, from sums that are at hand.
      const left = (spread[g] - (r / (r - 1)) * sums.between[at]) / (r - 2);
      const withinLeft = (within[g] * r - sums.within[at]) / (r - 1);
      return withinLeft + left - (share * (loss[g] * r - sums.loss[at])) / (r - 1);
    });
  };
  return { loss, equiv, rotationVariance, bias };
}

/**
 * Two replicates. The part that is a mean over replicates has the variance of their difference, /4.
 * The part between them, B = ‖μ̂₁ − μ̂₂‖²/2, is one quadratic form: for a normal difference
 * Var B ≤ ⅔ E B², with equality in one effective dimension, so this errs on the wide side.
 */
function varianceOfPair(sums: Sums, between: Float64Array, share: number): Float64Array {
  const { groups } = sums;
  return between.map((b, g) => {
    const linear = (a: number) => sums.within[a * groups + g] - share * sums.loss[a * groups + g];
    return (linear(0) - linear(1)) ** 2 / 4 + (2 / 3) * b ** 2;
  });
}

/**
 * Any convex loss: `L_equiv = L − ℓ(μ̄)`. The loss of an estimated mean lies too high, by
 * `½ tr(H Cov)/r` to second order; for smooth losses a jackknife over the replicates removes that
 * order (for independent draws and squared error it is exactly the factor N/(N−1)). Losses that are
 * not smooth keep the bias, and say so.
 */
function fromLossDifference(sums: Sums, design: Design, { smooth }: Loss): Estimates {
  const { replicates: r, groups } = sums;
  const loss = replicateMean(sums.loss, r, groups);
  const plugIn = loss.map((value, g) => value - sums.lossOfMean[g]);
  const corrected = smooth && !design.exact && r > 1;
  const withoutMean = replicateMean(sums.lossWithout, r, groups);
  const equiv = corrected
    ? loss.map((value, g) => value - (r * sums.lossOfMean[g] - (r - 1) * withoutMean[g]))
    : plugIn;

  const rotationVariance = (share: number) => {
    if (design.exact) return new Float64Array(groups);
    if (r === 1) return new Float64Array(groups).fill(Number.NaN);
    // With r = 2 the statistic without one replicate is that of a single orbit: rough, and wide.
    return jackknife(sums, (a, g) => {
      const at = a * groups + g;
      const left = (loss[g] * r - sums.loss[at]) / (r - 1);
      return left - sums.lossWithout[at] - share * left;
    });
  };
  return { loss, equiv, rotationVariance, bias: biasOf(design, smooth, r) };
}

function biasOf(design: Design, smooth: boolean, r: number): string | null {
  if (design.exact) return null;
  if (r === 1) return "one orbit: L_mean is biased high, L_equiv low";
  if (smooth) return "corrected to second order: exact only as the spread becomes small";
  return `the loss is not smooth: L_mean is biased high by about its curvature times spread/${r}`;
}

/** Delete-one jackknife variance of a statistic over replicates. */
function jackknife(sums: Sums, without: (a: number, g: number) => number): Float64Array {
  const { replicates: r, groups } = sums;
  return Float64Array.from({ length: groups }, (_, g) => {
    const values = Array.from({ length: r }, (__, a) => without(a, g));
    const mean = values.reduce((total, value) => total + value, 0) / r;
    return ((r - 1) / r) * values.reduce((total, value) => total + (value - mean) ** 2, 0);
  });
}

function replicateMean(values: Float64Array, r: number, groups: number): Float64Array {
  const mean = new Float64Array(groups);
  for (let i = 0; i < values.length; i++) mean[i % groups] += values[i] / r;
  return mean;
}
