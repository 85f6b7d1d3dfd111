import type { BlockBootstrapOptions } from "./block-bootstrap.js";
import { bothOf, type Correlation, correlationOf, fewestPoints, slopeOf } from "./correlation.js";
import { type AtStep, smoothed } from "./smoothing.js";

/** What is compared at a step: the loss ratio and the ratio of gradient norms. */
export interface RatioPoint extends AtStep {
  /** 100 · L_equiv / L */
  readonly percent: number;
  /** ‖∇L_equiv‖ / ‖∇L_mean‖; null where it is not known */
  readonly ratio: number | null;
}

export interface CourseOptions extends BlockBootstrapOptions {
  /** The loss ratio: in percent of L as in the paper's plots (default), or ε = L_equiv / L_mean. */
  readonly lossRatio?: "percent" | "epsilon";
  /** Leave out what was measured before this step. Default: 0 */
  readonly from?: number;
  /** Smooth both as the paper does, with so many steps for a span of one; null (default): as measured. */
  readonly stepsPerSpan?: number | null;
  /** Measurements in a window of training. Default: 10 */
  readonly window?: number;
}

/** Pairs of measurements that are some measurements apart. */
export interface Lagged extends Correlation {
  /** In measurements. */
  readonly lag: number;
  /** In steps of training, the median. */
  readonly steps: number;
}

/** Measurements that follow each other. */
export interface Window {
  /** Steps, both ends included. */
  readonly from: number;
  readonly to: number;
  readonly points: number;
  readonly pearson: number | null;
  readonly spearman: number | null;
  /** b of `log ratio = a + b log lossRatio`: the coefficient that is stable within a basin. */
  readonly slope: number | null;
}

/** How the logarithms of the loss ratio and of the ratio of gradient norms go together in training. */
export interface CourseCorrelations {
  /** Over all of training (figures 7 and 8 of the paper), with the slope of `log ratio` on `log lossRatio`. */
  readonly overall: Correlation & { readonly slope: number | null };
  /**
   * Of the changes of both logarithms over a lag. What the paper's section 4.1 calls smaller lag times is read as
   * this: where `log ratio = a + b log lossRatio` with a and b stable for a while, changes over times shorter than that
   * correlate however a moves in the long run.
   */
  readonly changes: readonly Lagged[];
  /** Of the loss ratio with the ratio of gradient norms so many measurements later, or earlier where negative. */
  readonly shifted: readonly Lagged[];
  /** Windows of training one after the other. */
  readonly windows: readonly Window[];
}

/** Those that have both logarithms: ε has none where the estimated percent is 100 or more. */
export function withLogarithms<P extends RatioPoint>(
  points: readonly P[],
  lossRatio: CourseOptions["lossRatio"] = "percent",
) {
  const isPositive = (x: number | null): x is number => x !== null && x > 0 && x < Infinity;
  return points.filter(
    (point): point is P & { readonly ratio: number } =>
      isPositive(point.ratio) &&
      isPositive(point.percent) &&
      (lossRatio === "percent" || point.percent < 100),
  );
}

/**
 * Correlations of the loss ratio with the ratio of gradient norms over the course of training, all of
 * logarithms. Points that have none are left out.
 *
 * The percent and the gradients of a measurement are of the same samples and group elements: part of what
 * their changes from one measurement to the next have in common may be chance that they share.
 *
 * @param points - in the order of their steps
 */
export function courseCorrelations(
  points: readonly RatioPoint[],
  options: CourseOptions = {},
): CourseCorrelations {
  const { from = 0 } = options;
  const all = withLogarithms(points, options.lossRatio);
  const used = all.filter(({ step }) => step >= from);
  // Averages know of what was before.
  const [loss, ratio] = logarithms(all, options).map((of) => of.slice(all.length - used.length));
  const n = used.length;
  const pairs = (lag: number): Pairs => {
    const first = Array.from({ length: n - Math.abs(lag) }, (_, i) => i + Math.max(0, -lag));
    return { lag, first, later: first.map((i) => i + lag) };
  };
  const lagged = ({ lag, first, later }: Pairs, x: number[], y: number[]): Lagged => {
    const apart = first.map((i, k) => used[later[k]].step - used[i].step).sort((a, b) => a - b);
    const steps = apart[Math.floor((apart.length - 1) / 2)];
    // Changes over a lag overlap: neighbours up to that far share part of it.
    const block = Math.max(options.block ?? Math.ceil(Math.sqrt(x.length)), Math.abs(lag));
    return { lag, steps, ...correlationOf(x, y, { ...options, block }) };
  };
  const lags = lagsOf(n);
  return {
    overall: { ...correlationOf(loss, ratio, options), slope: slopeOf(loss, ratio) },
    changes: lags.map((lag) => {
      const { first, later } = pairs(lag);
      const change = (of: number[]) => first.map((i, k) => of[later[k]] - of[i]);
      return lagged({ lag, first, later }, change(loss), change(ratio));
    }),
    shifted: [...lags.map((lag) => -lag).toReversed(), ...(n > 0 ? [0] : []), ...lags].map(
      (lag) => {
        const { first, later } = pairs(lag);
        return lagged(
          { lag, first, later },
          first.map((i) => loss[i]),
          later.map((i) => ratio[i]),
        );
      },
    ),
    windows: windowsOf(used, loss, ratio, options.window ?? 10),
  };
}

interface Pairs {
  readonly lag: number;
  readonly first: number[];
  readonly later: number[];
}

function logarithms(
  points: readonly (RatioPoint & { readonly ratio: number })[],
  { lossRatio = "percent", stepsPerSpan = null }: CourseOptions,
): [loss: number[], ratio: number[]] {
  const loss = points.map(({ percent }) =>
    lossRatio === "percent" ? percent : percent / (100 - percent),
  );
  const ratio = points.map((point) => point.ratio);
  const smooth = (values: number[]) =>
    stepsPerSpan === null ? values : smoothed(points, values, stepsPerSpan);
  const [a, b] = [loss, ratio].map((values) => smooth(values).map(Math.log));
  return [a, b];
}

/** 1, 2, 4, … as long as half of the measurements have a partner. */
function lagsOf(n: number): number[] {
  const lags: number[] = [];
  for (let lag = 1; lag <= n / 2 && n - lag >= fewestPoints; lag *= 2) lags.push(lag);
  return lags;
}

/** As many windows of about `size` measurements as there is room for, all of them in one. */
function windowsOf(
  points: readonly AtStep[],
  loss: readonly number[],
  ratio: readonly number[],
  size: number,
): Window[] {
  const count = Math.max(1, Math.round(points.length / size));
  const edge = (i: number) => Math.round((i * points.length) / count);
  return Array.from({ length: count }, (_, i) => [edge(i), edge(i + 1)])
    .filter(([from, to]) => to - from >= fewestPoints)
    .map(([from, to]) => {
      const [x, y] = [loss.slice(from, to), ratio.slice(from, to)];
      const [pearson, spearman] = bothOf(x, y).map((one) => (Number.isFinite(one) ? one : null));
      const steps = { from: points[from].step, to: points[to - 1].step, points: to - from };
      return { ...steps, pearson, spearman, slope: slopeOf(x, y) };
    });
}
