/** A ratio of sums over samples, and its standard error. */
export interface Ratio {
  readonly value: number;
  /** A jackknife's over samples; NaN for one. */
  readonly error: number;
}

/** `Σ numerator / Σ denominator`. NaN for 0 / 0. */
export function ratioOf(numerator: ArrayLike<number>, denominator: ArrayLike<number>): Ratio {
  const n = numerator.length;
  const [top, bottom] = [total(numerator), total(denominator)];
  if (n < 2) return { value: top / bottom, error: Number.NaN };
  const without = Array.from(
    { length: n },
    (_, i) => (top - numerator[i]) / (bottom - denominator[i]),
  );
  return { value: top / bottom, error: jackknifeError(without) };
}

/** @param without - a statistic with each sample left out */
export function jackknifeError(without: readonly number[]): number {
  const n = without.length;
  const mean = total(without) / n;
  const squares = without.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(((n - 1) / n) * squares);
}

function total(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum;
}
