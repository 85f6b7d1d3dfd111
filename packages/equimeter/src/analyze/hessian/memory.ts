import { UserError } from "../../errors.js";

/** Of a matrix in float64; measured at the peak, with its eigenvectors, LAPACK's copy and the 2 n² that it works in. */
const bytesPerEntry = { matrix: 8, eigenvectors: 36 };

/** What an exact Hessian of n parameters takes. */
export interface ExactMemory {
  /** Bytes of the matrix alone. */
  readonly matrix: number;
  /** Bytes at most, while the eigenvectors are computed. */
  readonly peak: number;
}

export function exactMemory(size: number): ExactMemory {
  return {
    matrix: bytesPerEntry.matrix * size ** 2,
    peak: bytesPerEntry.eigenvectors * size ** 2,
  };
}

/**
 * @param available - bytes that can be had
 * @throws UserError where it does not fit, with what it takes and the way out
 */
export function refuseTooLarge(size: number, available: number): void {
  const { matrix, peak } = exactMemory(size);
  if (peak <= available) return;
  throw new UserError(
    `the exact Hessian of ${size.toLocaleString("en")} parameters takes ${inGigabytes(matrix)}, ` +
      `and ${inGigabytes(peak)} with its eigenvectors, where ${inGigabytes(available)} are free: ` +
      "take --method lanczos, which needs products with vectors alone, or fewer --parameters",
  );
}

export function inGigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(bytes < 1e9 ? 2 : 1)} GB`;
}
