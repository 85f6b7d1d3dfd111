import type { Structure } from "../structure.js";
import { symmetricEigen } from "../symmetric-eigen.js";

export type Vector = readonly [number, number, number];

/** Directions that tell how a structure lies, as far as it has them. */
export interface Directions {
  /** Of the largest and of the smallest extent of its atoms; the sign means nothing. */
  longest?: Vector;
  shortest?: Vector;
  /** From the centroid to the first atom. */
  firstAtom?: Vector;
}

/** Two extents nearer than this part of the largest leave the axis open: methane has none. */
const degenerate = 1e-3;
/** Å; nearer to the centroid the first atom has no direction. */
const tooNear = 1e-3;

/** Every atom counts the same. */
export function directionsOf({ positions }: Structure): Directions {
  const n = positions.length / 3;
  const centre = [0, 1, 2].map((axis) => mean(positions, axis, n));
  const moments = new Float64Array(9);
  for (let atom = 0; atom < n; atom++)
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 3; j++)
        moments[3 * i + j] +=
          (positions[3 * atom + i] - centre[i]) * (positions[3 * atom + j] - centre[j]);
  const { values, vectors } = symmetricEigen(moments, 3);
  const [large, middle, small] = values;
  const gap = degenerate * large;
  const arm = centre.map((x, axis) => positions[axis] - x);
  const length = Math.hypot(...arm);
  return {
    ...(large > 0 && large - middle > gap && { longest: vectors[0] as unknown as Vector }),
    ...(large > 0 && middle - small > gap && { shortest: vectors[2] as unknown as Vector }),
    ...(length > tooNear && { firstAtom: arm.map((x) => x / length) as unknown as Vector }),
  };
}

function mean(positions: Float64Array, axis: number, n: number): number {
  let sum = 0;
  for (let atom = 0; atom < n; atom++) sum += positions[3 * atom + axis];
  return sum / n;
}
