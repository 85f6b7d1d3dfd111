import { expect, test } from "vitest";

import { scaleOf } from "./scale.ts";

test("all values have room, and what has no logarithm stands at the end", () => {
  const scale = scaleOf([1, 100, 0, Infinity], true, [0, 200]);
  expect(scale.at(10)).toBeCloseTo(100, 9);
  expect(scale.at(0)).toBe(0);
  expect(scale.at(1)).toBeGreaterThan(0);
  expect(scale.at(100)).toBeLessThan(200);
  expect(scaleOf([5], false, [0, 10]).at(0)).toBe(0);
  expect(scaleOf([], true, [0, 1]).ticks).toEqual([1, 2, 5, 10]);
});

test("ticks lie within the scale, as on the page's other axes", () => {
  const ticksOf = (values: number[], isLog: boolean) => scaleOf(values, isLog, [0, 1]).ticks;
  expect(ticksOf([2, 30], true)).toEqual([2, 5, 10, 20]);
  expect(ticksOf([2e-6, 1], true)).toEqual([1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1]);
  expect(ticksOf([6e-4, 0.019], true)).toEqual([0.001, 0.002, 0.005, 0.01, 0.02]);
  // Few powers of ten: those of a linear scale.
  expect(ticksOf([0.09, 0.13], true)).toEqual([0.08, 0.1, 0.12, 0.14]);
  expect(ticksOf([0, 20], false)).toEqual([0, 5, 10, 15, 20]);
});
