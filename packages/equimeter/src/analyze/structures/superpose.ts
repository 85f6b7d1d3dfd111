import { symmetricEigen } from "../../data/symmetric-eigen.js";
import { UserError } from "../../errors.js";
import { checkTrace, type Trace } from "./trace.js";

/** Carries one structure onto another: x ↦ rotation (x − from) + to. */
export interface RigidMotion {
  /** [3*3] row-major, determinant 1; −1 for `mirrored` */
  readonly rotation: readonly number[];
  readonly from: readonly number[];
  readonly to: readonly number[];
}

export interface Superposition {
  readonly motion: RigidMotion;
  /** Å: √(mean |R (a_i − ā) + b̄ − b_i|²), the least over all rotations */
  readonly rmsd: number;
  /** Å, of the mirror image of the first: below `rmsd` where the hands differ. */
  readonly mirroredRmsd: number;
}

/**
 * The rotation that brings the alpha carbons of `moving` nearest to those of `fixed`, residue by
 * residue (Kabsch 1976), and what would be left if a reflection were allowed.
 *
 * @throws UserError for bad traces, traces of different lengths
 */
export function superpose(moving: Trace, fixed: Trace): Superposition {
  const residues = checkPair(moving, fixed);
  const all = Int32Array.from({ length: residues }, (_, i) => i);
  const [a, b] = [moving.positions, fixed.positions];
  const motion = fit(a, b, all);
  const rmsdOf = (one: RigidMotion): number =>
    Math.sqrt(squaredDistances(one, a, b).reduce((sum, square) => sum + square, 0) / residues);
  return { motion, rmsd: rmsdOf(motion), mirroredRmsd: rmsdOf(fit(a, b, all, true)) };
}

/** The number of residues. @throws UserError for bad traces, traces of different lengths */
export function checkPair(a: Trace, b: Trace): number {
  const [count, other] = [checkTrace(a), checkTrace(b)];
  if (count === other) return count;
  throw new UserError(
    `${a.name} has ${count} residues and ${b.name} has ${other}: which belong together is not known; ` +
      "compare chains of one length",
  );
}

/**
 * The best rotation for some residues, by Horn's quaternions (1987, J. Opt. Soc. Am. A 4, 629): the
 * largest eigenvalue's vector of a symmetric 4 × 4 matrix. It is a proper rotation always, without
 * the sign that has to be mended behind a singular value decomposition. The mirror image −a has the
 * negative of that matrix, and so the vector of the least eigenvalue.
 *
 * @param residues - which of them count
 * @param isMirrored - takes the best of all motions with a reflection instead
 */
export function fit(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  residues: ArrayLike<number>,
  isMirrored = false,
): RigidMotion {
  const [from, to] = [centreOf(a, residues), centreOf(b, residues)];
  const s = [0, 0, 0, 0, 0, 0, 0, 0, 0]; // Σ (a − ā)(b − b̄)ᵀ
  for (let k = 0; k < residues.length; k++) {
    const at = 3 * residues[k];
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 3; j++) s[3 * i + j] += (a[at + i] - from[i]) * (b[at + j] - to[j]);
  }
  const [xx, xy, xz, yx, yy, yz, zx, zy, zz] = s;
  // prettier-ignore
  const matrix = [
    xx + yy + zz, yz - zy, zx - xz, xy - yx,
    yz - zy, xx - yy - zz, xy + yx, zx + xz,
    zx - xz, xy + yx, yy - xx - zz, yz + zy,
    xy - yx, zx + xz, yz + zy, zz - xx - yy,
  ];
  const { vectors } = symmetricEigen(matrix, 4);
  const rotation = rotationOf(vectors[isMirrored ? 3 : 0]);
  return { rotation: isMirrored ? rotation.map((value) => -value) : rotation, from, to };
}

/** [n] Å² between the residues of the first, moved, and those of the second. */
export function squaredDistances(
  { rotation: r, from, to }: RigidMotion,
  a: ArrayLike<number>,
  b: ArrayLike<number>,
): Float64Array {
  const squares = new Float64Array(a.length / 3);
  for (let i = 0; i < squares.length; i++) {
    const [x, y, z] = [a[3 * i] - from[0], a[3 * i + 1] - from[1], a[3 * i + 2] - from[2]];
    const dx = r[0] * x + r[1] * y + r[2] * z + to[0] - b[3 * i];
    const dy = r[3] * x + r[4] * y + r[5] * z + to[1] - b[3 * i + 1];
    const dz = r[6] * x + r[7] * y + r[8] * z + to[2] - b[3 * i + 2];
    squares[i] = dx * dx + dy * dy + dz * dz;
  }
  return squares;
}

function centreOf(positions: ArrayLike<number>, residues: ArrayLike<number>): number[] {
  const centre = [0, 0, 0];
  for (let k = 0; k < residues.length; k++)
    for (let i = 0; i < 3; i++) centre[i] += positions[3 * residues[k] + i] / residues.length;
  return centre;
}

/** Of a quaternion of length 1, the real part first. */
function rotationOf([w, x, y, z]: readonly number[]): number[] {
  // prettier-ignore
  return [
    w * w + x * x - y * y - z * z, 2 * (x * y - w * z), 2 * (x * z + w * y),
    2 * (x * y + w * z), w * w - x * x + y * y - z * z, 2 * (y * z - w * x),
    2 * (x * z - w * y), 2 * (y * z + w * x), w * w - x * x - y * y + z * z,
  ];
}
