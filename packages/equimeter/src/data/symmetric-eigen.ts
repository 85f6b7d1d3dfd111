/** Eigenvalues in descending order, and their vectors: the i-th is `vectors[i]`, of length 1. */
export interface Eigen {
  values: number[];
  vectors: number[][];
}

/** Rotations converge quadratically: real matrices need fewer than ten rounds. */
const mostRounds = 50;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations (Golub and Van Loan,
 * Matrix Computations, 8.5), for the small ones that would not be worth a libtorch.
 *
 * @param matrix - [n*n] row-major, symmetric; left as it is
 */
export function symmetricEigen(matrix: ArrayLike<number>, n: number): Eigen {
  const a = Float64Array.from(matrix);
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  for (let round = 0; round < mostRounds; round++) {
    let turned = false;
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        const off = a[p * n + q];
        const scale = Math.abs(a[p * n + p]) + Math.abs(a[q * n + q]);
        if (Math.abs(off) <= 1e-17 * scale || off === 0) continue;
        turned = true;
        rotate(a, v, n, p, q);
      }
    if (!turned) break;
  }
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => a[j * n + j] - a[i * n + i]);
  return {
    values: order.map((i) => a[i * n + i]),
    vectors: order.map((i) => Array.from({ length: n }, (_, row) => v[row * n + i])),
  };
}

/** Turns the plane (p, q) so that a[p][q] becomes zero; columns of `v` follow. */
function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const theta = (a[q * n + q] - a[p * n + p]) / (2 * a[p * n + q]);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cos = 1 / Math.sqrt(t * t + 1);
  const sin = t * cos;
  const turn = (m: Float64Array, i: number, j: number) => {
    const [x, y] = [m[i], m[j]];
    m[i] = cos * x - sin * y;
    m[j] = sin * x + cos * y;
  };
  for (let k = 0; k < n; k++) turn(a, k * n + p, k * n + q);
  for (let k = 0; k < n; k++) turn(a, p * n + k, q * n + k);
  for (let k = 0; k < n; k++) turn(v, k * n + p, k * n + q);
}
