import { tidy } from "@equimeter/torch";

import type { Design } from "../../groups/design.js";
import type { Reduction } from "../../measure/report.js";
import { gramOf, type Powers } from "./degrees.js";
import { aboutOthers } from "./low-degrees.js";
import type { Deviations } from "./deviations.js";
import { influences, lossWeights, type Shares } from "./percent.js";

/** What the errors of all designs follow from. Everything relative to the share, not in percent. */
export interface ErrorSources {
  /** Variance of what one draw adds to an estimate of the share. */
  readonly single: number;
  /** tr(C²) with C the covariance of Z_T: what a pair of draws adds. */
  readonly pairs: number;
  /** By degree, where the group has any. */
  readonly powers: {
    /** Of the prediction Z_T. */
    readonly prediction: Powers;
    /** Of what a draw adds to an estimate of the share. */
    readonly percent: Powers;
  } | null;
}

/** @param isWholeGroup - the draws are all elements, each once */
export function sourcesOf(
  samples: readonly Deviations[],
  { loss, share }: Shares,
  reduction: Reduction,
  isWholeGroup: boolean,
): Omit<ErrorSources, "powers"> {
  const weights = lossWeights(samples, reduction);
  const added = influences(samples, share);
  let [single, pairs] = [0, 0];
  samples.forEach((sample, g) => {
    const factor = (weights[g] / (loss * share)) ** 2;
    const squares = added[g].reduce((sum, h) => sum + h * h, 0);
    single += (factor * squares) / (sample.draws - (isWholeGroup ? 0 : 1));
    pairs += factor * squaredCovariance(sample, isWholeGroup);
  });
  return { single, pairs };
}

/** tr(C²) of the covariance C of a sample's twisted predictions. */
export function squaredCovariance(sample: Deviations, isWholeGroup: boolean): number {
  const { draws } = sample;
  return tidy(() => {
    const gram = gramOf(sample);
    if (isWholeGroup) return gram.square().mean().item();
    const pairs = aboutOthers(gram).products.fillDiagonal_(0);
    return pairs.square().sum().item() / (draws * (draws - 1));
  });
}

/** Relative to the percent, in %. */
export interface PredictedError {
  readonly rmsError: number;
  /** What it is with a standard error less or more of what orbits leave. */
  readonly range: readonly [low: number, high: number];
  readonly bias: number;
}

/**
 * The error of an estimate of the percent from r orbits of k elements. With e_a what an orbit's mean is
 * off from μ, and h(R) what one draw adds to first order,
 *
 *     estimate − share = mean of h − (r ≥ 2: mean over a ≠ b of ⟨e_a, e_b⟩; r = 1: ‖e_a‖²)
 *
 * In degree l an orbit leaves `relative[l − 1]` times the variance that as many independent draws do;
 * above the last degree that is known, as much. Of the second part that is exact where the covariance of
 * Z_T has one shape in all degrees.
 *
 * @param relative - `relativeVariance` of the orbit's rotations by degree; null: independent draws
 */
export function predictedError(
  { replicates: r, orbit: k, exact }: Design,
  { single, pairs, powers }: ErrorSources,
  relative: readonly number[] | null,
): PredictedError {
  if (exact) return { rmsError: 0, range: [0, 0], bias: 0 };
  const count = r > 1 ? (r * (r - 1)) / 2 : 1 / 2;
  const at = (errors: number) => {
    const left = (which: "prediction" | "percent") =>
      relative && powers ? leftBy(relative, powers[which], errors) : 1;
    const spread = left("prediction") / k;
    const variance = (single * left("percent")) / (r * k) + (pairs * spread ** 2) / count;
    const bias = r > 1 ? 0 : -spread;
    return { rmsError: 100 * Math.sqrt(variance + bias ** 2), bias: 100 * bias };
  };
  return { ...at(0), range: [at(-1).rmsError, at(1).rmsError] };
}

/** What an orbit leaves of a variance with such powers, some of its standard errors up or down. */
function leftBy(relative: readonly number[], { shares, rest }: Powers, errors: number): number {
  const known = shares.reduce((sum, { value }, i) => sum + value * relative[i], rest.value);
  const variance = shares.reduce(
    (sum, { rotationError }, i) => sum + (rotationError * relative[i]) ** 2,
    rest.rotationError ** 2,
  );
  return Math.max(0, known + errors * Math.sqrt(variance));
}
