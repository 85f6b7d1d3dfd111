import { tensor, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { cleanOf, scoreOf, velocityOf } from "./conversions.js";
import { interpolate } from "./interpolant.js";
import { difference, normal } from "./testing.js";

const t = tensor([0, 0.4, 0.97], { dtype: "float64" });
const [noise, clean] = [normal(1, 3, 5, 3), normal(2, 3, 5, 3)];
const points = interpolate(noise, clean, t);

test("the velocity towards known data is x₁ − x₀, and leads back to them", () => {
  const velocity = velocityOf(clean, points, t);
  expect(difference(velocity, clean.sub(noise))).toBeLessThan(1e-14);
  expect(difference(cleanOf(velocity, points, t), clean)).toBeLessThan(1e-14);
});

test("the score of known data is that of N(t x₁, (1 − t)²): −x₀ / (1 − t)", () => {
  const score = scoreOf(velocityOf(clean, points, t), points, t);
  expect(difference(score, noise.neg().div(t.rsub(1).view([3, 1, 1])))).toBeLessThan(1e-13);
});

test("one number serves all samples, exactly: 1 − t is not rounded with t", () => {
  const single = points.to("float32");
  // 0.99999 is off by 9e-9 in float32, which would be 9e-4 of 1 − t.
  const velocity = velocityOf(clean.to("float32"), single, 0.99999);
  const wanted = clean.to("float32").sub(single).div(1e-5);
  expect(difference(velocity, wanted)).toBeLessThan(1e-6);
  const [one, each] = [0.4, tensor([0.4, 0.4, 0.4], { dtype: "float64" })].map((time) =>
    scoreOf(clean, points, time).toNumbers(),
  );
  expect(one).toEqual(each);
});

test.each<[() => unknown, string]>([
  [() => velocityOf(clean, points, 1), "a time t must be from 0 to below 1, not 1"],
  [() => scoreOf(clean, points, tensor([0, 0, 1])), "a time t must be from 0 to below 1, not 1"],
  [
    () => velocityOf(zeros([5, 3]), points, t),
    "the prediction must be float [3, 5, 3], not float32 [5, 3]",
  ],
  [() => cleanOf(zeros([3]), points, t), "the velocity must be float [3, 5, 3], not float32 [3]"],
  [() => scoreOf(zeros([3]), points, t), "the velocity must be float [3, 5, 3], not float32 [3]"],
  [() => cleanOf(clean, points, -0.1), "a time t must be from 0 to 1, not -0.1"],
  [() => velocityOf(clean, points, zeros([2])), "t must be [3], a time for each sample, not [2]"],
])("mistake %#: one sentence", (action, sentence) => {
  expect(action).toThrow(UserError);
  expect(action).toThrow(sentence);
});
