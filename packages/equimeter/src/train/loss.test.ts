import { grad, tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import { UserError } from "../errors.js";
import { trainConfigSchema } from "./config.js";
import { trainingLoss } from "./loss.js";

const batch = {
  forces: tensor([
    [1, 0, 0],
    [0, 2, 0],
    [0, 0, 0],
  ]),
  energy: tensor([3, 5]),
};
const predicted = {
  forces: tensor([
    [1, 3, 4],
    [0, 2, 0],
    [0, -1, 0],
  ]),
  energy: tensor([4, 1]),
};
const config = (given: object) => trainConfigSchema.parse(given);

test("mse: mean square of the components, in units of the scale", () => {
  const loss = trainingLoss(config({}), "forces", { target: 2 });
  expect(loss.of(predicted, batch).item()).toBeCloseTo(26 / 9 / 4, 6);
  expect(loss.unit).toBe(4);
});

test("energy-and-force-norm: mean errors of energies and mean lengths of force errors", () => {
  const escaip = config({ preset: "escaip" });
  const loss = trainingLoss(escaip, "forces", { target: 2, energy: 10 });
  // 4 · mean(1, 4) / 10 + 100 · mean(5, 0, 1) / 2
  expect(loss.of(predicted, batch).item()).toBeCloseTo(4 * 0.25 + 100 * 1, 4);
  expect(loss.unit).toBe(1);
});

test("an error of exactly zero has a gradient of zero", () => {
  const loss = trainingLoss(config({ preset: "escaip" }), "forces", { target: 1, energy: 1 });
  const forces = batch.forces.clone();
  forces.requiresGrad = true;
  const value = loss.of({ forces, energy: batch.energy }, batch);
  expect(grad(value, [forces])[0].abs().max().item()).toBe(0);
});

test("energies are needed in the data and from the model", () => {
  const escaip = config({ preset: "escaip" });
  expect(() => trainingLoss(escaip, "forces", { target: 1 })).toThrow(UserError);
  const loss = trainingLoss(escaip, "forces", { target: 1, energy: 1 });
  expect(() => loss.of({ forces: batch.forces }, batch)).toThrow("a model that gives energies");
});
