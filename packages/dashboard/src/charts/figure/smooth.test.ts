import fc from "fast-check";
import { expect, test } from "vitest";
import { smooth, smoothingLabel } from "./smooth.ts";

test("means and medians of windows, cut off at the ends", () => {
  expect(smooth([1, 2, 6, null, 3], "mean", 3)).toEqual([1.5, 3, 4, null, 3]);
  expect(smooth([1, 9, 2, 3, 4], "median", 3)).toEqual([5, 2, 3, 3, 3.5]);
  expect(smooth([1, 5], "mean", 1)).toEqual([1, 5]);
  expect(smooth([1, 2, 3], "mean", 2)).toEqual([1.5, 2.5, 3]);
});

test("the exponential mean of two points by hand", () => {
  const [first, second] = smooth([4, 8], "exponential", 0.5) as number[];
  expect(first).toBe(4);
  expect(second).toBeCloseTo((0.25 * 4 + 0.5 * 8) / 0.75, 14);
  expect(smooth([3, 1, 2], "exponential", 0)).toEqual([3, 1, 2]);
});

test("a constant stays what it is, nothing is invented, and nulls stay", () => {
  const values = fc.array(fc.option(fc.integer({ min: -1000, max: 1000 })), { maxLength: 40 });
  for (const [method, amount] of [
    ["exponential", 0.9],
    ["mean", 5],
    ["median", 4],
  ] as const) {
    fc.assert(
      fc.property(values, (given) => {
        const known = given.filter((value) => value !== null);
        const smoothed = smooth(given, method, amount);
        expect(smoothed.map((value) => value === null)).toEqual(given.map((v) => v === null));
        for (const value of smoothed.filter((one) => one !== null)) {
          expect(value).toBeGreaterThanOrEqual(Math.min(...known) - 1e-9);
          expect(value).toBeLessThanOrEqual(Math.max(...known) + 1e-9);
        }
      }),
    );
  }
});

test("the method and its parameter are stated", () => {
  expect(smoothingLabel("median", 7)).toBe("smoothed: median of 7 points");
  expect(smoothingLabel("exponential", 0.9)).toContain("0.9");
  expect(smoothingLabel("none", 0)).toBe("not smoothed");
});
