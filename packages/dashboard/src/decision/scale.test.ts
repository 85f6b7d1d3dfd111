import { expect, test } from "vitest";

import { linearTicks, logTicks, scaleOf } from "./scale.ts";

test("all values have room, and what has no logarithm stands at the end", () => {
  const scale = scaleOf([1, 100, 0, Infinity], true, [0, 200]);
  expect(scale.at(10)).toBeCloseTo(100, 9);
  expect(scale.at(0)).toBe(0);
  expect(scale.at(1)).toBeGreaterThan(0);
  expect(scale.at(100)).toBeLessThan(200);
  expect(scaleOf([5], false, [0, 10]).at(0)).toBe(0);
  expect(scaleOf([], true, [0, 1]).ticks).toEqual([1, 2, 5, 10]);
});

test("ticks", () => {
  expect(logTicks(0.5, 30)).toEqual([0.5, 1, 2, 5, 10, 20]);
  expect(logTicks(1e-6, 1)).toEqual([1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1]);
  expect(scaleOf([0.09, 0.13], true, [0, 1]).ticks).toEqual([0.08, 0.1, 0.12, 0.14]);
  expect(linearTicks(0, 21)).toEqual([0, 5, 10, 15, 20]);
});
