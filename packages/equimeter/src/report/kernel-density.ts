import { spreadOf } from "../analyze/spread.js";

/**
 * The density of values by normal kernels of standard deviation `bandwidth`, at each of `points`:
 * (1 / n h √(2π)) Σ exp(−(x − xᵢ)² / 2h²).
 *
 * @param bandwidth - h, above 0
 */
export function kernelDensity(
  values: readonly number[],
  points: readonly number[],
  bandwidth: number,
): number[] {
  const scale = 1 / (values.length * bandwidth * Math.sqrt(2 * Math.PI));
  return points.map((point) => {
    const sum = values.reduce(
      (total, value) => total + Math.exp(-(((point - value) / bandwidth) ** 2) / 2),
      0,
    );
    return scale * sum;
  });
}

/**
 * Silverman's rule, 0.9 min(standard deviation, interquartile range / 1.34) n^(−1/5), which outliers
 * do not widen (Silverman 1986, eq. 3.31). Where half of the values are equal the standard deviation
 * alone decides; 0 for values that are all equal, NaN for one value.
 */
export function silvermanBandwidth(values: readonly number[]): number {
  const { count, deviation, quartiles } = spreadOf(values);
  const middle = (quartiles[2] - quartiles[0]) / 1.34;
  return 0.9 * (middle > 0 ? Math.min(deviation, middle) : deviation) * count ** (-1 / 5);
}
