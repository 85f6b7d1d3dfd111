import { Generator, tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import { UserError } from "../../errors.js";
import type { FlowModel } from "./model.js";
import { previousPrediction } from "./self-conditioning.js";
import { mask, normal } from "./testing.js";

const weight = tensor(2, { dtype: "float64" });
weight.requiresGrad = true;
const noisy = { points: normal(1, 3, 7, 3), t: tensor([0.1, 0.2, 0.3]) };
const model: FlowModel = (points, t, present, previous) => {
  expect(previous).toBeNull();
  expect([t, present]).toEqual([noisy.t, mask]);
  return points.mul(weight);
};

test("the model is asked once without an earlier prediction, and no gradient flows", () => {
  const previous = previousPrediction(model, noisy, mask, new Generator(1), { probability: 1 });
  expect(previous?.toNumbers()).toEqual(noisy.points.mul(2).toNumbers());
  expect(previous?.requiresGrad).toBe(false);
});

test("half of the batches get one, as the seed has it", () => {
  const draws = (seed: number, probability?: number) => {
    const generator = new Generator(seed);
    return Array.from({ length: 400 }, () =>
      Number(previousPrediction(model, noisy, mask, generator, { probability }) !== null),
    );
  };
  const sum = (values: number[]) => values.reduce((a, b) => a + b);
  expect(Math.abs(sum(draws(1)) - 200)).toBeLessThan(40); // four standard deviations
  expect(draws(1)).toEqual(draws(1));
  expect(sum(draws(1, 0))).toBe(0);
});

test("a probability is one", () => {
  const action = () => previousPrediction(model, noisy, mask, new Generator(1), { probability: 2 });
  expect(action).toThrow(UserError);
  expect(action).toThrow("probability must be a number from 0 to 1, not 2");
});
