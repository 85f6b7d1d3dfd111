import type { Range } from "../charts/figure/extent.ts";
import type { Figure } from "../charts/figure/figure.ts";

/** Pixels that a point needs on the horizontal axis, or none are marked: as uPlot has it for lines of 1.75 pixels. */
const room = 13;

/**
 * Whether what was measured is marked on the lines, as on the page: where there is room for all places of all lines.
 *
 * @param place - from the axis to pixels
 */
export function hasDots(
  { lines }: Pick<Figure, "lines">,
  [low, high]: Range,
  place: (x: number) => number,
): boolean {
  const places = new Set<number>();
  let [first, last] = [Infinity, -Infinity];
  for (const { x: xs } of lines)
    for (const x of xs) {
      if (x < low || x > high) continue;
      places.add(x);
      [first, last] = [Math.min(first, x), Math.max(last, x)];
    }
  return places.size > 0 && (places.size - 1) * room <= Math.abs(place(last) - place(first));
}
