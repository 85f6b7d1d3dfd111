/** A number with both of its errors (measure.md 3). */
export interface Value {
  readonly value: number;
  /** From the draw of group elements, the samples fixed; 0 where all elements were looked at. */
  readonly rotationError: number;
  /** From the choice of samples; NaN for one. */
  readonly sampleError: number;
}

/**
 * Delete-one jackknife: the standard error of a statistic, and what to take off it for its bias of the
 * first order.
 *
 * @param without - the statistic with each part left out
 */
export function jackknife(without: readonly number[]): { mean: number; error: number } {
  const n = without.length;
  const mean = without.reduce((sum, value) => sum + value, 0) / n;
  const squares = without.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(((n - 1) / n) * squares) };
}

/** The mean over samples of numbers that each have an error of their own. */
export function meanOverSamples(values: readonly number[], errors: readonly number[]): Value {
  const n = values.length;
  const value = values.reduce((sum, one) => sum + one, 0) / n;
  const squares = values.reduce((sum, one) => sum + (one - value) ** 2, 0);
  const variance = errors.reduce((sum, error) => sum + error ** 2, 0);
  return {
    value,
    rotationError: Math.sqrt(variance) / n,
    sampleError: n > 1 ? Math.sqrt(squares / (n - 1) / n) : Number.NaN,
  };
}
