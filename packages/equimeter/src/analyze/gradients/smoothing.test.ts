import { expect, test } from "vitest";

import { smoothed } from "./smoothing.js";

test("up to the first span every value is itself; later ones weigh 2 / (span + 1)", () => {
  const points = [0, 500, 1000, 3000, 4000].map((step) => ({ step }));
  const values = [5, 1, 9, 3, 7];
  const third = 0.5 * 3 + 0.5 * 9; // span 3
  expect(smoothed(points, values, 1000)).toEqual([5, 1, 9, third, 0.4 * 7 + 0.6 * third]);
  expect(smoothed(points, values, 1e6)).toEqual(values);
});

test("a constant stays, and no points are none", () => {
  const points = [100, 2000, 9000].map((step) => ({ step }));
  for (const value of smoothed(points, [4, 4, 4], 100)) expect(value).toBeCloseTo(4, 12);
  expect(smoothed([], [], 100)).toEqual([]);
});
