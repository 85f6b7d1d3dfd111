import { expect, test } from "vitest";

import { uniform } from "../../random.js";
import { symmetricEigen } from "../symmetric-eigen.js";
import { bingham, chiSquaredTail, rayleigh } from "./uniformity.js";

test("the tail of χ² against closed forms and tables", () => {
  // Two degrees of freedom are an exponential law; 5 % and 0.1 % points of the tables.
  for (const x of [0, 0.1, 1, 5, 50, 500]) {
    const expected = Math.exp(-x / 2);
    expect(Math.abs(chiSquaredTail(x, 2) / expected - 1)).toBeLessThan(1e-12);
  }
  expect(chiSquaredTail(7.814727903251179, 3)).toBeCloseTo(0.05, 12);
  expect(chiSquaredTail(11.070497693516351, 5)).toBeCloseTo(0.05, 12);
  expect(chiSquaredTail(20.515005652432873, 5)).toBeCloseTo(0.001, 12);
  expect(chiSquaredTail(0, 5)).toBe(1);
  expect(chiSquaredTail(5000, 5)).toBe(0);
});

/** A point of the unit sphere. */
function direction(random: () => number): number[] {
  const z = 2 * random() - 1;
  const angle = 2 * Math.PI * random();
  const radius = Math.sqrt(1 - z * z);
  return [radius * Math.cos(angle), radius * Math.sin(angle), z];
}

/** Largest eigenvalue, R and both p of `n` isotropic directions. */
function draw(n: number, random: () => number) {
  const moments = new Float64Array(9);
  const sums = [0, 0, 0];
  for (let k = 0; k < n; k++) {
    const u = direction(random);
    for (let i = 0; i < 3; i++) {
      sums[i] += u[i] / n;
      for (let j = 0; j < 3; j++) moments[3 * i + j] += (u[i] * u[j]) / n;
    }
  }
  const { values } = symmetricEigen(moments, 3);
  const R = Math.hypot(...sums);
  return { lambda: values[0], R, axes: bingham(values, n).p, ends: rayleigh(R, n).p };
}

/** Medians and 97.5 % points that others found by a smaller simulation (README of the shared data). */
test.each([
  [60, 0.4, 0.461, 0.24],
  [100, 0.388, 0.435, 0.18],
  [300, 0.365, 0.392, 0.1],
])("%i isotropic directions: eigenvalue, R and p as they should be", (n, median, high, highR) => {
  const random = uniform(n);
  const draws = Array.from({ length: 4000 }, () => draw(n, random));
  const quantile = (key: keyof (typeof draws)[0], q: number) =>
    draws.map((one) => one[key]).sort((a, b) => a - b)[Math.floor(q * draws.length)];
  expect(Math.abs(quantile("lambda", 0.5) - median)).toBeLessThan(0.004);
  expect(Math.abs(quantile("lambda", 0.975) - high)).toBeLessThan(0.008);
  expect(Math.abs(quantile("R", 0.975) - highR)).toBeLessThan(0.022);
  for (const test_ of ["axes", "ends"] as const)
    for (const level of [0.01, 0.05, 0.5]) {
      const share = draws.filter((one) => one[test_] < level).length / draws.length;
      // Four standard deviations, and a little for the approximation at small n.
      const slack = 4 * Math.sqrt((level * (1 - level)) / draws.length) + 0.003;
      expect(Math.abs(share - level)).toBeLessThan(slack);
    }
});
