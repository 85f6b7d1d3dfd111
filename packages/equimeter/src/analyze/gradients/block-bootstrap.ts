import { quantile } from "../../quantile.js";
import { uniform } from "../../random.js";

export interface BlockBootstrapOptions {
  /** Neighbours that are drawn together. Default: √n, rounded up */
  readonly block?: number;
  /** Default: 1,000 */
  readonly resamples?: number;
  readonly seed?: number;
}

/** Fewer are not resampled: blocks of them are nearly the whole. */
const fewest = 8;

/**
 * 95 % intervals of statistics of a series whose neighbours are alike: a circular block bootstrap (Politis and Romano
 * 1992), percentiles over resamples of whole blocks.
 *
 * It knows of dependence within blocks only. A series that goes one way from its first to its last value depends on
 * itself over all of its length: for such a one the intervals are too narrow whatever the block.
 *
 * @param n - points of the series
 * @param statistics - of some of them, by number; not finite where a resample leaves it undefined, and then left out
 * @returns an interval for each statistic; null for fewer than 8 points, and where most resamples leave it undefined
 */
export function blockBootstrap(
  n: number,
  statistics: (drawn: readonly number[]) => readonly number[],
  options: BlockBootstrapOptions = {},
): readonly (readonly [low: number, high: number] | null)[] {
  const { block = Math.ceil(Math.sqrt(n)), resamples = 1000, seed = 0 } = options;
  const here = statistics(Array.from({ length: n }, (_, i) => i));
  if (n < fewest) return here.map(() => null);
  const random = uniform(seed);
  const values: number[][] = here.map(() => []);
  for (let i = 0; i < resamples; i++) {
    const drawn: number[] = [];
    while (drawn.length < n) {
      const first = Math.floor(random() * n);
      for (let k = 0; k < block && drawn.length < n; k++) drawn.push((first + k) % n);
    }
    statistics(drawn).forEach((value, which) => {
      if (Number.isFinite(value)) values[which].push(value);
    });
  }
  return values.map((found) => {
    if (2 * found.length <= resamples) return null;
    const sorted = Float64Array.from(found).sort();
    return [quantile(sorted, 0.025), quantile(sorted, 0.975)];
  });
}
