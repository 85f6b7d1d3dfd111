import type { Tensor } from "../tensor.js";
import { greatest, least, Scalar } from "./scalar.js";

/** The objective at a distance along the search direction. */
export interface Point {
  /** Distance, in lengths of the direction. */
  readonly t: Scalar;
  readonly loss: Scalar;
  readonly gradient: Tensor;
  /** Derivative of the loss along the direction. */
  readonly slope: Scalar;
}

const decrease = 1e-4; // c₁ of Wolfe's conditions
const curvature = 0.9; // c₂
const maxIterations = 25;

/**
 * A step with sufficient decrease and a small slope, Wolfe's strong conditions: first the interval
 * grows until it holds such a point, then it shrinks around it (Nocedal and Wright, 2006, algorithms
 * 3.5 and 3.6), by cubic interpolation.
 *
 * @param at - evaluates the objective
 * @param start - the point at t = 0, with a negative slope
 * @param first - the distance to try first
 * @param reach - the direction's largest component; intervals in which no parameter moves by
 *   `tolerance` are small enough
 * @returns the best point
 */
export function strongWolfe(
  at: (t: Scalar) => Point,
  start: Point,
  first: Scalar,
  reach: Scalar,
  tolerance: number,
): Point {
  const tooHigh = ({ t, loss }: Point): boolean =>
    start.loss.plus(t.times(decrease).times(start.slope)).lessThan(loss);
  const isFlat = ({ slope }: Point): boolean => slope.abs().atMost(start.slope.times(-curvature));
  let current = at(first);
  let previous = start;
  let iterations = 0;
  let ends: [Point, Point] | undefined;
  while (iterations < maxIterations) {
    const climbs = iterations > 1 && previous.loss.atMost(current.loss);
    if (tooHigh(current) || climbs) ends = [previous, current];
    else if (isFlat(current)) return current;
    else if (isUphill(current.slope)) ends = [previous, current];
    if (ends) break;
    const { t } = current;
    const nearest = t.plus(t.minus(previous.t).times(0.01));
    const next = minimumOfCubic(previous, current, nearest, t.times(10));
    previous = current;
    current = at(next);
    iterations++;
  }
  ends ??= [start, current];

  let low = lower(ends);
  let isStuck = false;
  while (iterations < maxIterations) {
    const [a, b] = [ends[0].t, ends[1].t];
    if (b.minus(a).abs().times(reach).lessThan(tolerance)) break;
    const [bottom, top] = [least(a, b), greatest(a, b)];
    let t = minimumOfCubic(ends[0], ends[1], ...ordered(a, b));
    // Close to an end for the second time, or on it, a tenth of the interval is the least step.
    const margin = top.minus(bottom).times(0.1);
    const isClose = least(top.minus(t), t.minus(bottom)).lessThan(margin);
    if (isClose && (isStuck || top.atMost(t) || t.atMost(bottom))) {
      const isNearTop = t.minus(top).abs().lessThan(t.minus(bottom).abs());
      t = isNearTop ? top.minus(margin) : bottom.plus(margin);
      isStuck = false;
    } else isStuck = isClose;

    current = at(t);
    iterations++;
    const high = 1 - low;
    if (tooHigh(current) || ends[low].loss.atMost(current.loss)) {
      ends[high] = current;
      low = lower(ends);
      continue;
    }
    const isDone = isFlat(current);
    const width = ends[high].t.minus(ends[low].t);
    if (!isDone && isUphill(current.slope.times(width))) ends[high] = ends[low];
    ends[low] = current;
    if (isDone) break;
  }
  return ends[low];
}

/**
 * Where the cubic through two points and their slopes has its minimum, between two bounds; their middle
 * where it has none (Nocedal and Wright, 2006, equation 3.59).
 */
function minimumOfCubic(a: Point, b: Point, lowest: Scalar, highest: Scalar): Scalar {
  const chord = Scalar.of(3).times(a.loss.minus(b.loss)).over(a.t.minus(b.t));
  const d1 = a.slope.plus(b.slope).minus(chord);
  const square = d1.times(d1).minus(a.slope.times(b.slope));
  if (!Scalar.of(0).atMost(square)) return lowest.plus(highest).over(2);
  const d2 = square.sqrt();
  const [near, far] = a.t.atMost(b.t) ? [a, b] : [b, a];
  const part = far.slope.plus(d2).minus(d1);
  const whole = far.slope.minus(near.slope).plus(d2.times(2));
  const minimum = far.t.minus(far.t.minus(near.t).times(part.over(whole)));
  return least(greatest(minimum, lowest), highest);
}

function isUphill(slope: Scalar): boolean {
  return Scalar.of(0).atMost(slope);
}

/** Index of the end with the lower loss. */
function lower([a, b]: readonly [Point, Point]): 0 | 1 {
  return a.loss.atMost(b.loss) ? 0 : 1;
}

function ordered(a: Scalar, b: Scalar): [Scalar, Scalar] {
  return a.atMost(b) ? [a, b] : [b, a];
}
