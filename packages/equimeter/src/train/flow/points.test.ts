import { grad, tensor, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { centre } from "./points.js";
import { difference, mask, normal, spoiled } from "./testing.js";

test("every sample is moved to the origin by the mean of the points that there are", () => {
  const points = spoiled(normal(1, 3, 7, 3).add(5));
  const moved = centre(points, mask).toNumbers();
  mask.toNumbers().forEach((present, row) => {
    const sample = Math.floor(row / 7);
    const of = (axis: number) =>
      [0, 1, 2, 3, 4, 5, 6]
        .filter((i) => mask.toNumbers()[sample * 7 + i])
        .map((i) => points.toNumbers()[(sample * 7 + i) * 3 + axis]);
    for (const axis of [0, 1, 2]) {
      const mean = of(axis).reduce((a, b) => a + b) / of(axis).length;
      const wanted = present ? points.toNumbers()[row * 3 + axis] - mean : 0;
      expect(moved[row * 3 + axis]).toBeCloseTo(wanted, 14);
    }
  });
});

test("centring is a projection, of gradients too, and lets nothing in from outside the mask", () => {
  const points = spoiled(normal(2, 3, 7, 3));
  points.requiresGrad = true;
  const weights = normal(3, 3, 7, 3);
  const moved = centre(points, mask);
  expect(difference(centre(moved, mask), moved)).toBeLessThan(1e-15);
  const [slope] = grad(moved.mul(weights).sum(), [points]);
  expect(difference(slope, centre(weights, mask))).toBeLessThan(1e-14);
});

test.each<[() => unknown, string]>([
  [
    () => centre(zeros([3, 6, 3]), mask),
    "the points must be float [3, 7, 3], not float32 [3, 6, 3]",
  ],
  [() => centre(zeros([3, 7, 3], { dtype: "int64" }), mask), "not int64 [3, 7, 3]"],
  [
    () => centre(zeros([3, 7, 3]), zeros([3, 7])),
    "the mask must be bool [B, N], not float32 [3, 7]",
  ],
  [
    () => centre(zeros([2, 1, 3]), tensor([[1], [0]], { dtype: "bool" })),
    "the mask leaves sample 1 without points; drop it",
  ],
])("mistake %#: one sentence", (action, sentence) => {
  expect(action).toThrow(UserError);
  expect(action).toThrow(sentence);
});
