import type { Drawable } from "./sample.ts";

/** Radius about the origin from which all of it is seen, whatever is drawn. */
export function radiusOfStructure(one: Drawable): number {
  if (one.kind === "grid") {
    const [, ...size] = one.packed.label.shape;
    return 0.32 * Math.hypot(...size); // molecules stand in the middle
  }
  const points = one.kind === "forces" ? [one.positions] : [one.label, one.mean];
  const farthest = Math.max(...points.map(reach));
  return one.kind === "forces" ? 0.9 * farthest + 0.7 * longestArrow : farthest;
}

function reach(points: Float32Array): number {
  let farthest = 0;
  for (let i = 0; i < points.length; i += 3)
    farthest = Math.max(farthest, Math.hypot(points[i], points[i + 1], points[i + 2]));
  return farthest;
}

/** Å that the longest of the true and mean forces is drawn. */
const longestArrow = 1.6;

/** Å for an eV/Å; 1 for what has no arrows. */
export function arrowScale(one: Drawable): number {
  const longest = one.kind === "forces" ? Math.max(reach(one.label), reach(one.mean)) : 0;
  return longest > 0 ? longestArrow / longest : 1;
}
