import { type Tensor, tensor, tidy } from "@equimeter/torch";

import { componentMoments, type SampleMoments } from "./component-moments.js";
import { type Deviations, squaresOf } from "./deviations.js";
import { squaredCovariance } from "./predicted.js";
import { type Principal, principalDirection } from "./principal-direction.js";
import { meanOverSamples, type Value } from "./value.js";

/** How the twisted predictions of a sample are distributed over the group (section 2): means over samples. */
export interface Distribution {
  /** Samples whose predictions vary at all. */
  readonly samples: number;
  /** Of the components of a prediction, pooled; see `componentMoments`. */
  readonly components: Shape;
  /** Along the direction in which a sample's predictions vary most. */
  readonly principal: Shape & {
    /** Of the variance. */
    readonly share: Value;
    /**
     * The largest difference between the distribution function of all projections, each sample's
     * standardised, and a Gaussian's; `chance` is what as many draws of a Gaussian would show, NaN
     * where all elements of a group were looked at.
     */
    readonly distance: { readonly value: number; readonly chance: number };
  };
  /** (tr C)² / tr C² of the covariance: in how many directions predictions vary, were they alike. */
  readonly directions: Value;
}

/** 0 and 0 for a Gaussian. */
export interface Shape {
  /** Squared. */
  readonly skewness: Value;
  /** In excess of a Gaussian's 3. */
  readonly kurtosis: Value;
}

/** The part of a sample. */
export interface SampleDistribution {
  readonly components: SampleMoments;
  readonly principal: Principal;
  readonly directions: number;
}

/**
 * @param z - [N, components] float64
 * @returns null for predictions that do not vary
 */
export function sampleDistribution(
  z: Tensor,
  deviations: Deviations,
  isWholeGroup: boolean,
): SampleDistribution | null {
  const spread = squaresOf(deviations) / (deviations.draws - (isWholeGroup ? 0 : 1));
  if (!(spread > 0)) return null;
  return {
    components: componentMoments(z, isWholeGroup),
    principal: principalDirection(deviations, isWholeGroup),
    directions: spread ** 2 / squaredCovariance(deviations, isWholeGroup),
  };
}

/** @param samples - at least one */
export function distributionOf(
  samples: readonly SampleDistribution[],
  isWholeGroup: boolean,
): Distribution {
  const mean = (
    of: (sample: SampleDistribution) => number,
    error: (sample: SampleDistribution) => number = () => Number.NaN,
  ) => meanOverSamples(samples.map(of), samples.map(error));
  const all = samples.flatMap(({ principal }) => principal.standardized);
  return {
    samples: samples.length,
    components: {
      skewness: mean(
        ({ components }) => components.skewness,
        ({ components }) => components.skewnessError,
      ),
      kurtosis: mean(
        ({ components }) => components.kurtosis,
        ({ components }) => components.kurtosisError,
      ),
    },
    principal: {
      skewness: mean(({ principal }) => principal.skewness),
      kurtosis: mean(({ principal }) => principal.kurtosis),
      share: mean(({ principal }) => principal.share),
      distance: {
        value: distanceFromGaussian(all),
        chance: isWholeGroup ? Number.NaN : kolmogorovMean / Math.sqrt(all.length),
      },
    },
    directions: mean(({ directions }) => directions),
  };
}

/** Mean of Kolmogorov's distribution, √(π/2) ln 2. */
const kolmogorovMean = Math.sqrt(Math.PI / 2) * Math.LN2;

/** The Kolmogorov-Smirnov distance. */
export function distanceFromGaussian(values: readonly number[]): number {
  return tidy(() => {
    const sorted = tensor(Float64Array.from(values).sort(), { dtype: "float64" });
    const expected = sorted.div(Math.SQRT2).erf().add(1).div(2).toNumbers();
    const n = values.length;
    return expected.reduce((most, p, i) => Math.max(most, p - i / n, (i + 1) / n - p), 0);
  });
}
