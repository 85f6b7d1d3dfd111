import type { Figure, FigureLine } from "./figure.ts";

export type Range = readonly [number, number];

/** The part of the horizontal axis that is shown: the zoom, or all points. */
export function xRange({ lines, zoom, xLog }: Figure): Range {
  if (zoom && (!xLog || zoom[0] > 0)) return zoom;
  let [low, high] = [Infinity, -Infinity];
  for (const { x } of lines) {
    low = Math.min(low, x[0]);
    high = Math.max(high, x.at(-1)!);
  }
  if (!(low <= high)) return xLog ? [1, 10] : [0, 1];
  if (low < high) return [low, high];
  return xLog ? [low / 2, high * 2] : [low - 0.5, high + 0.5];
}

/**
 * The vertical axis over the points in `shown`, bands included, with some air. A percent begins at 0. Bands that reach
 * 0 and below do not stretch a logarithmic axis, and what is smaller than the largest by `mostDecades` is cut off.
 */
export function yRange({ lines, yLog, metric }: Figure, shown: Range): Range {
  let [low, high] = [Infinity, -Infinity];
  const take = (value: number | null | undefined) => {
    if (value === null || value === undefined || (yLog && value <= 0)) return;
    if (value < low) low = value;
    if (value > high) high = value;
  };
  for (const line of lines)
    forEachShown(line, shown, (i) => {
      take(line.y[i]);
      take(line.rough?.[i]);
      take(line.high?.[i]);
      if (!yLog) take(line.low?.[i]);
    });
  if (!(low <= high)) return yLog ? [0.1, 1] : [0, 1];
  if (metric.column === "explained" && !yLog) low = Math.max(low, Math.min(high, leastShown));
  if (yLog) {
    low = Math.max(low, high / 10 ** mostDecades);
    return low < high ? [low / 1.3, high * 1.3] : [low / 2, high * 2];
  }
  if (metric.column === "percent" && low >= 0) return [0, high > 0 ? high * 1.05 : 1];
  const air = low < high ? (high - low) * 0.05 : Math.abs(low) * 0.05 || 0.5;
  return [low - air, high + air];
}

const mostDecades = 12;

/** A model that is worse than predicting zero by more leaves the axis of `explained`, as in reports. */
export const leastShown = -1;

function forEachShown({ x }: FigureLine, [low, high]: Range, visit: (i: number) => void): void {
  for (let i = 0; i < x.length; i++) if (x[i] >= low && x[i] <= high) visit(i);
}
