import { formatNumber } from "../format.ts";
import type { Range } from "./surface.ts";

/** Heights of a range in four digits say little where it is this narrow. */
const isNarrow = ({ low, high }: Range): boolean =>
  high - low < 0.01 * Math.max(Math.abs(low), Math.abs(high));

/** Whether the differences of a range are no more than rounding. */
export const isFlat = ({ low, high }: Range): boolean =>
  high - low <= 1e-13 * Math.max(Math.abs(low), Math.abs(high));

/** How far a surface goes: `from 1.000 to 6.000`, or `0.2191, rises by 3.1 × 10⁻⁵` where that is little of it. */
export function rangeWords(range: Range): string {
  const { low, high } = range;
  const start = formatNumber(low, 4);
  if (isFlat(range)) return `${start} everywhere`;
  return isNarrow(range)
    ? `${start}, rises by ${formatNumber(high - low, 2)}`
    : `from ${start} to ${formatNumber(high, 4)}`;
}

/** A height of a surface: `2.500`, or `0.2191, 1.2 × 10⁻⁵ above the lowest`. */
export function heightWords(height: number, range: Range): string {
  const value = formatNumber(height, 4);
  if (!isNarrow(range) || isFlat(range)) return value;
  const above = Math.max(0, height - range.low); // between points by rounding below them
  return above === 0
    ? `${value}, the lowest`
    : `${value}, ${formatNumber(above, 2)} above the lowest`;
}
