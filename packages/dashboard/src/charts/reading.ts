import { formatNumber } from "../format.ts";
import type { FigureLine } from "./figure.ts";
import { firstFrom } from "./rows.ts";

/** What a line says at a place. */
export interface Reading {
  readonly x: number;
  readonly text: string;
  readonly isShrinking: boolean;
}

/** The point of a line nearest to `x`, or its last one where there is no `x`; null where it has none. */
export function readingOf(line: FigureLine, x: number | null): Reading | null {
  const row = x === null ? line.y.findLastIndex((y) => y !== null) : nearest(line, x);
  if (row === -1) return null;
  const [low, high] = [line.low?.[row], line.high?.[row]];
  const interval =
    low != null && high != null ? ` [${formatNumber(low)}, ${formatNumber(high)}]` : "";
  return {
    x: line.x[row],
    text: `${formatNumber(line.y[row]!, 4)}${interval}`,
    isShrinking: line.shrinking?.[row] === true,
  };
}

function nearest({ x: xs, y }: FigureLine, x: number): number {
  let after = firstFrom(xs, x);
  let before = after - 1;
  while (before >= 0 && y[before] === null) before--;
  while (after < xs.length && y[after] === null) after++;
  if (before < 0) return after < xs.length ? after : -1;
  if (after >= xs.length) return before;
  return x - xs[before] <= xs[after] - x ? before : after;
}
