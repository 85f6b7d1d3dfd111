import { fitLojasiewicz, type LojasiewiczFit } from "./kurdyka-lojasiewicz.js";
import type { AtStep } from "./smoothing.js";

/** The parts of the loss around the weights of one step, as functions of the weights. */
export interface SmoothnessPoint extends AtStep {
  readonly L_mean: number;
  readonly L_equiv: number;
  /** ‖∇L_mean‖ */
  readonly normMean: number;
  /** ‖∇L_equiv‖ */
  readonly normEquiv: number;
  /** ‖∇ε‖ of ε = L_equiv / L_mean */
  readonly normEpsilon: number;
  /** ‖∇²ε‖, from below. */
  readonly curvatureEpsilon: number;
  /** ‖∇²L_equiv‖, from below. */
  readonly curvatureEquiv: number;
}

/** A constant M that a function is M-smooth with, from below. */
export interface Smoothness {
  /**
   * The largest ‖∇²f‖ seen. The constant of the proposition is the supremum over a set of weights of which some
   * points were looked at, by eigenvalues from below: it is at least this.
   */
  readonly M: number;
  /** The step where it was seen. */
  readonly at: number;
  /** The largest `‖∇f‖² / 2f` seen: with a smaller M the step `‖∇f‖ ≤ √(2 M f)` of the proof does not hold. */
  readonly needed: number;
}

/** Both sides of a bound at the weights of one step. */
export interface BoundAtStep extends AtStep {
  /** `‖∇L − ∇L_mean‖ / ‖∇L_mean‖`, the relative error that is bounded. */
  readonly left: number;
  /** With the constants of all points: from below, as they are. */
  readonly right: number;
  /** With those of this point alone: what the smallest set around it could give at best. */
  readonly rightHere: number;
  /** right ≥ 1: it allows ∇L to have nothing in common with ∇L_mean. */
  readonly isVacuous: boolean;
  /** left ≤ right; where it is not, a constant is too small. */
  readonly holds: boolean;
  /** ‖∇f‖ > √(2 M f): M is too small, or a step of length ‖∇f‖ / M leads out of the set in which f is M-smooth. */
  readonly isSmoothnessViolated: boolean;
}

/** Proposition 2, with f = ε. */
export interface Proposition2 extends Smoothness {
  readonly steps: readonly (BoundAtStep & {
    /** The right side of (28), `ε + L_mean ‖∇ε‖ / ‖∇L_mean‖`: before smoothness is put in. */
    readonly triangle: number;
  })[];
}

/** Proposition 3, with f = L_equiv. */
export interface Proposition3 extends Smoothness {
  /** Fitted to ∇L_mean at the same steps, where (32) holds with them by construction. */
  readonly lojasiewicz: LojasiewiczFit | null;
  readonly steps: readonly BoundAtStep[];
}

export interface Propositions {
  readonly proposition2: Proposition2;
  readonly proposition3: Proposition3;
}

/**
 * Both sides of the bounds on `‖∇L − ∇L_mean‖ / ‖∇L_mean‖` of section 4.1 of the paper along a trajectory,
 *
 *     ε + (L_mean / ‖∇L_mean‖) √(2 M_ε ε)            (14)
 *     √(2 M_Lequiv L_equiv / (c L_mean^α))           (16), as (32) and (33) give it
 *
 * M and c are estimates on the side that makes the right sides too small: a bound that is vacuous with them is vacuous, one
 * that holds with them may be weaker than it looks.
 *
 * The step `‖∇f‖² ≤ 2 M f` of both proofs follows for any f ≥ 0 that is M-smooth on the way from θ to θ − ∇f(θ) / M.
 * That f is 0 somewhere in the set is neither enough for it nor needed.
 *
 * @param points - one at least; norms and L_mean above 0
 */
export function propositions(points: readonly SmoothnessPoint[]): Propositions {
  const ofEpsilon = smoothness(points, ({ L_mean, L_equiv, normEpsilon, curvatureEpsilon }) => {
    return { value: L_equiv / L_mean, norm: normEpsilon, curvature: curvatureEpsilon };
  });
  const ofEquiv = smoothness(points, ({ L_equiv, normEquiv, curvatureEquiv }) => {
    return { value: L_equiv, norm: normEquiv, curvature: curvatureEquiv };
  });
  const lojasiewicz = fitLojasiewicz(
    points.map(({ L_mean, normMean }) => ({ loss: L_mean, squaredNorm: normMean ** 2 })),
  );
  return {
    proposition2: {
      ...ofEpsilon,
      steps: points.map((point) => {
        const { step, L_mean, L_equiv, normMean, normEpsilon, curvatureEpsilon } = point;
        const epsilon = L_equiv / L_mean;
        const right = (slope: number) => epsilon + (L_mean / normMean) * slope;
        const limit = limitOf(ofEpsilon.M, epsilon);
        return {
          step,
          ...sides(leftOf(point), right(limit), right(limitOf(curvatureEpsilon, epsilon))),
          isSmoothnessViolated: normEpsilon > limit,
          triangle: right(normEpsilon),
        };
      }),
    },
    proposition3: {
      ...ofEquiv,
      lojasiewicz,
      steps: points.map((point) => {
        const { step, L_mean, L_equiv, normMean, normEquiv, curvatureEquiv } = point;
        const limit = limitOf(ofEquiv.M, L_equiv);
        const least = lojasiewicz ? Math.sqrt(lojasiewicz.c * L_mean ** lojasiewicz.alpha) : 0;
        const here = limitOf(curvatureEquiv, L_equiv) / normMean;
        return {
          step,
          ...sides(leftOf(point), limit / least, here),
          isSmoothnessViolated: normEquiv > limit,
        };
      }),
    },
  };
}

/** √(2 M f): how long ∇f may be */
const limitOf = (M: number, value: number): number => Math.sqrt(2 * M * value);

const leftOf = ({ normEquiv, normMean }: SmoothnessPoint): number => normEquiv / normMean;

function sides(left: number, right: number, rightHere: number) {
  return { left, right, rightHere, isVacuous: right >= 1, holds: left <= right };
}

interface AtPoint {
  readonly value: number;
  readonly norm: number;
  readonly curvature: number;
}

function smoothness(
  points: readonly SmoothnessPoint[],
  of: (point: SmoothnessPoint) => AtPoint,
): Smoothness {
  const steepest = points.reduce((a, b) => (of(b).curvature > of(a).curvature ? b : a));
  const needed = points.map((point) => {
    const { value, norm } = of(point);
    return norm === 0 ? 0 : norm ** 2 / (2 * value);
  });
  return { M: of(steepest).curvature, at: steepest.step, needed: Math.max(...needed) };
}
