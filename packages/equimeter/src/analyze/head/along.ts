import { type Relation, relationOf, type RelationOptions } from "../parameters/relation.js";
import type { HeadState } from "./measure.js";

/** The head at a checkpoint. */
export interface HeadPoint extends HeadState {
  readonly step: number;
  /** L_equiv of this head on the trunk that training started from, `Σ d_k(t)ᵀ C(0) d_k(t)`. */
  readonly headAlone: number;
  /** L_equiv of the first head on this trunk, `Σ d_k(0)ᵀ C(t) d_k(0)`. */
  readonly trunkAlone: number;
}

/** The head along training, with one kind of weights. */
export interface HeadReport {
  /** Ascending in the step, from 0. */
  readonly points: readonly HeadPoint[];
  /** ‖W_⊥‖² and L_equiv: figure 10, whatever its caption says. */
  readonly relation: Relation;
  /** ‖W_⊥‖² and the percent, as that caption has it. */
  readonly relationOfPercent: Relation;
  /**
   * The share of the variance of log L_equiv along training that log ‖W_⊥‖² carries, cov(log ‖W_⊥‖², log L_equiv) / var(log
   * L_equiv); the rest is λ = L_equiv / ‖W_⊥‖²: trunk and direction. Null where L_equiv does not vary.
   */
  readonly carried: number | null;
  /** Whether `lambdaMin ‖W_⊥‖² ≤ L_equiv ≤ lambdaMax ‖W_⊥‖²` held at every point (theorem 4). */
  readonly bounded: boolean;
}

export function headReport(
  points: readonly HeadPoint[],
  options: RelationOptions = {},
): HeadReport {
  return {
    points,
    relation: relationOf(points, options),
    relationOfPercent: relationOf(
      points.map((point) => ({ ...point, L_equiv: point.percent })),
      options,
    ),
    carried: carried(points, options.from),
    bounded: points.every(isBounded),
  };
}

/** But for rounding. */
function isBounded({ deviation, L_equiv, lambdaMin, lambdaMax }: HeadState): boolean {
  const slack = 1e-9 * lambdaMax * deviation;
  return L_equiv >= lambdaMin * deviation - slack && L_equiv <= lambdaMax * deviation + slack;
}

function carried(points: readonly HeadPoint[], from = 0): number | null {
  const positive = points.filter(
    (point) => point.step >= from && point.deviation > 0 && point.L_equiv > 0,
  );
  const x = centred(positive.map(({ deviation }) => Math.log(deviation)));
  const y = centred(positive.map(({ L_equiv }) => Math.log(L_equiv)));
  const variance = y.reduce((sum, value) => sum + value ** 2, 0);
  return variance > 0 ? x.reduce((sum, value, i) => sum + value * y[i], 0) / variance : null;
}

function centred(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}
