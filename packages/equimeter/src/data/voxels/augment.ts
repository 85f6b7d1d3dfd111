import { Generator, rand, tidy } from "@equimeter/torch";

import { nearest, UserError } from "../../errors.js";

/** Where random numbers come from: a generator, or a function that returns numbers in [0, 1). */
export type Random = Generator | Draw;

type Draw = () => number;

/**
 * How rotations are drawn. "haar" is uniform on SO(3); "octahedral" is uniform on the 24 rotations of
 * the cube, which a cubic grid shares; "euler-uniform" is VoxMol's, three uniform angles about the
 * axes: all rotations occur, but it is not uniform on SO(3); "none" leaves molecules as they lie.
 */
export type RotationLaw = "haar" | "euler-uniform" | "octahedral" | "none";

export interface AugmentOptions {
  /** Default "haar". */
  rotation?: RotationLaw;
  /** Half of the width in Å within which the centroid is moved along each axis. Default 0.5. */
  shift?: number;
}

const laws: Record<RotationLaw, (draw: Draw) => Float64Array> = {
  haar: haarRotation,
  "euler-uniform": (draw) => eulerRotation(thrice(() => 2 * draw() * Math.PI)),
  octahedral: octahedralRotation,
  none: () => Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1),
};

/**
 * Checks options and fills in their defaults.
 *
 * @throws UserError for an unknown rotation, a shift that is no length
 */
export function augmentation(options: AugmentOptions = {}): Required<AugmentOptions> {
  const { rotation = "haar", shift = 0.5 } = options;
  if (!Object.hasOwn(laws, rotation)) {
    const guess = nearest(String(rotation), Object.keys(laws));
    throw new UserError(
      `rotation must be one of ${Object.keys(laws).join(", ")}, not ${JSON.stringify(rotation)}` +
        (guess ? `; did you mean ${guess}?` : ""),
    );
  }
  if (!(shift >= 0 && shift < Infinity))
    throw new UserError(`shift must be a length in Å from 0 on, not ${JSON.stringify(shift)}`);
  return { rotation, shift };
}

/**
 * A molecule placed at random: its centroid is moved to the origin, it is rotated about it, then
 * shifted by one vector that is uniform in [−shift, shift)³. VoxMol does this each time it takes a
 * molecule, with `rotation: "euler-uniform"`.
 *
 * @param positions - [n*3] Å; left as they are
 * @param random - its numbers decide
 * @returns [n*3] Å
 * @throws UserError as `augmentation` does
 */
export function augmentPositions(
  positions: ArrayLike<number>,
  random: Random,
  options?: AugmentOptions,
): Float64Array {
  const { rotation, shift } = augmentation(options);
  const draw = drawFrom(random);
  const matrix = laws[rotation](draw); // before the shift, as VoxMol draws them
  const by = thrice(() => shift * (2 * draw() - 1));
  return placed(positions, matrix, by);
}

function drawFrom(random: Random): Draw {
  if (!(random instanceof Generator)) return random;
  return () => tidy(() => rand([1], { generator: random, dtype: "float64" }).item());
}

/** The molecule with its centroid (of all atoms alike) at the origin. [n*3] → [n*3] Å */
export function centred(positions: ArrayLike<number>): Float64Array {
  const result = Float64Array.from(positions);
  const count = result.length / 3;
  const mean = [0, 0, 0];
  for (let i = 0; i < result.length; i++) mean[i % 3] += result[i] / count;
  return result.map((value, i) => value - mean[i % 3]);
}

/**
 * R (r − centroid) + shift for every atom.
 *
 * @param rotation - [9], rows first
 * @param shift - [3] Å
 */
export function placed(
  positions: ArrayLike<number>,
  rotation: ArrayLike<number>,
  shift: ArrayLike<number>,
): Float64Array {
  const result = centred(positions);
  for (let at = 0; at < result.length; at += 3) {
    const [x, y, z] = [result[at], result[at + 1], result[at + 2]];
    for (let row = 0; row < 3; row++)
      result[at + row] =
        rotation[3 * row] * x + rotation[3 * row + 1] * y + rotation[3 * row + 2] * z + shift[row];
  }
  return result;
}

/**
 * R = Rz Ry Rx of angles about x, y and z in radians, [9]. Rx and Rz turn to the right, Ry to the
 * left, as VoxMol's do; for uniform angles it makes no difference.
 */
export function eulerRotation(angles: readonly number[]): Float64Array {
  const [cx, cy, cz] = angles.map(Math.cos);
  const [sx, sy, sz] = angles.map(Math.sin);
  return Float64Array.from(
    [
      [cz * cy, -sz * cx - cz * sy * sx, sz * sx - cz * sy * cx],
      [sz * cy, cz * cx - sz * sy * sx, -cz * sx - sz * sy * cx],
      [sy, cy * sx, cy * cx],
    ].flat(),
  );
}

/** Uniform on SO(3): a unit quaternion from three uniform numbers (Shoemake 1992). */
function haarRotation(draw: Draw): Float64Array {
  const share = draw();
  const [first, second] = [2 * Math.PI * draw(), 2 * Math.PI * draw()];
  const [long, short] = [Math.sqrt(1 - share), Math.sqrt(share)];
  const [x, y] = [long * Math.sin(first), long * Math.cos(first)];
  const [z, w] = [short * Math.sin(second), short * Math.cos(second)];
  return Float64Array.from(
    [
      [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
      [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
      [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
    ].flat(),
  );
}

/** One of the 24 signed permutations of the axes with determinant 1. */
function octahedralRotation(draw: Draw): Float64Array {
  const [first, isOdd] = [Math.floor(3 * draw()), draw() < 0.5];
  const axes = [0, 1, 2].map((row) => (first + (isOdd ? 3 - row : row)) % 3);
  const signs = [0, 0].map(() => (draw() < 0.5 ? 1 : -1));
  const matrix = new Float64Array(9);
  axes.forEach((axis, row) => {
    matrix[3 * row + axis] = row < 2 ? signs[row] : signs[0] * signs[1] * (isOdd ? -1 : 1);
  });
  return matrix;
}

function thrice(draw: () => number): number[] {
  return [draw(), draw(), draw()];
}
