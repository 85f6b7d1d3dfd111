import * as fc from "fast-check";
import { expect, test } from "vitest";

import { symmetricEigen } from "./symmetric-eigen.js";

test("A v = λ v with orthonormal v and descending λ, for any symmetric matrix", () => {
  const size = fc.integer({ min: 1, max: 8 });
  const entries = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), {
    minLength: 64,
    maxLength: 64,
  });
  const check = (n: number, raw: number[]) => {
    const at = (i: number, j: number) => raw[Math.min(i, j) * 8 + Math.max(i, j)];
    const matrix = Array.from({ length: n * n }, (_, k) => at(Math.floor(k / n), k % n));
    const { values, vectors } = symmetricEigen(matrix, n);
    const largest = Math.max(1, ...matrix.map(Math.abs));
    vectors.forEach((vector, k) => {
      for (let i = 0; i < n; i++) {
        const product = vector.reduce((sum, x, j) => sum + matrix[i * n + j] * x, 0);
        expect(Math.abs(product - values[k] * vector[i])).toBeLessThan(1e-12 * largest);
      }
      for (const [l, other] of vectors.entries()) {
        const dot = vector.reduce((sum, x, i) => sum + x * other[i], 0);
        expect(dot).toBeCloseTo(k === l ? 1 : 0, 12);
      }
    });
    expect(values).toEqual(values.toSorted((a, b) => b - a));
  };
  fc.assert(fc.property(size, entries, check), { numRuns: 200 });
});

test("a known one", () => {
  const { values, vectors } = symmetricEigen([2, 1, 0, 1, 2, 0, 0, 0, 5], 3);
  expect(values[0]).toBe(5);
  expect(values[1]).toBeCloseTo(3, 14);
  expect(values[2]).toBeCloseTo(1, 14);
  expect(vectors[0].map(Math.abs)).toEqual([0, 0, 1]);
});
