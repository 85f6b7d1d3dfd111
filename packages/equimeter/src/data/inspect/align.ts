import { symmetricEigen } from "../symmetric-eigen.js";

/** A rotation [9], row-major, and the root mean square distance that it leaves, Å. */
export interface Alignment {
  rotation: number[];
  rmsd: number;
}

/** [n*3] less its centroid. */
export function centred(positions: Float64Array): Float64Array {
  const n = positions.length / 3;
  const centre = [0, 0, 0];
  positions.forEach((x, i) => (centre[i % 3] += x / n));
  return positions.map((x, i) => x - centre[i % 3]);
}

/**
 * The rotation that turns `moving` onto `fixed` best, in the sense of least squares: the quaternion of
 * the largest eigenvalue of Horn's matrix (J. Opt. Soc. Am. A 4, 629, 1987). Both [n*3], centred.
 */
export function align(moving: Float64Array, fixed: Float64Array): Alignment {
  const s = new Float64Array(9); // s[i][j] = Σ moving_i fixed_j
  let squares = 0;
  for (let a = 0; a < moving.length; a += 3)
    for (let i = 0; i < 3; i++) {
      squares += moving[a + i] ** 2 + fixed[a + i] ** 2;
      for (let j = 0; j < 3; j++) s[3 * i + j] += moving[a + i] * fixed[a + j];
    }
  const [xx, xy, xz, yx, yy, yz, zx, zy, zz] = s;
  const matrix = [
    [xx + yy + zz, yz - zy, zx - xz, xy - yx],
    [yz - zy, xx - yy - zz, xy + yx, zx + xz],
    [zx - xz, xy + yx, yy - xx - zz, yz + zy],
    [xy - yx, zx + xz, yz + zy, zz - xx - yy],
  ].flat();
  const { values, vectors } = symmetricEigen(matrix, 4);
  const [w, x, y, z] = vectors[0];
  const rotation = [
    [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
    [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
    [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
  ].flat();
  const n = Math.max(1, moving.length / 3);
  return { rotation, rmsd: Math.sqrt(Math.max(0, squares - 2 * values[0]) / n) };
}

/** Each vector of [n*3] turned. */
export function turned(vectors: Float64Array, rotation: readonly number[]): Float64Array {
  return vectors.map((_, k) => {
    const [row, at] = [k % 3, k - (k % 3)];
    return (
      rotation[3 * row] * vectors[at] +
      rotation[3 * row + 1] * vectors[at + 1] +
      rotation[3 * row + 2] * vectors[at + 2]
    );
  });
}
