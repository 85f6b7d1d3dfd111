import { type Tensor, tensor } from "@equimeter/torch";

/**
 * Finite groups of rotations as matrices with entries 0 and ±1: the signed permutations of the axes
 * that preserve orientation. All of them are the rotations of the cube; those whose permutation is
 * even and whose signs multiply to 1 are the rotations of the tetrahedron.
 */
type Matrix = number[][];

const permutations = [
  { axes: [0, 1, 2], sign: 1 },
  { axes: [1, 2, 0], sign: 1 },
  { axes: [2, 0, 1], sign: 1 },
  { axes: [0, 2, 1], sign: -1 },
  { axes: [2, 1, 0], sign: -1 },
  { axes: [1, 0, 2], sign: -1 },
];

function signedPermutations(keep: (permutationSign: number, signs: number) => boolean): Matrix[] {
  const matrices: Matrix[] = [];
  for (const { axes, sign } of permutations) {
    for (let bits = 0; bits < 8; bits++) {
      const signs = [0, 1, 2].map((axis) => ((bits >> axis) & 1 ? -1 : 1));
      if (!keep(sign, signs[0] * signs[1] * signs[2])) continue;
      matrices.push(signs.map((s, row) => [0, 1, 2].map((col) => (axes[row] === col ? s : 0))));
    }
  }
  return matrices;
}

/** The 12 rotations of the tetrahedron, [12, 3, 3] float64. */
export function tetrahedralRotations(): Tensor {
  const matrices = signedPermutations((permutation, signs) => permutation === 1 && signs === 1);
  return tensor(matrices, { dtype: "float64" });
}

/** The 24 rotations of the cube, [24, 3, 3] float64. */
export function octahedralRotations(): Tensor {
  return tensor(
    signedPermutations((permutation, signs) => permutation * signs === 1),
    { dtype: "float64" },
  );
}
