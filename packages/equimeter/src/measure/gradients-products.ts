import { type Tensor, tidy } from "@equimeter/torch";

import { allReplicates, type GradientSums, type PartGradients } from "./gradients-sums.js";
import { ratio } from "./report.js";

/**
 * Estimates of squared norms and an inner product that chance in the group elements does not bias:
 * products of gradients from two independent halves A and B of the replicates,
 *
 *     ‖∇L_equiv‖² ≈ ⟨∇L̂_equiv,A, ∇L̂_equiv,B⟩
 *
 * An estimate of a small square may be negative, and is left so. `squaredNorm = squaredNormMean +
 * 2 innerProduct + squaredNormEquiv` holds to rounding.
 */
export interface UnbiasedGradients {
  /** Of ‖∇L‖². */
  readonly squaredNorm: number;
  /** Of ‖∇L_mean‖². */
  readonly squaredNormMean: number;
  /** Of ‖∇L_equiv‖². */
  readonly squaredNormEquiv: number;
  /** Of ⟨∇L_mean, ∇L_equiv⟩. */
  readonly innerProduct: number;
  /**
   * √(squaredNormEquiv / squaredNormMean), which is consistent, not unbiased; NaN where one of them is
   * not above 0.
   */
  readonly ratio: number;
}

/** Norms over all parameters and what follows from them. */
export interface Norms {
  /** ‖∇L‖ */
  readonly norm: number;
  /** ‖∇L_mean‖ */
  readonly normMean: number;
  /** ‖∇L_equiv‖ */
  readonly normEquiv: number;
  /** ‖∇L_equiv‖ / ‖∇L_mean‖, the gradient norm ratio of the paper's appendix B.3. */
  readonly ratio: number;
  /** Cosine of the angle between ∇L and ∇L_mean; NaN where one of them is zero. */
  readonly cosine: number;
}

/** @param terms - that the sums are divided by */
export function normsOf(sums: GradientSums, terms: number): Norms {
  return tidy(() => {
    const { loss, mean, equiv } = withMean(allReplicates(sums));
    const [norm, normMean, normEquiv] = [loss, mean, equiv].map(
      (gradient) => Math.sqrt(inner(gradient, gradient)) / terms,
    );
    return {
      norm,
      normMean,
      normEquiv,
      ratio: ratio(normEquiv, normMean),
      cosine: inner(loss, mean) / terms ** 2 / (norm * normMean),
    };
  });
}

/**
 * @param sums - of two halves, or of a design without chance, whose one part is both
 * @param terms - that the sums are divided by
 */
export function unbiasedOf({ parts }: GradientSums, terms: number): UnbiasedGradients {
  return tidy(() => {
    const a = withMean(parts[0]);
    const b = parts.length > 1 ? withMean(parts[1]) : a;
    const [squaredNorm, squaredNormMean, squaredNormEquiv] = [
      inner(a.loss, b.loss),
      inner(a.mean, b.mean),
      inner(a.equiv, b.equiv),
    ].map((product) => product / terms ** 2);
    const mixed = (inner(a.mean, b.equiv) + inner(a.equiv, b.mean)) / 2;
    const square = squaredNormEquiv / squaredNormMean;
    const isKnown = squaredNormMean > 0 && squaredNormEquiv > 0;
    return {
      squaredNorm,
      squaredNormMean,
      squaredNormEquiv,
      innerProduct: mixed / terms ** 2,
      ratio: isKnown ? Math.sqrt(square) : Number.NaN,
    };
  });
}

function withMean({ loss, equiv }: PartGradients) {
  return { loss, equiv, mean: loss.map((of, i) => of.sub(equiv[i])) };
}

function inner(a: readonly Tensor[], b: readonly Tensor[]): number {
  // One parameter after the other: copies in float64 of all of them at once would be large.
  return a.reduce((sum, of, i) => sum + tidy(() => of.to("float64").mul(b[i]).sum().item()), 0);
}
