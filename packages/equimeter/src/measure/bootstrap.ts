import { quantile } from "../quantile.js";
import { uniform } from "../random.js";

/**
 * Cluster bootstrap over samples: how far a ratio of sums would move on other samples of the same
 * kind. It contains the error from the group elements, which were drawn afresh for every sample.
 */
export interface Bootstrap {
  /** Standard deviation over resamples. */
  readonly error: number;
  /** Percentile interval. */
  readonly ci95: readonly [number, number];
}

/**
 * @param statistic - of weights [clusters]: how often each cluster was drawn
 * @throws RangeError for no clusters
 */
export function bootstrap(
  clusters: number,
  statistic: (weights: Float64Array) => number,
  options: { resamples?: number; seed?: number } = {},
): Bootstrap {
  if (clusters < 1) throw new RangeError("a bootstrap needs at least one cluster");
  const { resamples = 1000, seed = 0 } = options;
  const random = uniform(seed);
  const values = new Float64Array(resamples);
  const weights = new Float64Array(clusters);
  for (let i = 0; i < resamples; i++) {
    weights.fill(0);
    for (let draw = 0; draw < clusters; draw++) weights[Math.floor(random() * clusters)]++;
    values[i] = statistic(weights);
  }
  values.sort();
  const mean = values.reduce((total, value) => total + value, 0) / resamples;
  const squares = values.reduce((total, value) => total + (value - mean) ** 2, 0);
  return {
    error: clusters === 1 ? Number.NaN : Math.sqrt(squares / (resamples - 1)),
    ci95:
      clusters === 1
        ? [Number.NaN, Number.NaN]
        : [quantile(values, 0.025), quantile(values, 0.975)],
  };
}
