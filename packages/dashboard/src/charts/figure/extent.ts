import type { Figure } from "./figure.ts";
import { firstAbove, firstFrom } from "./rows.ts";

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
 * The vertical axis over what lies in `shown`, bands included, with some air: the points, and where lines enter and
 * leave. A percent begins at 0. Bands that reach
 * 0 and below do not stretch a logarithmic axis, and what is smaller than the largest by `mostDecades` is cut off.
 */
export function yRange({ lines, xLog, yLog, metric }: Figure, shown: Range): Range {
  let [low, high] = [Infinity, -Infinity];
  const take = (value: number | null | undefined) => {
    if (value === null || value === undefined || (yLog && value <= 0)) return;
    if (value < low) low = value;
    if (value > high) high = value;
  };
  for (const line of lines) {
    const columns = [line.y, line.rough, line.high, yLog ? null : line.low].filter(
      (column) => column !== null,
    );
    const end = firstAbove(line.x, shown[1]);
    for (let i = firstFrom(line.x, shown[0]); i < end; i++)
      for (const column of columns) take(column[i]);
    for (const place of shown)
      for (const column of columns) take(between(line.x, column, place, xLog, yLog));
  }
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

/** The value at a place between two points, on the line that is drawn between them; null beside the line and in gaps. */
function between(
  x: readonly number[],
  column: readonly (number | null)[],
  place: number,
  xLog: boolean,
  yLog: boolean,
): number | null {
  const after = firstFrom(x, place);
  const [from, to] = [column[after - 1], column[after]];
  if (from == null || to == null || (yLog && (from <= 0 || to <= 0))) return null;
  const [left, middle, right] = [x[after - 1], place, x[after]].map(xLog ? Math.log : Number);
  const share = (middle - left) / (right - left);
  return yLog ? from * (to / from) ** share : from + (to - from) * share;
}
