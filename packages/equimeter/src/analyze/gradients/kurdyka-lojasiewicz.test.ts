import { expect, test } from "vitest";

import { fitLojasiewicz } from "./kurdyka-lojasiewicz.js";
import { normals } from "./testing.js";

const losses = [0.01, 0.05, 0.3, 1, 4];

test.each([1, 1.4, 1.9])("of ‖∇f‖² = 3 f^%d the constants come out", (alpha) => {
  const fit = fitLojasiewicz(losses.map((loss) => ({ loss, squaredNorm: 3 * loss ** alpha })))!;
  expect(fit.alpha).toBeCloseTo(alpha, 6);
  expect(fit.c).toBeCloseTo(3, 6);
  expect(fit.freeAlpha).toBeCloseTo(alpha, 10);
});

test("the inequality holds at every point and touches some; no other α does better", () => {
  const noise = normals(40, 3);
  const points = noise.map((one, i) => {
    const loss = Math.exp(-i / 8);
    return { loss, squaredNorm: loss ** 1.5 * Math.exp(one) };
  });
  const { alpha, c } = fitLojasiewicz(points)!;
  expect(alpha).toBeGreaterThanOrEqual(1);
  expect(alpha).toBeLessThan(2);
  const slack = (a: number, constant: number) =>
    points.map(({ loss, squaredNorm }) => Math.log(squaredNorm / (constant * loss ** a)));
  expect(Math.min(...slack(alpha, c))).toBeCloseTo(0, 10);
  const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const best = mean(slack(alpha, c));
  for (let other = 1; other < 2; other += 0.01) {
    const constant = Math.min(
      ...points.map(({ loss, squaredNorm }) => squaredNorm / loss ** other),
    );
    expect(mean(slack(other, constant))).toBeGreaterThan(best - 1e-12);
  }
});

test("exponents out of range end at its ends, and the free one says so", () => {
  const fit = (alpha: number) =>
    fitLojasiewicz(losses.map((loss) => ({ loss, squaredNorm: loss ** alpha })))!;
  expect(fit(0.3).alpha).toBe(1);
  expect(fit(0.3).freeAlpha).toBeCloseTo(0.3, 10);
  expect(fit(3).alpha).toBeLessThan(2);
  expect(fit(3).alpha).toBeCloseTo(2, 5);
});

test("points at the minimum say nothing; one point has every α", () => {
  expect(fitLojasiewicz([{ loss: 0, squaredNorm: 0 }])).toBeNull();
  expect(fitLojasiewicz([])).toBeNull();
  const one = fitLojasiewicz([{ loss: 2, squaredNorm: 3 }])!;
  expect(one.c * 2 ** one.alpha).toBeCloseTo(3, 10);
  expect(one.freeAlpha).toBeNull();
});
