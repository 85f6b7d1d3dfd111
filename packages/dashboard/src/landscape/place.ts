import { formatNumber } from "../format.ts";
import { heightWords } from "./height-words.ts";
import { heightAt, type Heights, rangeOf, reachOf, type ShownPart, shownParts } from "./surface.ts";

/** A place over the two directions of the weights, in the unit of the axis. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

const moves: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/**
 * Where an arrow key moves the place that is read off: by a step of the grid and not beyond its border. From nowhere it
 * begins at the weights themselves.
 *
 * @param axis - ascending, of two places or more
 * @returns null for another key
 */
export function movedPlace(
  place: Place | null,
  key: string,
  axis: readonly number[],
): Place | null {
  const move = Object.hasOwn(moves, key) ? moves[key] : null;
  if (move === null) return null;
  const step = axis[1] - axis[0];
  const within = (value: number) => Math.min(axis.at(-1)!, Math.max(axis[0], value));
  return {
    x: within((place?.x ?? 0) + step * move[0]),
    y: within((place?.y ?? 0) + step * move[1]),
  };
}

/** The place, on the border where no more than rounding is between them; null for one beyond. */
export function onGrid({ x, y }: Place, axis: readonly number[]): Place | null {
  const [low, high] = [axis[0], axis.at(-1)!];
  const slack = 1e-4 * reachOf(axis);
  const isNear = (value: number) => value >= low - slack && value <= high + slack;
  const within = (value: number) => Math.min(high, Math.max(low, value));
  return isNear(x) && isNear(y) ? { x: within(x), y: within(y) } : null;
}

/** What stands at a place, in words. */
export interface PlaceReading {
  readonly x: string;
  readonly y: string;
  readonly values: readonly { readonly part: ShownPart; readonly value: string }[];
}

export function readingAt(
  { x, y }: Place,
  surfaces: Readonly<Record<ShownPart, Heights>>,
  axis: readonly number[],
): PlaceReading {
  const value = (part: ShownPart) =>
    heightWords(heightAt(surfaces[part], axis, x, y), rangeOf(surfaces[part]));
  return {
    x: formatNumber(x),
    y: formatNumber(y),
    values: shownParts.map((part) => ({ part, value: value(part) })),
  };
}
