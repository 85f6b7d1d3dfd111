import { type Relation, relationOf, type RelationOptions, within } from "../parameters/relation.js";
import type { HeadState } from "./measure.js";

/** The head at a checkpoint. */
export interface HeadPoint extends HeadState {
  readonly step: number;
  /** L_equiv of this head on the trunk that training started from, `Σ d_k(t)ᵀ C(0) d_k(t)`. */
  readonly headAlone: number;
  /** L_equiv of the first head on this trunk, `Σ d_k(0)ᵀ C(t) d_k(0)`. */
  readonly trunkAlone: number;
}

/**
 * Who carries log L_equiv along training, as shares of its variance that add up to 1: cov(log factor, log L_equiv) / var(log
 * L_equiv) of the three factors `L_equiv = ‖W_⊥‖² · λ_mean · alignment`.
 */
export interface Carried {
  /** How long W_⊥ is. */
  readonly deviation: number;
  /** λ_mean: how much the trunk lets any W_⊥ do. */
  readonly trunk: number;
  /** Which way W_⊥ points, see `HeadState`. */
  readonly alignment: number;
}

/** The head along training, with one kind of weights. */
export interface HeadReport {
  /** Ascending in the step, from 0. */
  readonly points: readonly HeadPoint[];
  /** ‖W_⊥‖² and L_equiv: figure 10, whatever its caption says. */
  readonly relation: Relation;
  /** ‖W_⊥‖² and the percent, as that caption has it. */
  readonly relationOfPercent: Relation;
  /** Null where L_equiv does not vary. */
  readonly carried: Carried | null;
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
    carried: carried(points, options),
    bounded: points.every(isBounded),
  };
}

/** But for rounding. */
function isBounded({ deviation, L_equiv, lambdaMin, lambdaMax }: HeadState): boolean {
  const slack = 1e-9 * lambdaMax * deviation;
  return L_equiv >= lambdaMin * deviation - slack && L_equiv <= lambdaMax * deviation + slack;
}

function carried(points: readonly HeadPoint[], options: RelationOptions): Carried | null {
  const positive = within(points, options);
  const logarithms = (of: (point: HeadPoint) => number) =>
    centred(positive.map((point) => Math.log(of(point))));
  const y = logarithms(({ L_equiv }) => L_equiv);
  const variance = inner(y, y);
  if (!(variance > 0)) return null;
  const share = (of: (point: HeadPoint) => number) => inner(logarithms(of), y) / variance;
  const deviation = share((point) => point.deviation);
  const trunk = share(({ lambdaMean }) => lambdaMean);
  return { deviation, trunk, alignment: 1 - deviation - trunk };
}

const inner = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * b[i], 0);

function centred(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}
