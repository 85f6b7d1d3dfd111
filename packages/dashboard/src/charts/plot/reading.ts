import { formatCount, formatNumber } from "../../format.ts";
import type { Figure, FigureLine } from "../figure/figure.ts";
import { firstFrom } from "../figure/rows.ts";

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

/** A place as the legend has it. */
export const placeText = (x: number): string =>
  Number.isInteger(x) ? formatCount(x) : formatNumber(x, 4);

/** What all lines say at a place, for those who hear it: `training step 120: a 8.1; b 9.2 at 110, outputs only shrink`. */
export function spokenReading(figure: Pick<Figure, "lines" | "xLabel">, x: number): string {
  const readings = figure.lines.flatMap((line) => {
    const reading = readingOf(line, x);
    return reading ? [{ ...reading, label: line.label }] : [];
  });
  const [first, ...others] = readings;
  if (!first) return "";
  // A pixel is no place: the one that is meant is that of the nearest point.
  const isNearer = (a: number, b: number) => Math.abs(a - x) < Math.abs(b - x);
  const place = others.reduce((best, one) => (isNearer(one.x, best) ? one.x : best), first.x);
  const parts = readings.map(
    (one) =>
      `${one.label} ${one.text}${one.x === place ? "" : ` at ${placeText(one.x)}`}` +
      (one.isShrinking ? ", outputs only shrink" : ""),
  );
  return `${figure.xLabel} ${placeText(place)}: ${parts.join("; ")}`;
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
