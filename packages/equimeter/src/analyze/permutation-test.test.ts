import { expect, test } from "vitest";

import { uniform } from "../random.js";
import { permutationTest } from "./permutation-test.js";

test("own and others are means, auc is how often own is larger", () => {
  const matrix = [5, 1, 5, 0, 2, 3, 1, 1, 4];
  const { own, others, auc } = permutationTest(matrix, 3);
  expect(own).toBeCloseTo(11 / 3, 12);
  expect(others).toBeCloseTo(11 / 6, 12);
  // Rows: 5 against 1 and 5; 2 against 0 and 3; 4 against 1 and 1.
  expect(auc).toBeCloseTo((1.5 + 1 + 2) / 6, 12);
});

test("of n! permutations the right one alone gives the largest mean", () => {
  const matrix = [2, 1, 0, 0, 2, 1, 1, 0, 2];
  const { p } = permutationTest(matrix, 3, { permutations: 6000 });
  expect(Math.abs(p - 1 / 6)).toBeLessThan(0.02);
  const wrong = permutationTest([0, 1, 2, 1, 0, 1, 2, 1, 0], 3, { permutations: 6000 });
  expect(wrong.p).toBe(1);
});

test("rows and columns may have levels of their own: p stays uniform", () => {
  const random = uniform(5);
  const n = 6;
  const ps = Array.from({ length: 500 }, (_, trial) => {
    const [rows, columns] = [0, 1].map(() => Array.from({ length: n }, () => 10 * random()));
    const matrix = Array.from(
      { length: n * n },
      (__, at) => rows[Math.floor(at / n)] + columns[at % n] + random(),
    );
    return permutationTest(matrix, n, { permutations: 99, seed: trial }).p;
  });
  // Three standard errors of a share among 500 are 0.03 at 5 % and 0.067 at 50 %.
  const below = (level: number): number => ps.filter((p) => p <= level).length / ps.length;
  expect(Math.abs(below(0.05) - 0.05)).toBeLessThan(0.03);
  expect(Math.abs(below(0.5) - 0.5)).toBeLessThan(0.067);
});

test("equal entries, added in another order, count as equal", () => {
  const matrix = Array.from({ length: 25 }, (_, at) => [0.1, 0.2, 0.3, 0.7, 0.9][at % 5]);
  expect(permutationTest(matrix, 5).p).toBe(1);
});

test("the seed decides", () => {
  const matrix = [2, 1, 3, 3, 2, 1, 1, 3, 2];
  const ps = [0, 0, 1, 2, 3].map((seed) => permutationTest(matrix, 3, { seed }).p);
  expect(ps[1]).toBe(ps[0]);
  expect(new Set(ps).size).toBeGreaterThan(1);
});

test.each([
  [[1], 1, {}, "needs a matrix of two rows or more, not 1 numbers in 1 rows"],
  [[1, 2, 3], 2, {}, "needs a matrix of two rows or more, not 3 numbers in 2 rows"],
  [[1, 2, 3, 4], 2, { permutations: 0 }, "permutations must be a whole number from 1 on, not 0"],
])("mistake %j", (matrix, n, options, sentence) => {
  expect(() => permutationTest(matrix, n, options)).toThrow(sentence);
});
