import type { CurvePoint } from "./curve.js";

export interface SummaryOptions {
  /** The dip is looked for up to this step. Default: 30,000, as in the table of published curves */
  readonly dipBefore?: number;
  /** Percents whose first crossings are looked for. Default: 5, 2 and 1 */
  readonly marks?: readonly number[];
}

export const usualSummary = { dipBefore: 30_000, marks: [5, 2, 1] } as const;

export interface Rebound {
  readonly point: CurvePoint;
  /** Its percent over that of the dip. */
  readonly ratio: number;
}

export interface Crossing {
  /** In percent. */
  readonly mark: number;
  /** The first measurement below the mark; null where there is none. */
  readonly point: CurvePoint | null;
  /** The step of the measurement before; null where the curve begins below the mark. */
  readonly before: number | null;
  /** The first step at the mark or above it again; null where the curve stays below. */
  readonly again: number | null;
}

/** A percent over training in a few numbers. Nothing is smoothed, nothing lies between measurements. */
export interface CurveSummary {
  readonly first: CurvePoint;
  /** The smallest percent up to `dipBefore`; null where all measurements are later. */
  readonly dip: CurvePoint | null;
  /** The largest percent after the dip, however late; null where nothing comes after it. */
  readonly rebound: Rebound | null;
  readonly crossings: readonly Crossing[];
  readonly last: CurvePoint;
  /** Of the measurements in the last tenth of the steps. */
  readonly medianOfLast: number;
}

/** @param points - as `finitePoints` gives them, one at least */
export function curveSummary(
  points: readonly CurvePoint[],
  { dipBefore = usualSummary.dipBefore, marks = usualSummary.marks }: SummaryOptions = {},
): CurveSummary {
  const last = points.at(-1)!;
  const dip = extreme(
    points.filter(({ step }) => step <= dipBefore),
    (a, b) => a < b,
  );
  return {
    first: points[0],
    dip,
    rebound: dip && reboundAfter(points, dip),
    crossings: marks.map((mark) => crossingOf(points, mark)),
    last,
    medianOfLast: median(
      points.filter(({ step }) => step >= 0.9 * last.step).map(({ percent }) => percent),
    ),
  };
}

/** 0 / 0 is 1: a curve that stays at 0 does not rise. */
function reboundAfter(points: readonly CurvePoint[], dip: CurvePoint): Rebound | null {
  const point = extreme(
    points.filter(({ step }) => step > dip.step),
    (a, b) => a > b,
  );
  if (!point) return null;
  return { point, ratio: point.percent === dip.percent ? 1 : point.percent / dip.percent };
}

function crossingOf(points: readonly CurvePoint[], mark: number): Crossing {
  const at = points.findIndex(({ percent }) => percent < mark);
  if (at < 0) return { mark, point: null, before: null, again: null };
  const again = points.slice(at).find(({ percent }) => percent >= mark);
  return {
    mark,
    point: points[at],
    before: points[at - 1]?.step ?? null,
    again: again?.step ?? null,
  };
}

/** The first of the most extreme points. */
function extreme(
  points: readonly CurvePoint[],
  isMore: (a: number, b: number) => boolean,
): CurvePoint | null {
  return points.reduce<CurvePoint | null>(
    (best, point) => (best && !isMore(point.percent, best.percent) ? best : point),
    null,
  );
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
