import { studentBound } from "./student.js";

/** An estimate with its 95 % interval. */
export interface Interval {
  readonly value: number;
  /** Null where two points leave no room for one. */
  readonly ci95: readonly [low: number, high: number] | null;
}

/** `y ≈ factor · x^exponent` by least squares of the logarithms. */
export interface PowerLaw {
  /** The interval says how straight the line is: of values without chance it holds their curvature. */
  readonly exponent: Interval;
  readonly factor: number;
  /** Points that the line goes through, and where the first and the last of them stand. */
  readonly points: number;
  readonly range: readonly [low: number, high: number];
}

export interface Coordinates {
  readonly x: number;
  readonly y: number;
}

/** @returns null for fewer than two points with both numbers above 0 and finite */
export function powerLaw(given: readonly Coordinates[]): PowerLaw | null {
  const points = given
    .filter(({ x, y }) => [x, y].every((value) => value > 0 && value < Infinity))
    .sort((a, b) => a.x - b.x);
  const n = points.length;
  const x = points.map((point) => Math.log(point.x));
  const y = points.map((point) => Math.log(point.y));
  const [meanX, meanY] = [x, y].map((values) => values.reduce((sum, v) => sum + v, 0) / n);
  const spread = x.reduce((sum, value) => sum + (value - meanX) ** 2, 0);
  if (n < 2 || spread === 0) return null;
  const slope = x.reduce((sum, value, i) => sum + (value - meanX) * (y[i] - meanY), 0) / spread;
  const intercept = meanY - slope * meanX;
  const left = x.reduce((sum, value, i) => sum + (y[i] - intercept - slope * value) ** 2, 0);
  const half = n > 2 ? studentBound(n - 2) * Math.sqrt(left / (n - 2) / spread) : null;
  return {
    exponent: { value: slope, ci95: half === null ? null : [slope - half, slope + half] },
    factor: Math.exp(intercept),
    points: n,
    range: [points[0].x, points[n - 1].x],
  };
}

/** The mean of independent values with Student's interval; null for none. */
export function meanOf(values: readonly number[]): Interval | null {
  const n = values.length;
  if (n === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (n === 1) return { value: mean, ci95: null };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const half = studentBound(n - 1) * Math.sqrt(variance / n);
  return { value: mean, ci95: [mean - half, mean + half] };
}
