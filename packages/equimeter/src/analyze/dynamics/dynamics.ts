import { UserError } from "../../errors.js";
import { explainedAtLeast } from "../../measure/warnings.js";
import { type CurvePoint, finitePoints } from "./curve.js";
import { nearestFalling } from "./falling.js";
import { noiseOf, rotationScatter } from "./noise.js";
import { type Crossing, type CurveSummary, curveSummary, type SummaryOptions } from "./summary.js";

export interface DynamicsOptions extends SummaryOptions {
  /** Curves drawn for each interval. Default: 1000 */
  readonly resamples?: number;
  readonly seed?: number;
}

/** Of steps, 95 %; null: later than the last measurement. */
export type StepInterval = readonly [low: number, high: number | null];

export interface CurveCrossing extends Crossing {
  /**
   * Where a curve on other samples under other rotations falls below the mark: from the measurement before
   * its crossing to the one below. Null where neither this curve nor most others cross.
   */
  readonly steps: StepInterval | null;
  /** Whether next to nothing was explained there: the outputs may only have shrunk. Null where unknown. */
  readonly isShrinking: boolean | null;
}

export interface CurveRebound {
  readonly point: CurvePoint;
  /** Its percent over that of the dip; infinite (null in JSON) where that is 0. */
  readonly ratio: number;
  /**
   * 95 % of that under other rotations and samples, each with a dip and a rebound of its own; null where the
   * curve has no errors.
   */
  readonly ratioInterval: readonly [low: number, high: number] | null;
  /**
   * How often the nearest curve that never rises shows as large a ratio under the rotations' noise alone;
   * null where that noise is not known.
   */
  readonly p: number | null;
}

/** A percent over training, with how far chance may have moved what is read off it. */
export interface Dynamics extends Omit<CurveSummary, "rebound" | "crossings"> {
  /** Steps of the dips of other such curves; null where there is no dip, or the curve has no errors. */
  readonly dipSteps: StepInterval | null;
  readonly rebound: CurveRebound | null;
  readonly crossings: readonly CurveCrossing[];
  /** Measurements with a finite percent. */
  readonly measurements: number;
  /** Whether the last measurement of all has none. */
  readonly isDiverged: boolean;
}

/**
 * Dip, rebound and first crossings of a percent (section 4 of the paper, figures 2 and 4), as intervals too.
 *
 * The intervals come from curves drawn around the measured one (`noiseOf`). They hold the distance between
 * measurements, the noise of the rotations, and the choice of samples; not what another seed of training
 * would do. A curve that is drawn around a noisy one is noisy twice: its dip lies lower, its rebound and
 * its crossings come a little earlier than those of the measured one.
 *
 * @returns null where no percent is finite
 * @throws UserError for options out of range
 */
export function curveDynamics(
  given: readonly CurvePoint[],
  { resamples = 1000, seed = 0, ...options }: DynamicsOptions = {},
): Dynamics | null {
  checkOptions({ ...options, resamples });
  const points = finitePoints(given);
  if (points.length === 0) return null;
  const { rebound, crossings, ...summary } = curveSummary(points, options);
  const isKnown = points.some(
    ({ rotationError = 0, sampleError = 0 }) => rotationError > 0 || sampleError > 0,
  );
  const curves = isKnown ? drawCurves(points, resamples, seed) : [points];
  const drawn = curves.map((curve) => curveSummary(curve, options));
  const ratios = drawn.map((one) => one.rebound?.ratio ?? 1); // a dip at the end does not rise
  return {
    ...summary,
    dipSteps: isKnown && summary.dip ? middle(drawn.map(({ dip }) => dip!.step)) : null,
    rebound: rebound && {
      ...rebound,
      ratioInterval: isKnown ? middle(ratios) : null,
      p: pOfRebound(points, rebound.ratio, { resamples, seed, ...options }),
    },
    crossings: crossings.map((crossing, i) => ({
      ...crossing,
      steps: crossingSteps(drawn.map((one) => one.crossings[i])),
      isShrinking: shrinkingAt(crossing.point),
    })),
    measurements: points.length,
    isDiverged: !Number.isFinite(lastOf(given).percent),
  };
}

const lastOf = (points: readonly CurvePoint[]): CurvePoint =>
  points.reduce((a, b) => (b.step >= a.step ? b : a));

function drawCurves(points: readonly CurvePoint[], count: number, seed: number): CurvePoint[][] {
  const noise = noiseOf(points, seed);
  const percents = points.map(({ percent }) => percent);
  return Array.from({ length: count }, () => {
    const drawn = noise.draw(percents, true);
    return points.map(({ step }, i) => ({ step, percent: drawn[i] }));
  });
}

function crossingSteps(crossings: readonly Crossing[]): StepInterval | null {
  const [low] = middle(crossings.map(({ point, before }) => before ?? point?.step ?? Infinity));
  const [, high] = middle(crossings.map(({ point }) => point?.step ?? Infinity));
  if (low === Infinity) return null;
  return [low, high === Infinity ? null : high];
}

function shrinkingAt(point: CurvePoint | null): boolean | null {
  return point?.explained === undefined ? null : point.explained < explainedAtLeast;
}

/** Logarithms of the errors weigh the curve that never rises; none may weigh all. */
const leastScatter = 1e-6;

function pOfRebound(
  points: readonly CurvePoint[],
  ratio: number,
  { resamples, seed, ...options }: SummaryOptions & { resamples: number; seed: number },
): number | null {
  const isKnown = points.every(({ rotationError }) => Number.isFinite(rotationError));
  if (!isKnown || points.some(({ percent }) => percent <= 0)) return null;
  const weights = rotationScatter(points).map((scatter) => Math.max(scatter, leastScatter) ** -2);
  const logs = points.map(({ percent }) => Math.log(percent));
  const falling = nearestFalling(logs, weights).map((log) => Math.exp(log));
  const noise = noiseOf(points, seed);
  const asLarge = Array.from({ length: resamples }, () => {
    const drawn = noise.draw(falling);
    const curve = points.map(({ step }, i) => ({ step, percent: drawn[i] }));
    const { rebound } = curveSummary(curve, options);
    return rebound !== null && rebound.ratio >= ratio;
  }).filter(Boolean).length;
  return (1 + asLarge) / (1 + resamples);
}

/** The ends of the middle 95 %: values that occur, so that an open end stays open. */
function middle(values: readonly number[]): [low: number, high: number] {
  const sorted = Float64Array.from(values).sort();
  const outside = Math.floor(0.025 * sorted.length);
  return [sorted[outside], sorted[sorted.length - 1 - outside]];
}

function checkOptions({
  resamples,
  dipBefore = 0,
  marks = [],
}: SummaryOptions & { resamples: number }): void {
  if (!Number.isInteger(resamples) || resamples < 1)
    throw new UserError(`resamples must be a whole number from 1 on, got ${resamples}`);
  if (!(dipBefore >= 0))
    throw new UserError(`dipBefore must be a step from 0 on, got ${dipBefore}`);
  const wrong = marks.find((mark) => !(mark > 0 && mark < 100));
  if (wrong !== undefined)
    throw new UserError(`marks must be percents between 0 and 100, got ${wrong}`);
}
