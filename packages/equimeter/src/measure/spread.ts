import type { Design } from "../groups/design.js";
import { fromVariance } from "./estimators.js";
import {
  type Estimate,
  ratio,
  type Reduction,
  resample,
  rotationErrorOf,
  sampleWeights,
  weighted,
} from "./report.js";
import type { Sums } from "./sums.js";

/** How far an output is from turning as it should, without a label: in squared error. */
export interface SpreadReport {
  readonly field: string;
  /** Variance of the twisted prediction, a mean over components. */
  readonly L_equiv: number;
  /** Mean of μ², or of (μ − reference)² where the reference is a field. */
  readonly scale: number;
  /** `L_equiv / scale`, a share and no percent. */
  readonly relativeSpread: Estimate;
  /** The relative spread that rounding alone would show; null where nothing turns. */
  readonly floor: number | null;
  /** Bias of the estimator, in words; null where there is none. */
  readonly bias: string | null;
}

export interface SpreadOptions {
  readonly field: string;
  readonly reduction: Reduction;
  readonly resamples: number;
  readonly seed: number;
  readonly clusters?: readonly (string | number)[];
  readonly floor: number | null;
}

/**
 * The relative spread s = E / (S − E), with E the spread and S the mean square of the predictions
 * themselves: sums whose `loss` is their distance from the reference. With p = E / S,
 *
 *     ds = S (dE − p dS) / (S − E)²
 *
 * @param sums - of predictions whose loss is `‖Z − reference‖²`
 */
export function spreadReport(sums: Sums, design: Design, options: SpreadOptions): SpreadReport {
  const { field, reduction, floor } = options;
  const { loss, equiv, bias } = fromVariance(sums, design);
  const weight = sampleWeights(sums, reduction);
  const terms = weighted(sums.terms, weight);
  const relative = (counts?: Float64Array) => {
    const spread = weighted(equiv, weight, counts);
    return ratio(spread, weighted(loss, weight, counts) - spread);
  };
  const [size, spread] = [weighted(loss, weight), weighted(equiv, weight)];
  const resampled = resample(sums.groups, options, relative);
  return {
    field,
    L_equiv: spread / terms,
    scale: (size - spread) / terms,
    relativeSpread: {
      value: relative(),
      rotationError: spreadError(sums, design, reduction).error,
      sampleError: resampled.error,
      ci95: resampled.ci95,
    },
    floor,
    bias,
  };
}

/** The rotation error of the relative spread, and the degrees of freedom it is known with. */
export function spreadError(sums: Sums, design: Design, reduction: Reduction) {
  const estimates = fromVariance(sums, design);
  const weight = sampleWeights(sums, reduction);
  const [size, spread] = [weighted(estimates.loss, weight), weighted(estimates.equiv, weight)];
  const { error, degrees } = rotationErrorOf(estimates, weight, ratio(spread, size));
  return { error: size === 0 ? 0 : (error * size) / (size - spread) ** 2, degrees };
}
