import { pearson, spearman } from "../../correlation.js";
import { type PowerLaw, powerLaw } from "./power-law.js";

/** A checkpoint: how far its weights are from E, and what that costs. */
export interface AlongPoint {
  readonly step: number;
  /** ‖θ_⊥‖² */
  readonly deviation: number;
  readonly L_equiv: number;
}

/** Correlations of log ‖θ_⊥‖² and log L_equiv. */
export interface Correlations {
  /** Null for fewer than three points, and where one side does not vary. */
  readonly pearson: number | null;
  readonly spearman: number | null;
  /**
   * Of Pearson's, 95 %, by Fisher's z for as many independent points as the correlation in time leaves
   * (`n (1 − ab) / (1 + ab)`, a and b the autocorrelations of both sides from one point to the next; Bartlett
   * 1935); null where these are three or fewer.
   */
  readonly ci95: readonly [low: number, high: number] | null;
  readonly independent: number | null;
}

/** How ‖θ_⊥‖² and L_equiv go together along training, and what of it is more than a common trend. */
export interface Relation {
  readonly points: number;
  /** L_equiv ~ (‖θ_⊥‖²)^a along training; theorem 4 bounds it by a = 1 from both sides for one trunk. */
  readonly slope: PowerLaw | null;
  /** As the paper has them (appendix B.4, figure 10). */
  readonly levels: Correlations;
  /**
   * Given the step: of what is left when each side is fitted by the step and by its logarithm (Spearman's: the
   * partial correlation of ranks). Two curves that fall for reasons of their own have none.
   */
  readonly givenStep: Correlations;
  /** Of the changes from each checkpoint to the next. */
  readonly changes: Correlations;
  /** Spearman's of each side with the step itself. */
  readonly withStep: { readonly deviation: number | null; readonly L_equiv: number | null };
}

export interface RelationOptions {
  /**
   * Smooth both sides first, as the paper's plots do: a moving average with span max(1, step / smooth), α = 2 /
   * (span + 1). The paper has 1000. Default: no smoothing
   */
  readonly smooth?: number;
}

/** @param given - ascending in the step */
export function relationOf(
  given: readonly AlongPoint[],
  { smooth }: RelationOptions = {},
): Relation {
  const positive = given.filter((point) => point.deviation > 0 && point.L_equiv > 0);
  const points = smooth === undefined ? positive : smoothed(positive, smooth);
  const x = points.map(({ deviation }) => Math.log(deviation));
  const y = points.map(({ L_equiv }) => Math.log(L_equiv));
  const step = points.map((point) => point.step);
  const late = step.map((value) => Math.log(1 + value));
  const [restX, restY] = [x, y].map((values) => residuals(values, [step, late]));
  const ranks = [spearman(x, y), spearman(x, step), spearman(y, step)] as const;
  return {
    points: points.length,
    slope: powerLaw(points.map(({ deviation, L_equiv }) => ({ x: deviation, y: L_equiv }))),
    levels: correlations(x, y, spearman(x, y)),
    givenStep: correlations(restX, restY, partial(...ranks)),
    changes: correlations(...([changes(x), changes(y)] as const)),
    withStep: { deviation: known(ranks[1]), L_equiv: known(ranks[2]) },
  };
}

function correlations(
  x: readonly number[],
  y: readonly number[],
  ranks = spearman(x, y),
): Correlations {
  const nothing = { pearson: null, spearman: null, ci95: null, independent: null };
  if (x.length < 3) return nothing;
  const r = known(pearson(x, y));
  if (r === null) return nothing;
  const product = autocorrelation(x) * autocorrelation(y);
  const independent = Math.min(x.length, (x.length * (1 - product)) / (1 + product));
  if (!(independent > 3) || Math.abs(r) >= 1)
    return { pearson: r, spearman: known(ranks), ci95: null, independent: known(independent) };
  const half = 1.959964 / Math.sqrt(independent - 3);
  const z = Math.atanh(r);
  const ci95 = [Math.tanh(z - half), Math.tanh(z + half)] as const;
  return { pearson: r, spearman: known(ranks), ci95, independent };
}

/** The correlation of two given a third. */
function partial(xy: number, xz: number, yz: number): number {
  return (xy - xz * yz) / Math.sqrt((1 - xz ** 2) * (1 - yz ** 2));
}

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);

const changes = (values: readonly number[]): number[] =>
  values.slice(1).map((value, i) => value - values[i]);

/** From each to the next. */
function autocorrelation(values: readonly number[]): number {
  const r = pearson(values.slice(0, -1), values.slice(1));
  return Number.isFinite(r) ? r : 0;
}

/** What is left of values after least squares by others and a constant. */
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
    const size = Math.sqrt(inner(column, column));
    const rest = without(without(column));
    const length = Math.sqrt(inner(rest, rest));
    if (length > 1e-9 * size) basis.push(rest.map((value) => value / length));
  }
  return without(without(values));
}

const inner = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * b[i], 0);

function smoothed(points: readonly AlongPoint[], smooth: number): AlongPoint[] {
  let before: AlongPoint | undefined;
  return points.map((point) => {
    const alpha = 2 / (Math.max(1, point.step / smooth) + 1);
    const mixed = (key: "deviation" | "L_equiv") =>
      before ? alpha * point[key] + (1 - alpha) * before[key] : point[key];
    before = { step: point.step, deviation: mixed("deviation"), L_equiv: mixed("L_equiv") };
    return before;
  });
}
