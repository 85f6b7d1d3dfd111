import { expect, test } from "vitest";
import { pearson, spearman } from "./correlation.js";

test("a line correlates fully, a parabola about its middle not at all", () => {
  const x = [1, 2, 3, 4, 5];
  expect(
    pearson(
      x,
      x.map((v) => 3 - 2 * v),
    ),
  ).toBeCloseTo(-1, 12);
  expect(
    pearson(
      x,
      x.map((v) => (v - 3) ** 2),
    ),
  ).toBeCloseTo(0, 12);
  expect(pearson(x, [2, 2, 2, 2, 2])).toBeNaN();
});

test("ranks see order alone, and equal values share theirs", () => {
  expect(spearman([1, 2, 3], [10, 100, 1e9])).toBeCloseTo(1, 12);
  // Ranks 0.5, 0.5, 2 and 0, 1.5, 1.5
  expect(spearman([1, 1, 2], [3, 4, 4])).toBeCloseTo(0.5, 12);
});
