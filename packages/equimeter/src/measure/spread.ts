import type { Design } from "../groups/design.js";
import { fromVariance } from "./estimators.js";
import { type Estimate, ratio, type Reduction, resample, sampleWeights, weighted } from "./report.js";
import { type Sums, sumOf } from "./sums.js";

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
  const { loss, equiv, rotationVariance, bias } = fromVariance(sums, design);
  const weight = sampleWeights(sums, reduction);
  const terms = weighted(sums.terms, weight);
  const relative = (counts?: Float64Array) => {
    const spread = weighted(equiv, weight, counts);
    return ratio(spread, weighted(loss, weight, counts) - spread);
  };
  const [size, spread] = [weighted(loss, weight), weighted(equiv, weight)];
  const variance = sumOf(
    rotationVariance(ratio(spread, size)).map((one, g) => weight[g] ** 2 * one),
  );
  const resampled = resample(sums.groups, options, relative);
  return {
    field,
    L_equiv: spread / terms,
    scale: (size - spread) / terms,
    relativeSpread: {
      value: relative(),
      rotationError: size === 0 ? 0 : (Math.sqrt(variance) * size) / (size - spread) ** 2,
      sampleError: resampled.error,
      ci95: resampled.ci95,
    },
    floor,
    bias,
  };
}
