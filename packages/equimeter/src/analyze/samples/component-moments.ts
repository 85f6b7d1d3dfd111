import { arange, type Tensor, tidy, zeros } from "@equimeter/torch";

import { jackknife } from "./value.js";

/** Third and fourth moments of one sample's twisted predictions; a Gaussian has 0 and 0. */
export interface SampleMoments {
  /** The square: a skewness has a sign, which the direction gives it. */
  readonly skewness: number;
  /** In excess of a Gaussian's 3. */
  readonly kurtosis: number;
  /** Standard errors from the draws. */
  readonly skewnessError: number;
  readonly kurtosisError: number;
}

/** Parts of the draws that a jackknife leaves out. */
const parts = 20;

/**
 * Squared skewness and excess kurtosis of the components Z_c of a prediction, each about its own mean and
 * in its own spread: `Σ_c m₃² / Σ_c m₂³` and `Σ_c m₄ / Σ_c m₂² − 3`, so that components that hardly vary
 * hardly count. Of draws, a jackknife takes off the bias of first order.
 *
 * @param z - [N, components] float64
 * @param isWholeGroup - the draws are all elements: nothing is left to chance
 */
export function componentMoments(z: Tensor, isWholeGroup: boolean): SampleMoments {
  return tidy(() => {
    const [draws, components] = z.shape;
    const from = z.sub(z.mean(0));
    const all = Math.min(parts, draws);
    const part = arange(draws, { device: z.device }).remainder(all);
    const perPart = (values: Tensor) =>
      zeros([all, components], { dtype: "float64", device: z.device }).indexAdd(0, part, values);
    const powers = [1, 2, 3, 4].map((power) => perPart(from.pow(power))); // [parts, components]
    const sizes = perPart(from.onesLike());
    const [skewness, kurtosis] = pooled(
      powers.map((sums) => sums.sum(0, { keepdim: true })),
      sizes.sum(0, { keepdim: true }),
    ).map(([value]) => value);
    if (isWholeGroup) return { skewness, kurtosis, skewnessError: 0, kurtosisError: 0 };
    const left = pooled(
      powers.map((sums) => sums.sum(0).sub(sums)),
      sizes.sum(0).sub(sizes),
    );
    const [ofSkewness, ofKurtosis] = left.map(jackknife);
    const corrected = (value: number, mean: number) => all * value - (all - 1) * mean;
    return {
      skewness: corrected(skewness, ofSkewness.mean),
      kurtosis: corrected(kurtosis, ofKurtosis.mean),
      skewnessError: ofSkewness.error,
      kurtosisError: ofKurtosis.error,
    };
  });
}

/**
 * @param powers - sums of the first four powers, [cases, components]
 * @returns squared skewness and excess kurtosis of each case
 */
function pooled(powers: readonly Tensor[], sizes: Tensor): [number[], number[]] {
  const [s1, s2, s3, s4] = powers.map((sums) => sums.div(sizes));
  const square = s1.square();
  const m2 = s2.sub(square);
  const m3 = s3.sub(s1.mul(s2).mul(3)).add(square.mul(s1).mul(2));
  const m4 = s4.sub(s1.mul(s3).mul(4)).add(square.mul(s2).mul(6)).sub(square.square().mul(3));
  const total = (values: Tensor) => values.sum(-1);
  return [
    total(m3.square())
      .div(total(m2.pow(3)))
      .toNumbers(),
    total(m4).div(total(m2.square())).sub(3).toNumbers(),
  ];
}
