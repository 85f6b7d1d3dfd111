import { quantile } from "../quantile.js";

/** How values lie: what a violin is summed up by. */
export interface Spread {
  readonly count: number;
  readonly mean: number;
  /** Standard deviation, NaN for one value. */
  readonly deviation: number;
  /** With the median in the middle. */
  readonly quartiles: readonly [number, number, number];
}

/** @param values - at least one */
export function spreadOf(values: readonly number[]): Spread {
  const count = values.length;
  const sorted = Float64Array.from(values).sort();
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    count,
    mean,
    deviation: count > 1 ? Math.sqrt(squares / (count - 1)) : Number.NaN,
    quartiles: [quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)],
  };
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
