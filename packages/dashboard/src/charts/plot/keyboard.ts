import { xRange, type Range } from "../figure/extent.ts";
import type { Figure } from "../figure/figure.ts";

/** What a key does in a chart: the place to read next, or a zoom. */
export type KeyboardStep = { readonly x: number } | { readonly zoom: Range | null };

type Key = Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey">;

/** Null for keys that do nothing, and for those of the browser: Alt with ← is Back, Control with + its own zoom. */
export function keyboardStep(
  figure: Figure,
  hovered: number | null,
  { key, altKey, ctrlKey, metaKey }: Key,
): KeyboardStep | null {
  if (altKey || ctrlKey || metaKey) return null;
  const [low, high] = xRange(figure);
  const places = [...new Set(figure.lines.flatMap(({ x }) => x))]
    .filter((x) => x >= low && x <= high)
    .sort((a, b) => a - b);
  if (places.length === 0) return null;
  const at = hovered === null ? -1 : nearestIndex(places, hovered);
  const place = (index: number) => ({ x: places[Math.max(0, Math.min(places.length - 1, index))] });
  if (key === "ArrowRight") return place(at + 1);
  if (key === "ArrowLeft") return place(at === -1 ? places.length - 1 : at - 1);
  if (key === "Home") return place(0);
  if (key === "End") return place(places.length - 1);
  if (key === "Escape") return { zoom: null };
  const factor = { "+": 0.5, "=": 0.5, "-": 2, "−": 2 }[key];
  if (factor === undefined) return null;
  return {
    zoom: zoomed([low, high], at === -1 ? (low + high) / 2 : places[at], factor, figure.xLog),
  };
}

/** Half or twice as much of the axis, around a place. */
function zoomed([low, high]: Range, middle: number, factor: number, isLog: boolean): Range {
  if (isLog) return [middle * (low / middle) ** factor, middle * (high / middle) ** factor];
  return [middle - (middle - low) * factor, middle + (high - middle) * factor];
}

function nearestIndex(places: readonly number[], x: number): number {
  let best = 0;
  places.forEach((place, i) => {
    if (Math.abs(place - x) < Math.abs(places[best] - x)) best = i;
  });
  return best;
}
