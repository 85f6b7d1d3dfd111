import { expect, test } from "vitest";

import { uniform } from "../random.js";
import { bootstrap } from "./bootstrap.js";

const random = uniform(1);
const values = Array.from({ length: 80 }, () => random() ** 2);
const mean = (weights: Float64Array) =>
  weights.reduce((sum, weight, i) => sum + weight * values[i], 0) / values.length;

const total = (weights: Float64Array) => weights.reduce((a, b) => a + b);
const run = (seed: number) => bootstrap(values.length, mean, { seed, resamples: 100 });

test("the error of a mean is its standard error, the interval is about two of them wide", () => {
  const average = values.reduce((a, b) => a + b) / values.length;
  const variance = values.reduce((sum, v) => sum + (v - average) ** 2, 0) / values.length;
  const exact = Math.sqrt(variance / values.length);
  const { error, ci95 } = bootstrap(values.length, mean, { resamples: 4000 });
  expect(error / exact).toBeCloseTo(1, 1);
  expect((average - ci95[0]) / exact).toBeCloseTo(1.96, 0.5);
  expect((ci95[1] - average) / exact).toBeCloseTo(1.96, 0.5);
});

test("a resample has as many clusters as there are", () => {
  expect(bootstrap(7, total).ci95).toEqual([7, 7]);
  expect(bootstrap(7, total).error).toBe(0);
});

test("the same seed gives the same numbers, another does not", () => {
  expect(run(1)).toEqual(run(1));
  expect(run(2).error).not.toBe(run(1).error);
});

test("one cluster says nothing, none is an error", () => {
  expect(bootstrap(1, () => 3)).toEqual({ error: Number.NaN, ci95: [Number.NaN, Number.NaN] });
  expect(() => bootstrap(0, () => 3)).toThrow(RangeError);
});
