import { symmetricEigen } from "../../../data/symmetric-eigen.js";
import type { Picture } from "../canvas.js";

type Place = readonly number[];

/** A point on paper, in pixels, and how far it is from the eye: 0 at the front, 1 at the back. */
export interface Seen {
  x: number;
  y: number;
  deep: number;
}

export interface View {
  /** Pixels from the lowest to the highest point, with the margins. */
  height: number;
  at(place: Place): Seen;
  /** Pixels for a unit of length. */
  scale: number;
}

/**
 * Looks at points from where they hide one another the least: along the axis of their smallest variance,
 * the largest from left to right. Orthographic, so that lengths in the plane are true.
 *
 * @param size - of the paper in pixels; all points are on it, with a margin
 */
export function viewOf(
  points: readonly Place[],
  { width, height, margin }: { width: number; height: number; margin: number },
): View {
  const mean = [0, 1, 2].map((axis) => sum(points.map((point) => point[axis])) / points.length);
  const centred = points.map((point) => point.map((value, axis) => value - mean[axis]));
  const moments = [0, 1, 2].flatMap((i) =>
    [0, 1, 2].map((j) => sum(centred.map((point) => point[i] * point[j]))),
  );
  const [across, up] = symmetricEigen(moments, 3).vectors.map(upward);
  const inward = cross(across, up); // towards the eye
  const placed = (place: Place) => {
    const from = place.map((value, axis) => value - mean[axis]);
    return { x: dot(from, across), y: dot(from, up), z: dot(from, inward) };
  };
  const all = points.map(placed);
  const [x, y, z] = (["x", "y", "z"] as const).map((key) => rangeOf(all.map((one) => one[key])));
  const room = { width: width - 2 * margin, height: height - 2 * margin };
  const scale = Math.min(room.width / Math.max(x.size, 1e-9), room.height / Math.max(y.size, 1e-9));
  return {
    scale,
    height: scale * y.size + 2 * margin,
    at(place) {
      const point = placed(place);
      return {
        x: width / 2 + scale * (point.x - x.middle),
        y: height / 2 - scale * (point.y - y.middle),
        deep: z.size > 0 ? 0.5 - (point.z - z.middle) / z.size : 0.5,
      };
    },
  };
}

/** A picture of points in space. */
export interface ScenePicture extends Picture {
  /** Pixels that it needs where it is so wide. */
  heightAt(width: number): number;
}

const margin = 26;
const [lowest, highest] = [160, 480];

/** @param paint - what there is at the points, as SVG */
export function scenePicture(
  points: readonly Place[],
  paint: (view: View) => string,
): ScenePicture {
  return {
    draw: (size) => paint(viewOf(points, { ...size, margin })),
    heightAt(width) {
      const { height } = viewOf(points, { width, height: highest, margin });
      return Math.ceil(Math.max(lowest, height));
    },
  };
}

/** Of the two directions of an axis always the same one. */
function upward(axis: readonly number[]): number[] {
  const largest = axis.reduce((a, b) => (Math.abs(b) > Math.abs(a) + 1e-9 ? b : a), 0);
  return axis.map((value) => (largest < 0 ? -value : value));
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const dot = (a: readonly number[], b: readonly number[]): number => sum(a.map((v, i) => v * b[i]));
const cross = ([a, b, c]: readonly number[], [d, e, f]: readonly number[]): number[] => [
  b * f - c * e,
  c * d - a * f,
  a * e - b * d,
];

function rangeOf(values: readonly number[]): { middle: number; size: number } {
  const low = values.reduce((a, b) => Math.min(a, b), Infinity);
  const high = values.reduce((a, b) => Math.max(a, b), -Infinity);
  return { middle: (low + high) / 2, size: high - low };
}
