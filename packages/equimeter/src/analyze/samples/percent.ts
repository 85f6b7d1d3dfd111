import { UserError } from "../../errors.js";
import type { Design } from "../../groups/design.js";
import { estimate } from "../../measure/estimators.js";
import { meanSquaredError } from "../../measure/losses.js";
import { type Reduction, sampleWeights, weighted } from "../../measure/report.js";
import type { Sums } from "../../measure/sums.js";
import { type Deviations, squaresOf } from "./deviations.js";

/** The loss taken apart, by what was drawn of it. */
export interface Shares {
  readonly loss: number;
  readonly equiv: number;
  /** L_equiv / L, from 0 to 1. */
  readonly share: number;
  /** Standard error of the share from the choice of group elements, as `decompose` reports it. */
  readonly rotationError: number;
}

/** How much each sample counts in L and L_equiv, [G]: Σ weight · sum is the loss. */
export function lossWeights(samples: readonly Deviations[], reduction: Reduction): Float64Array {
  const terms = Float64Array.from(samples, (sample) => sample.terms);
  const weight = sampleWeights({ terms }, reduction);
  const all = weighted(terms, weight);
  return weight.map((one) => one / all);
}

/**
 * What `decompose` would find with some of the draws, or all elements of a finite group, in squared error.
 *
 * @param picks - of each sample, the draws; the same number for all, and one may occur more than once
 * @param design - of as many elements
 */
export function sharesOf(
  samples: readonly Deviations[],
  picks: readonly ArrayLike<number>[],
  design: Design,
  reduction: Reduction,
): Shares {
  const sums = sumsOf(samples, picks, design);
  const { loss, equiv, rotationVariance } = estimate(sums, design, meanSquaredError);
  const weights = lossWeights(samples, reduction);
  const total = weighted(loss, weights);
  const share = weighted(equiv, weights) / total;
  const variance = rotationVariance(share).reduce((sum, one, g) => sum + weights[g] ** 2 * one, 0);
  return {
    loss: total,
    equiv: weighted(equiv, weights),
    share,
    rotationError: Math.sqrt(variance) / total,
  };
}

/** All draws there are. @throws UserError for a model without any error of symmetry */
export function sharesOfAll(
  samples: readonly Deviations[],
  design: Design,
  reduction: Reduction,
): Shares {
  const picks = samples.map(({ draws }) => Int32Array.from({ length: draws }, (_, i) => i));
  const found = sharesOf(samples, picks, design, reduction);
  if (found.share > 0) return found;
  throw new UserError(`the model's percent is ${100 * found.share}: there is no error to measure`);
}

/** As `measure` sums them up; what the variance estimator does not read is left at 0. */
function sumsOf(
  samples: readonly Deviations[],
  picks: readonly ArrayLike<number>[],
  { replicates: r, orbit }: Design,
): Sums {
  const groups = samples.length;
  const [loss, within, between] = [0, 0, 0].map(() => new Float64Array(r * groups));
  samples.forEach((sample, g) => {
    const { gram, draws, towardsLabel, lossOfMean } = sample;
    const chosen = picks[g];
    const n = chosen.length;
    const toMean = Float64Array.from(chosen, (i) => {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += gram[i * draws + chosen[k]];
      return sum / n;
    });
    const meanSquare = toMean.reduce((sum, one) => sum + one, 0) / n; // ‖z̄‖²
    for (let k = 0; k < n; k++) {
      const i = chosen[k];
      const square = gram[i * (draws + 1)];
      const at = Math.floor(k / orbit) * groups + g;
      loss[at] += (square + 2 * towardsLabel[i] + lossOfMean) / orbit;
      const apart = Math.max(0, square - 2 * toMean[k] + meanSquare);
      if (orbit === 1) between[at] += apart;
      else within[at] += apart / orbit; // one orbit, that is all of the group
    }
  });
  const nothing = new Float64Array(groups);
  return {
    replicates: r,
    groups,
    terms: Float64Array.from(samples, ({ terms }) => terms),
    loss,
    within,
    between,
    lossOfMean: nothing,
    lossWithout: new Float64Array(r * groups),
    magnitude: nothing,
    fromReference: nothing,
    lossZero: nothing,
  };
}

/**
 * What moves an estimate of the percent, `h(R) = (1 − s) ‖Z − μ‖² − 2 s ⟨Z − μ, μ − y⟩` with s the share:
 * to first order the estimate is s + Σ weight · mean of (h − E h) / L.
 *
 * @returns for each sample [N], about its mean
 */
export function influences(samples: readonly Deviations[], share: number): Float64Array[] {
  return samples.map((sample) => {
    const { gram, draws, towardsLabel } = sample;
    const mean = ((1 - share) * squaresOf(sample)) / draws;
    return towardsLabel.map(
      (toward, i) => (1 - share) * gram[i * (draws + 1)] - 2 * share * toward - mean,
    );
  });
}
