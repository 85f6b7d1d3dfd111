/** A loss at a step. */
export interface LossPoint {
  step: number;
  value: number;
}

/** How the fall of an averaged model's L_equiv compares with that of its initial weights. */
export interface AveragingLag {
  /** The span compared: the first point and the last up to `until`. */
  from: number;
  to: number;
  /** The fall over it in powers of ten; negative for a rise. */
  decades: number;
  /** The mean log-slope over it in units of 2 ln(decay). */
  multiple: number;
  /** The share of the fall, in powers of ten, where the local log-slope is about 2 ln(decay). */
  followed: number;
  /** Where that is. */
  ranges: [from: number, to: number][];
  /** The local log-slope at every point, in units of 2 ln(decay). */
  slopes: LossPoint[];
}

export interface LagOptions {
  /** The last step of the span; by default the last point. */
  until?: number;
  /** How far a local slope may be from 2 ln(decay), as a share of it; 0.25 by default. */
  tolerance?: number;
}

/** Half the width of the window for a local slope, in time constants 1/(1 − decay) of the average. */
const window = 0.2;

/**
 * Weights that are averaged by `decay` a step keep decay^k of their start after k steps. A model whose
 * outputs are linear in what remains has L_equiv(k) = L_equiv(0)·decay^(2k), a log-slope of
 * 2 ln(decay). Compares the measured log-slope with that, without a fitted parameter.
 *
 * A slope of 2 ln(decay) does not prove that averaging makes the fall, nor does another one refute it:
 * where m layers fade together their product falls with m times that slope, up to 2m ln(decay) a step.
 * Only the weights without their start (`ema-debiased`) tell.
 *
 * Local slopes are least squares over the points within a fifth of the time constant 1/(1 − decay) to
 * either side, and at least over the two neighbours.
 *
 * @param points by step; those that are not finite and above 0 are left out
 * @param decay between 0 and 1, both excluded
 * @returns undefined for fewer than three points
 */
export function averagingLag(
  points: readonly LossPoint[],
  decay: number,
  { until = Infinity, tolerance = 0.25 }: LagOptions = {},
): AveragingLag | undefined {
  const used = points.filter(({ step, value }) => value > 0 && value < Infinity && step <= until);
  if (used.length < 3) return undefined;
  const law = 2 * Math.log(decay);
  const slopes = used.map(({ step }, i) => ({ step, value: slopeAt(used, i, decay) / law }));
  const fall = (i: number, j: number) => Math.log(used[i].value / used[j].value);
  const last = used.length - 1;
  const ranges: [number, number][] = [];
  let followed = 0;
  for (let i = 0; i < last; i++) {
    const slope = (slopes[i].value + slopes[i + 1].value) / 2;
    if (!(Math.abs(slope - 1) <= tolerance)) continue;
    followed += fall(i, i + 1);
    const [from, to] = [used[i].step, used[i + 1].step];
    if (ranges.at(-1)?.[1] === from) ranges.at(-1)![1] = to;
    else ranges.push([from, to]);
  }
  const [from, to] = [used[0].step, used[last].step];
  return {
    from,
    to,
    decades: fall(0, last) / Math.LN10,
    multiple: -fall(0, last) / (to - from) / law,
    followed: followed / fall(0, last),
    ranges,
    slopes,
  };
}

/** Of the logarithm, a step. */
function slopeAt(points: readonly LossPoint[], i: number, decay: number): number {
  const reach = window / (1 - decay);
  const near = points.filter(
    ({ step }, j) => Math.abs(j - i) <= 1 || Math.abs(step - points[i].step) <= reach,
  );
  const mean = (of: (point: LossPoint) => number) =>
    near.reduce((sum, point) => sum + of(point), 0) / near.length;
  const [x, y] = [mean(({ step }) => step), mean(({ value }) => Math.log(value))];
  const covariance = mean(({ step, value }) => (step - x) * (Math.log(value) - y));
  return covariance / mean(({ step }) => (step - x) ** 2);
}
