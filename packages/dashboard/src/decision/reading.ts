import { formatNumber } from "../format.ts";
import type { Mark } from "./marks.ts";

/** A point of a figure, and what it says. */
export interface Reading {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** All points that can be read, from left to right. */
export function readingsOf(marks: readonly Mark[], xText: (x: number) => string): Reading[] {
  return marks
    .filter(({ shape }) => shape !== "front")
    .flatMap(({ label, points }) =>
      points.map(({ x, y, error }) => ({
        x,
        y,
        text: `${label}: ${formatNumber(y, 4)}${error ? ` ± ${formatNumber(error, 2)}` : ""} at ${xText(x)}`,
      })),
    )
    .sort((a, b) => a.x - b.x || a.y - b.y);
}

/** Further than so many pixels from all points nothing is read. */
const reach = 40;

/**
 * The number of the nearest point, or null.
 *
 * @param place - of a point, in pixels
 * @param at - the pointer, in pixels
 */
export function nearestReading(
  readings: readonly Reading[],
  place: (reading: Reading) => readonly [number, number],
  at: readonly [number, number],
): number | null {
  let nearest: number | null = null;
  let least = reach;
  readings.forEach((reading, i) => {
    const [x, y] = place(reading);
    const distance = Math.hypot(x - at[0], y - at[1]);
    if (distance >= least) return;
    least = distance;
    nearest = i;
  });
  return nearest;
}

/** The number of a point in a figure that may have been drawn anew; null where it is there no more. */
export function indexOfReading(readings: readonly Reading[], one: Reading | null): number | null {
  const same = ({ x, y, text }: Reading) => x === one?.x && y === one.y && text === one.text;
  const index = readings.findIndex(same);
  return index === -1 ? null : index;
}

/**
 * The number of the point that a key leads to, null for none; undefined for keys that do nothing, and those held with
 * Alt, Ctrl or Meta: they are the browser's.
 */
export function steppedReading(
  count: number,
  from: number | null,
  { key, altKey, ctrlKey, metaKey }: Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey">,
): number | null | undefined {
  if (altKey || ctrlKey || metaKey) return undefined;
  if (key === "Escape") return null;
  if (count === 0) return undefined;
  if (key === "ArrowRight") return from === null ? 0 : Math.min(count - 1, from + 1);
  if (key === "ArrowLeft") return from === null ? count - 1 : Math.max(0, from - 1);
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return undefined;
}
