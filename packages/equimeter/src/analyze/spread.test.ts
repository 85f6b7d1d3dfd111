import { expect, test } from "vitest";

import { meanOf, spreadOf } from "./spread.js";

test("mean, deviation and quartiles", () => {
  const spread = spreadOf([4, 1, 2, 3]);
  expect(spread).toEqual({
    count: 4,
    mean: 2.5,
    deviation: expect.closeTo(Math.sqrt(5 / 3), 12),
    quartiles: [1.75, 2.5, 3.25],
  });
  expect(spreadOf([7])).toEqual({ count: 1, mean: 7, deviation: NaN, quartiles: [7, 7, 7] });
  expect(meanOf([1, 2, 6])).toBe(3);
});
