import { spearman } from "../../correlation.js";
import {
  type BlockBootstrapOptions,
  type Correlation,
  correlationOf,
  smoothed,
} from "../gradients/index.js";
import { type PowerLaw, powerLaw } from "./power-law.js";

/** A checkpoint: how far its weights are from E, and what that costs. */
export interface AlongPoint {
  readonly step: number;
  /** ‖θ_⊥‖² */
  readonly deviation: number;
  readonly L_equiv: number;
}

/**
 * How the logarithms of ‖θ_⊥‖² and L_equiv go together along training, and what of it is more than a common
 * trend. Two noisy curves that fall for reasons of their own correlate in `levels`, and neither given the
 * step nor in their changes; two smooth ones that follow one clock, as averages of weights do, may correlate in all
 * three. The slope then tells: it is 1 where ‖θ_⊥‖² is what moves L_equiv.
 */
export interface Relation {
  readonly points: number;
  /** L_equiv ~ (‖θ_⊥‖²)^a along training; theorem 4 has a = 1 as long as the trunk stays the same. */
  readonly slope: PowerLaw | null;
  /** As the paper has them (appendix B.4, figure 10). */
  readonly levels: Correlation;
  /** Of what is left when each of them is fitted, by least squares, by the step and log(1 + step). */
  readonly givenStep: Correlation;
  /** Of the changes from each point to the next. */
  readonly changes: Correlation;
  /** Spearman's of each of them with the step: ±1 where it goes one way. */
  readonly withStep: { readonly deviation: number | null; readonly L_equiv: number | null };
}

export interface RelationOptions extends BlockBootstrapOptions {
  /** Smooth both first, as the paper's plots do, with so many steps for a span of one. Default: null, not */
  readonly stepsPerSpan?: number | null;
  /** Steps that are looked at, both ends included. Default: all */
  readonly from?: number;
  readonly to?: number;
}

/** @param given - in the order of their steps; those with a 0 have no logarithm and are left out */
export function relationOf(given: readonly AlongPoint[], options: RelationOptions = {}): Relation {
  const { stepsPerSpan = null } = options;
  const points = within(given, options);
  const valuesOf = (key: "deviation" | "L_equiv") => {
    const values = points.map((point) => point[key]);
    return stepsPerSpan === null ? values : smoothed(points, values, stepsPerSpan);
  };
  const [deviation, equiv] = [valuesOf("deviation"), valuesOf("L_equiv")];
  const [x, y] = [deviation.map(Math.log), equiv.map(Math.log)];
  const step = points.map((point) => point.step);
  const late = step.map((value) => Math.log(1 + value));
  const [restX, restY] = [x, y].map((values) => residuals(values, [step, late]));
  return {
    points: points.length,
    slope: powerLaw(deviation.map((value, i) => ({ x: value, y: equiv[i] }))),
    levels: correlationOf(x, y, options),
    givenStep: correlationOf(restX, restY, options),
    changes: correlationOf(changes(x), changes(y), options),
    withStep: { deviation: known(spearman(x, step)), L_equiv: known(spearman(y, step)) },
  };
}

/** Those that are looked at, and have both logarithms. */
export function within<Point extends AlongPoint>(
  points: readonly Point[],
  { from = 0, to = Infinity }: Pick<RelationOptions, "from" | "to">,
): Point[] {
  return points.filter(
    ({ step, deviation, L_equiv }) => step >= from && step <= to && deviation > 0 && L_equiv > 0,
  );
}

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);

const changes = (values: readonly number[]): number[] =>
  values.slice(1).map((value, i) => value - values[i]);

/** What is left of values after least squares by others and a constant; 0 where that is rounding. */
function residuals(values: readonly number[], by: readonly (readonly number[])[]): number[] {
  const basis: number[][] = [];
  const without = (given: readonly number[]): number[] =>
    basis.reduce<number[]>(
      (rest, one) => {
        const along = inner(rest, one);
        return rest.map((value, i) => value - along * one[i]);
      },
      [...given],
    );
  for (const column of [values.map(() => 1), ...by]) {
    const rest = without(without(column));
    const length = Math.sqrt(inner(rest, rest));
    if (length > 1e-9 * Math.sqrt(inner(column, column)))
      basis.push(rest.map((value) => value / length));
  }
  const left = without(without(values));
  const isRounding = Math.sqrt(inner(left, left)) <= 1e-12 * Math.sqrt(inner(values, values));
  return isRounding ? left.map(() => 0) : left;
}

const inner = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * b[i], 0);
