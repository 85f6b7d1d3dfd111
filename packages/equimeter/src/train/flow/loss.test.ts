import { grad, tensor, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { velocityOf } from "./conversions.js";
import { interpolate } from "./interpolant.js";
import { flowLoss } from "./loss.js";
import { masked } from "./points.js";
import { difference, mask, normal, spoiled } from "./testing.js";

const t = tensor([0, 0.5, 1], { dtype: "float64" });
const [predicted, clean] = [normal(1, 3, 7, 3), normal(2, 3, 7, 3)];

test("the loss of each sample, number by number", () => {
  const loss = flowLoss(predicted, clean, t, mask).toNumbers();
  const [ours, theirs, present] = [predicted, clean, mask].map((one) => one.toNumbers());
  [7, 4, 5].forEach((n, sample) => {
    let sum = 0;
    for (let i = sample * 21; i < sample * 21 + 21; i++)
      if (present[Math.floor(i / 3)]) sum += (ours[i] - theirs[i]) ** 2;
    const remaining = 1 - sample / 2;
    expect(loss[sample] / (sum / (3 * n) / (remaining ** 2 + 1e-5))).toBeCloseTo(1, 13);
  });
});

test("away from t = 1 it is the mean-squared error of the velocity", () => {
  const time = tensor([0, 0.3, 0.7], { dtype: "float64" });
  const noise = normal(3, 3, 7, 3);
  const points = interpolate(noise, clean, time);
  const error = velocityOf(predicted, points, time).sub(clean.sub(noise));
  const mean = masked(error, mask).square().sum([1, 2]).div(mask.sum(1).mul(3));
  expect(difference(flowLoss(predicted, clean, time, mask), mean)).toBeLessThan(1.2e-4);
});

test("what is outside the mask changes neither loss nor gradient", () => {
  const both = [predicted, spoiled(predicted)].map((one) => {
    const input = one.detach().clone();
    input.requiresGrad = true;
    const loss = flowLoss(input, spoiled(clean), t, mask);
    return [loss.toNumbers(), grad(loss.sum(), [input])[0].toNumbers()];
  });
  expect(both[1]).toEqual(both[0]);
  expect(both[0][0].every(Number.isFinite)).toBe(true);
});

test.each<[() => unknown, string]>([
  [
    () => flowLoss(zeros([3, 7]), clean, t, mask),
    "the prediction must be float [3, 7, 3], not float32 [3, 7]",
  ],
  [
    () => flowLoss(predicted, zeros([3, 6, 3]), t, mask),
    "the data must be float [3, 7, 3], not float32 [3, 6, 3]",
  ],
  [() => flowLoss(predicted, clean, 2, mask), "a time t must be from 0 to 1, not 2"],
  [
    () => flowLoss(predicted, clean, t, mask.zerosLike()),
    "the mask leaves sample 0 without points; drop it",
  ],
])("mistake %#: one sentence", (action, sentence) => {
  expect(action).toThrow(UserError);
  expect(action).toThrow(sentence);
});
