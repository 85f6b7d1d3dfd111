import { readFileSync } from "node:fs";
import { freemem } from "node:os";

import { UserError } from "../../errors.js";

/** Of a matrix, in float64; then the copy that LAPACK works in with its vectors, and what it needs beside. */
const bytesPerEntry = { matrix: 8, eigenvectors: 24 };

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

/** Bytes that can be had without swapping: Linux tells, elsewhere what is free. */
export function availableMemory(): number {
  try {
    const found = /^MemAvailable:\s+(\d+) kB$/m.exec(readFileSync("/proc/meminfo", "utf8"));
    if (found) return 1024 * Number(found[1]);
  } catch {
    // Not Linux.
  }
  return freemem();
}

/** @throws UserError where it does not fit, with what it takes and the way out */
export function refuseTooLarge(size: number, available = availableMemory()): void {
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
