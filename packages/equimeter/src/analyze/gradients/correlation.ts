import { pearson, spearman } from "../../correlation.js";
import { blockBootstrap, type BlockBootstrapOptions } from "./block-bootstrap.js";

/** A number of a series with its 95 % interval (`blockBootstrap`); null where there is none. */
export interface Estimated {
  readonly value: number | null;
  readonly ci95: readonly [low: number, high: number] | null;
}

/** How two series belong together. */
export interface Correlation {
  readonly pearson: Estimated;
  readonly spearman: Estimated;
  /** Pairs of values. */
  readonly points: number;
}

/** Fewer points than these have no correlation. */
export const fewestPoints = 3;

/** @returns Pearson's and Spearman's; not finite where one of the series does not vary */
export function bothOf(x: readonly number[], y: readonly number[]): [number, number] {
  return [pearson(x, y), spearman(x, y)];
}

/** Both correlations of two series of the same length. */
export function correlationOf(
  x: readonly number[],
  y: readonly number[],
  options: BlockBootstrapOptions = {},
): Correlation {
  const points = x.length;
  if (points < fewestPoints) return { pearson: none, spearman: none, points };
  const pick = (from: readonly number[], drawn: readonly number[]) => drawn.map((i) => from[i]);
  const intervals = blockBootstrap(
    points,
    (drawn) => bothOf(pick(x, drawn), pick(y, drawn)),
    options,
  );
  const [r, rho] = bothOf(x, y).map((value, i): Estimated => {
    return Number.isFinite(value) ? { value, ci95: intervals[i] } : none;
  });
  return { pearson: r, spearman: rho, points };
}

const none: Estimated = { value: null, ci95: null };

/** The slope of the least-squares line of y on x; null where x does not vary. */
export function slopeOf(x: readonly number[], y: readonly number[]): number | null {
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / x.length;
  const [middleX, middleY] = [mean(x), mean(y)];
  const product = x.reduce((sum, one, i) => sum + (one - middleX) * (y[i] - middleY), 0);
  const slope = product / x.reduce((sum, one) => sum + (one - middleX) ** 2, 0);
  return Number.isFinite(slope) ? slope : null;
}
