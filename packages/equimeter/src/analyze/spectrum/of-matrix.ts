import { type Tensor, tidy } from "@equimeter/torch";

import { densityOf, type Spectrum } from "./spectrum.js";

/** Eigenvalues of a matrix that is known, and the vectors that a landscape is drawn along. */
export interface MatrixSpectrum extends Spectrum {
  /** Of the largest eigenvalue, [n]. */
  readonly largestVector: Tensor;
  /** Of the smallest positive one, [n]; null where there is none. */
  readonly smallestVector: Tensor | null;
}

/** Digits that a sum of n products leaves in doubt. */
const spacing = 2 ** -52;

/**
 * All eigenvalues of a symmetric matrix in float64 (LAPACK's `syevd`), with a tolerance that is no guess: the
 * larger of n ε and of how far the matrix, computed row by row, was from symmetric, ‖A − Aᵀ‖ / 2 in Frobenius' norm.
 * No eigenvalue moves farther than the norm of what is wrong with the matrix, and what is wrong with its halves shows as
 * their difference.
 *
 * @param matrix - [n, n] float64; made symmetric in place
 * @param tolerance - relative to max |λ|; by default what rounding leaves undecided
 */
export function spectrumOfMatrix(matrix: Tensor, tolerance?: number): MatrixSpectrum {
  const [size] = matrix.shape;
  const asymmetry = makeSymmetric(matrix);
  const { eigenvalues, eigenvectors } = matrix.linalgEigh();
  const values = eigenvalues.toTypedArray() as Float64Array; // ascending
  const scale = Math.max(Math.abs(values[0]), Math.abs(values[size - 1]));
  const noise = scale === 0 ? 0 : asymmetry / scale;
  const decided = tolerance ?? Math.max(size * spacing, noise);
  const limit = decided * scale;
  const firstPositive = values.findIndex((value) => value > limit);
  const negative = values.filter((value) => value < -limit).length;
  const positive = firstPositive < 0 ? 0 : size - firstPositive;
  const vector = (index: number) => eigenvectors.select(1, index).clone();
  const residual = (index: number) =>
    tidy(() => {
      const v = eigenvectors.select(1, index);
      const length = matrix.mv(v).sub(v.mul(values[index])).norm().item();
      return scale === 0 ? 0 : length / scale;
    });
  const smallestPositive = firstPositive < 0 ? null : values[firstPositive];
  const spectrum = {
    size,
    largest: values[size - 1],
    lowest: values[0],
    smallestPositive,
    condition: smallestPositive === null ? null : values[size - 1] / smallestPositive,
    conditionIs: "exact",
    tolerance: decided,
    counts: { positive, negative, nearZero: size - positive - negative },
    residuals: {
      largest: residual(size - 1),
      smallestPositive: firstPositive < 0 ? null : residual(firstPositive),
    },
    density: densityOf(values),
    largestVector: vector(size - 1),
    smallestVector: firstPositive < 0 ? null : vector(firstPositive),
  } as const;
  eigenvalues.dispose();
  eigenvectors.dispose();
  return spectrum;
}

/** In place, a row at a time. @returns ‖A − Aᵀ‖ / 2 of what it was */
function makeSymmetric(matrix: Tensor): number {
  const [size] = matrix.shape;
  let squares = 0;
  for (let i = 0; i + 1 < size; i++)
    tidy(() => {
      const right = matrix.select(0, i).narrow(0, i + 1, size - i - 1);
      const below = matrix.select(1, i).narrow(0, i + 1, size - i - 1);
      squares += right.sub(below).square().sum().item(); // both halves of the difference
      below.copy_(right.add_(below).mul_(0.5));
    });
  return Math.sqrt(squares / 2);
}
