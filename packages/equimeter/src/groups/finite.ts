import { cat, einsum, type Tensor, tensor, tidy } from "@equimeter/torch";

/**
 * Finite groups of rotations, in the position where the twofold axes of the tetrahedron are the axes
 * of space: its 12 rotations are then among the 24 of the cube, and among the 60 of the icosahedron.
 * The entries of the first two are 0 and ±1; the third adds ±1/2, ±φ/2 and ±1/(2φ), φ the golden
 * ratio, each as the float64 number nearest to it.
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

/**
 * The 12 rotations of the tetrahedron, [12, 3, 3] float64: the signed permutations of the axes whose
 * permutation is even and whose signs multiply to 1.
 */
export function tetrahedralRotations(): Tensor {
  const matrices = signedPermutations((permutation, signs) => permutation === 1 && signs === 1);
  return tensor(matrices, { dtype: "float64" });
}

/** The 24 rotations of the cube, [24, 3, 3] float64: all signed permutations of determinant 1. */
export function octahedralRotations(): Tensor {
  return tensor(
    signedPermutations((permutation, signs) => permutation * signs === 1),
    { dtype: "float64" },
  );
}

/** The 48 symmetries of the cube, [48, 3, 3] float64: all signed permutations of the axes. */
export function cubeSymmetries(): Tensor {
  return tensor(
    signedPermutations(() => true),
    { dtype: "float64" },
  );
}

/** The four quarter turns about an axis (0, 1, 2 for x, y, z), [4, 3, 3] float64. */
export function quarterTurns(axis: 0 | 1 | 2): Tensor {
  const [i, j] = [(axis + 1) % 3, (axis + 2) % 3];
  const turns = [
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, -1],
  ].map(([cos, sin]) => {
    const matrix: Matrix = [0, 1, 2].map((row) => [0, 1, 2].map((col) => Number(row === col)));
    [matrix[i][i], matrix[i][j], matrix[j][i], matrix[j][j]] = [cos, 0 - sin, sin, cos];
    return matrix;
  });
  return tensor(turns, { dtype: "float64" });
}

/** The 16 rotations Rxᵃ Ryᵇ, a and b from 0 to 3, [16, 3, 3] float64. No group. */
export function turnsAboutTwoAxes(): Tensor {
  return tidy(() =>
    einsum("aij,bjk->abik", [quarterTurns(0), quarterTurns(1)]).reshape([16, 3, 3]),
  );
}

/** The golden ratio φ; cos 36° is φ/2 and cos 72° is (φ − 1)/2 = 1/(2φ). */
const golden = (1 + Math.sqrt(5)) / 2;
const [cos36, cos72, half] = [golden / 2, (golden - 1) / 2, 1 / 2];

/** Turns by 72° and by 144° about the corner (0, 1, φ). */
const fifth: Matrix = [
  [cos72, -cos36, half],
  [cos36, half, cos72],
  [-half, cos72, cos36],
];
const twoFifths: Matrix = [
  [-cos36, -half, cos72],
  [half, -cos72, cos36],
  [-cos72, cos36, half],
];

/**
 * The 60 rotations of the icosahedron with the corners (0, ±1, ±φ), (±1, ±φ, 0) and (±φ, 0, ±1),
 * [60, 3, 3] float64. The rotations of the tetrahedron are among them and none of these 12 is a
 * fifth of a turn, so the five turns about one corner, each after all of the 12, are all 60.
 */
export function icosahedralRotations(): Tensor {
  return tidy(() => {
    const one = tensor(fifth, { dtype: "float64" });
    const two = tensor(twoFifths, { dtype: "float64" });
    const turned = [one, two, two.t(), one.t()].map((turn) =>
      einsum("ij,gjk->gik", [turn, tetrahedralRotations()]),
    );
    return cat([tetrahedralRotations(), ...turned]);
  });
}
