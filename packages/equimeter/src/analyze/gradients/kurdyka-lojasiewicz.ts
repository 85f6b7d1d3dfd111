import { slopeOf } from "./correlation.js";

/** A loss and the square of its gradient's norm at one point. */
export interface LossAndSlope {
  readonly loss: number;
  readonly squaredNorm: number;
}

/** Constants of `‖∇f‖² ≥ c f^α` (15), f being 0 at its minimum. */
export interface KurdykaLojasiewicz {
  readonly alpha: number;
  readonly c: number;
}

export interface LojasiewiczFit extends KurdykaLojasiewicz {
  /** The slope of the least-squares line of `log ‖∇f‖²` on `log f`, free of any range; null where f does not vary. */
  readonly freeAlpha: number | null;
}

/** α is to be in [1, 2); this is the last one that is tried. */
const largestAlpha = 2 - 1e-6;

/**
 * The tightest constants that hold at all points given: c is the least of `‖∇f‖² / f^α` over them, and α
 * that of [1, 2) for which `c f^α` falls short of `‖∇f‖²` least, in the mean of their logarithms.
 *
 * They hold at these points by construction, and c is one from above: what lies between the points may have a
 * smaller one.
 *
 * @returns null where no point has both numbers above 0
 */
export function fitLojasiewicz(points: readonly LossAndSlope[]): LojasiewiczFit | null {
  const used = points.filter(({ loss, squaredNorm }) => loss > 0 && squaredNorm > 0);
  if (used.length === 0) return null;
  const x = used.map(({ loss }) => Math.log(loss));
  const y = used.map(({ squaredNorm }) => Math.log(squaredNorm));
  const logC = (alpha: number) => Math.min(...x.map((one, i) => y[i] - alpha * one));
  const middle = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const shortfall = (alpha: number) => middle(y) - alpha * middle(x) - logC(alpha);
  // Convex in α, a line less the least of lines: its lowest place lies at an end or where two of them meet.
  const meetings = x.flatMap((_, i) => x.slice(0, i).map((__, j) => (y[i] - y[j]) / (x[i] - x[j])));
  const alpha = [1, largestAlpha, ...meetings]
    .filter((one) => one >= 1 && one <= largestAlpha)
    .reduce((best, one) => (shortfall(one) < shortfall(best) ? one : best));
  return { alpha, c: Math.exp(logC(alpha)), freeAlpha: slopeOf(x, y) };
}
