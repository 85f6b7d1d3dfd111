import { expect, test } from "vitest";

import { kernelDensity, silvermanBandwidth } from "./kernel-density.js";

const points = Array.from({ length: 4001 }, (_, i) => -20 + i / 100);
const integral = (density: number[], power = 0): number =>
  density.reduce((sum, value, i) => sum + (value * points[i] ** power) / 100, 0);

test("one value has the density of a normal variable", () => {
  const [at, beside] = kernelDensity([2], [2, 3], 0.5);
  expect(at).toBeCloseTo(2 / Math.sqrt(2 * Math.PI), 12);
  expect(beside / at).toBeCloseTo(Math.exp(-2), 12);
});

test("its integral is 1, its mean that of the values, its variance theirs and h²", () => {
  const values = [-3, 0, 1, 1, 6];
  const density = kernelDensity(values, points, 0.8);
  expect(integral(density)).toBeCloseTo(1, 8);
  expect(integral(density, 1)).toBeCloseTo(1, 8);
  expect(integral(density, 2) - 1).toBeCloseTo(8.4 + 0.8 ** 2, 8);
});

test("the bandwidth is Silverman's", () => {
  const even = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const deviation = Math.sqrt(7.5); // the quartiles 3 and 7 are 2.99 · 1.34 apart
  expect(silvermanBandwidth(even)).toBeCloseTo(0.9 * deviation * 9 ** -0.2, 12);
  const outlier = [1, 2, 3, 4, 5, 6, 7, 8, 900];
  expect(silvermanBandwidth(outlier)).toBeCloseTo(0.9 * (4 / 1.34) * 9 ** -0.2, 12);
  const equal = [1, 1, 1, 1, 1, 1, 3];
  expect(silvermanBandwidth(equal)).toBeCloseTo(0.9 * Math.sqrt(4 / 7) * 7 ** -0.2, 12);
  expect(silvermanBandwidth([2, 2, 2])).toBe(0);
  expect(silvermanBandwidth([2])).toBeNaN();
});
