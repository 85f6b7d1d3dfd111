import type { Design } from "../groups/design.js";
import { type Bootstrap, bootstrap } from "./bootstrap.js";
import { estimate, type Estimates } from "./estimators.js";
import { type Loss, meanSquaredError } from "./losses.js";
import type { Reference } from "./reference.js";
import type { Sums } from "./sums.js";

/** A number with both of its errors (measure.md 3). */
export interface Estimate {
  readonly value: number;
  /** Standard error from the choice of group elements, these samples fixed; NaN where unknowable. */
  readonly rotationError: number;
  /** Standard error from the choice of samples, group elements included. */
  readonly sampleError: number;
  /** 95 % interval over samples. */
  readonly ci95: readonly [number, number];
}

/** `pooled` averages over all components; `per-sample` takes the mean of every sample's mean. */
export type Reduction = "pooled" | "per-sample";

/** The decomposition of one output field. Percent is 0–100. */
export interface FieldReport {
  readonly field: string;
  readonly loss: string;
  readonly reduction: Reduction;
  readonly L: number;
  readonly L_mean: number;
  readonly L_equiv: number;
  /** 100 · L_equiv / L */
  readonly percent: Estimate;
  /** Loss of the reference prediction, on the same samples. */
  readonly lossZero: number;
  readonly reference: Reference;
  /** 1 − L_mean / lossZero: what the equivariant part of the model has learned. */
  readonly explained: number;
  /**
   * Spread against the size of the output: L_equiv over the mean of μ², or of (μ − reference)² where
   * the reference is a field, in squared error.
   */
  readonly relativeSpread: number;
  /**
   * Variance of the normalized twisted prediction, a mean over samples, where it was asked for; see
   * `normalizedVariance`.
   */
  readonly normalizedVariance?: number;
  /** Bias of the estimator, in words; null where there is none. */
  readonly bias: string | null;
}

/** A part of the data: a sample, an element, a molecule. */
export interface Part {
  readonly name: string;
  readonly L: number;
  readonly L_equiv: number;
  readonly percent: number;
}

export interface FieldOptions {
  readonly field: string;
  readonly loss: Loss;
  readonly reduction: Reduction;
  readonly reference: Reference;
  readonly resamples: number;
  readonly seed: number;
  /** The cluster of each sample for the bootstrap; every sample is its own when left out. */
  readonly clusters?: readonly (string | number)[];
}

/** Turns the sums of all samples into the numbers of a report. Ratios of sums, never means of ratios. */
export function fieldReport(sums: Sums, design: Design, options: FieldOptions): FieldReport {
  const { field, loss, reduction } = options;
  const estimates = estimate(sums, design, loss);
  const spread = loss === meanSquaredError ? estimates : estimate(sums, design, meanSquaredError);
  const weight = sampleWeights(sums, reduction);
  const total = (values: Float64Array, by?: Float64Array) => weighted(values, weight, by);

  const terms = total(sums.terms);
  const L = total(estimates.loss) / terms;
  const L_equiv = total(estimates.equiv) / terms;
  const L_mean = L - L_equiv;
  const lossZero = total(sums.lossZero) / terms;
  const share = ratio(L_equiv, L);
  const rotation = rotationErrorOf(estimates, weight, share);
  const resampled = resample(
    sums.groups,
    options,
    (counts) => 100 * ratio(total(estimates.equiv, counts), total(estimates.loss, counts)),
  );
  const equiv = total(spread.equiv);
  return {
    field,
    loss: loss.name,
    reduction,
    L,
    L_mean,
    L_equiv,
    percent: {
      value: 100 * share,
      rotationError: L === 0 ? 0 : (100 * rotation.error) / (L * terms),
      sampleError: resampled.error,
      ci95: resampled.ci95,
    },
    lossZero,
    reference: options.reference,
    explained: 1 - ratio(L_mean, lossZero),
    relativeSpread: ratio(equiv, total(sums.fromReference) - equiv),
    bias: estimates.bias,
  };
}

/**
 * The standard error of `equiv − share · loss` over all groups from the draw of group elements, and how
 * well it is known: in degrees of freedom, where each group's variance v has one less than replicates,
 * `(r − 1) (Σ v)² / Σ v²` (Welch and Satterthwaite).
 */
export function rotationErrorOf(
  { rotationVariance, replicates }: Estimates,
  weight: Float64Array,
  share: number,
): { error: number; degrees: number } {
  let [variance, squares] = [0, 0];
  rotationVariance(share).forEach((one, g) => {
    variance += weight[g] ** 2 * one;
    squares += (weight[g] ** 2 * one) ** 2;
  });
  const degrees = squares === 0 ? Infinity : ((replicates - 1) * variance ** 2) / squares;
  return { error: Math.sqrt(variance), degrees };
}

/** The rotation error of the percent alone, and the degrees of freedom it is known with. */
export function percentError(sums: Sums, design: Design, loss: Loss, reduction: Reduction) {
  const estimates = estimate(sums, design, loss);
  const weight = sampleWeights(sums, reduction);
  const [L, equiv] = [weighted(estimates.loss, weight), weighted(estimates.equiv, weight)];
  const { error, degrees } = rotationErrorOf(estimates, weight, ratio(equiv, L));
  return { error: L === 0 ? 0 : (100 * error) / L, degrees };
}

/** How much the sum over the rows of each sample counts under the reduction. [G] */
export function sampleWeights({ terms }: Pick<Sums, "terms">, reduction: Reduction): Float64Array {
  return terms.map((count) => (reduction === "pooled" ? 1 : 1 / count));
}

/** The groups of the sums one by one, under their names; groups that no row belongs to are left out. */
export function parts(sums: Sums, design: Design, loss: Loss, names: readonly string[]): Part[] {
  const { loss: losses, equiv } = estimate(sums, design, loss);
  const all = names.map((name, g) => ({
    name,
    L: losses[g] / sums.terms[g],
    L_equiv: equiv[g] / sums.terms[g],
    percent: 100 * ratio(equiv[g], losses[g]),
  }));
  return all.filter((_, g) => sums.terms[g] > 0);
}

/** 0 / 0 is 0: a model without any loss loses nothing to symmetry. */
export function ratio(numerator: number, denominator: number): number {
  return numerator === 0 ? 0 : numerator / denominator;
}

/** The sum over groups, each as often as it counts. */
export function weighted(
  values: Float64Array,
  weight: Float64Array,
  counts?: Float64Array,
): number {
  let sum = 0;
  for (let g = 0; g < values.length; g++) sum += values[g] * weight[g] * (counts ? counts[g] : 1);
  return sum;
}

/** Resamples clusters and hands on how often each sample counts. */
export function resample(
  samples: number,
  { clusters, resamples, seed }: Pick<FieldOptions, "clusters" | "resamples" | "seed">,
  statistic: (counts: Float64Array) => number,
): Bootstrap {
  if (!clusters) return bootstrap(samples, statistic, { resamples, seed });
  const ids = new Map([...new Set(clusters)].map((name, id) => [name, id]));
  const idOf = clusters.map((name) => ids.get(name)!);
  const counts = new Float64Array(samples);
  const spreadOut = (weights: Float64Array) => {
    for (let sample = 0; sample < samples; sample++) counts[sample] = weights[idOf[sample]];
    return statistic(counts);
  };
  return bootstrap(ids.size, spreadOut, { resamples, seed });
}
