import { contourSegments } from "../../../equimeter/src/report/figures/analysis/contours.ts";
import { heightColor } from "../../../equimeter/src/report/figures/analysis/surface.ts";

/** Parts of the loss that are shown as surfaces. */
export const shownParts = ["L_mean", "L_equiv"] as const;
export type ShownPart = (typeof shownParts)[number];

/** Heights of a loss over two directions in the space of the weights: [rows][columns]. */
export type Heights = readonly (readonly number[])[];

export interface Range {
  readonly low: number;
  readonly high: number;
}

export function rangeOf(heights: Heights): Range {
  let [low, high] = [Infinity, -Infinity];
  for (const row of heights)
    for (const height of row) [low, high] = [Math.min(low, height), Math.max(high, height)];
  return { low, high };
}

/** What each surface is drawn over: its own range, or the one of both. */
export function rangesOf(
  surfaces: Readonly<Record<ShownPart, Heights>>,
  isOneScale: boolean,
): Readonly<Record<ShownPart, Range>> {
  const both = rangeOf(shownParts.flatMap((part) => surfaces[part]));
  const of = (part: ShownPart) => (isOneScale ? both : rangeOf(surfaces[part]));
  return { L_mean: of("L_mean"), L_equiv: of("L_equiv") };
}

/** From 0 at the lowest to 1 at the highest; in the middle where there is no difference. */
export const relative = (height: number, { low, high }: Range): number =>
  high > low ? (height - low) / (high - low) : 0.5;

/** Height of the box over its half width. */
const tall = 1.5;

/** Where a point of the surface is in the scene: columns to x, rows away from the eye, heights up. */
export function placed(x: number, y: number, height: number, reach: number, range: Range) {
  return [x / reach, tall * (relative(height, range) - 0.5), -y / reach] as const;
}

/** Triangles of a surface, for buffers of the graphics card. */
export interface Mesh {
  /** x, y and z of each corner. */
  readonly positions: Float32Array;
  /** Red, green and blue of each, from 0 to 1 (sRGB). */
  readonly colors: Float32Array;
  readonly indices: Uint32Array;
}

/** @param axis - coordinates of rows and columns, ascending */
export function surfaceMesh(heights: Heights, axis: readonly number[], range: Range): Mesh {
  const count = axis.length;
  const reach = reachOf(axis);
  const positions = new Float32Array(3 * count * count);
  const colors = new Float32Array(3 * count * count);
  const indices: number[] = [];
  axis.forEach((y, i) =>
    axis.forEach((x, j) => {
      const at = i * count + j;
      positions.set(placed(x, y, heights[i][j], reach, range), 3 * at);
      colors.set(channelsOf(heightColor(relative(heights[i][j], range))), 3 * at);
      if (i + 1 < count && j + 1 < count)
        indices.push(at, at + 1, at + count, at + 1, at + count + 1, at + count);
    }),
  );
  return { positions, colors, indices: Uint32Array.from(indices) };
}

const lines = 12;

/**
 * Contours of equal distance: on the surface, and beneath it on the floor.
 *
 * @returns pairs of points, x, y and z of each
 */
export function contourLines(
  heights: Heights,
  axis: readonly number[],
  range: Range,
): { readonly above: Float32Array; readonly beneath: Float32Array } {
  const own = rangeOf(heights);
  const reach = reachOf(axis);
  const [above, beneath]: number[][] = [[], []];
  for (let i = 1; i < lines && own.high > own.low; i++) {
    const level = own.low + ((own.high - own.low) * i) / lines;
    for (const { x1, y1, x2, y2 } of contourSegments(heights, axis, level)) {
      above.push(...placed(x1, y1, level, reach, range), ...placed(x2, y2, level, reach, range));
      beneath.push(x1 / reach, floor, -y1 / reach, x2 / reach, floor, -y2 / reach);
    }
  }
  return { above: Float32Array.from(above), beneath: Float32Array.from(beneath) };
}

/** Where the floor of the box is. */
export const floor = -tall / 2 - 0.25;

/** The lines of the box: the floor's border and its two axes through the weights. */
export function boxLines(): Float32Array {
  const corners = [
    [-1, 1],
    [1, 1],
    [1, -1],
    [-1, -1],
  ];
  const border = corners.flatMap(([x, z], i) => {
    const [nextX, nextZ] = corners[(i + 1) % 4];
    return [x, floor, z, nextX, floor, nextZ];
  });
  const axes = [-1, floor, 0, 1, floor, 0, 0, floor, -1, 0, floor, 1];
  return Float32Array.from([...border, ...axes]);
}

export const reachOf = (axis: readonly number[]): number => Math.max(...axis.map(Math.abs)) || 1;

/** Between grid points linear in both directions; NaN off the grid. */
export function heightAt(heights: Heights, axis: readonly number[], x: number, y: number): number {
  const cell = (value: number) => axis.findIndex((low, i) => value >= low && value <= axis[i + 1]);
  const [i, j] = [cell(y), cell(x)];
  if (i < 0 || j < 0) return NaN;
  const [v, u] = [(y - axis[i]) / (axis[i + 1] - axis[i]), (x - axis[j]) / (axis[j + 1] - axis[j])];
  return (
    (1 - v) * ((1 - u) * heights[i][j] + u * heights[i][j + 1]) +
    v * ((1 - u) * heights[i + 1][j] + u * heights[i + 1][j + 1])
  );
}

const channelsOf = (color: string): number[] =>
  [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16) / 255);
