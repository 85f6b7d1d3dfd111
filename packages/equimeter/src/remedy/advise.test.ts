import { ones, randn, tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import { C4z, O, SO3, vector } from "../groups/index.js";
import { examine } from "../measure/index.js";
import type { Model } from "../models/model.js";
import { advise, slowerBy } from "./advise.js";
import { twirledCandidates } from "./twirled-model.js";

const model: Model = { forward: ({ x }) => ({ y: x.mul(tensor([1.5, 1, 0.5])).add(0.2) }) };
const batch = { x: randn([40, 3]), y: ones([40, 3]) };
const actions = { inputs: { x: vector }, outputs: { y: vector } };

test("how much slower an equivariant model may be: (L / L_mean)^(1/α)", () => {
  expect(slowerBy(1, 0.1)).toBe(1);
  expect(slowerBy(1.02, 0.1)).toBeCloseTo(1.02 ** 10, 12);
  expect(slowerBy(4, 0.5)).toBe(16);
});

test("a whole finite group leaves L_mean, n draws leave L_mean + L_equiv / n", () => {
  const measured = (one: Model) =>
    examine({ ...actions, batches: [batch], model: one, group: O, randomness: "say" }).fields.y;
  const exact = twirledCandidates({ ...actions, model }, O, "x");
  expect(exact.map(({ name, calls }) => [name, calls])).toEqual([["twirl, all 24 elements", 24]]);
  const draws = twirledCandidates({ ...actions, model }, SO3, "x");
  expect(draws.map(({ calls }) => calls)).toEqual([2, 4, 12]);
  const advice = advise({
    name: "m",
    group: "O",
    target: "y",
    samples: 40,
    model,
    candidates: [...exact, ...draws],
    batch,
    measured,
  });
  const [plain, all, two] = advice.remedies;
  const equiv = (plain.L * plain.percent) / 100;
  expect(all.L).toBeCloseTo(plain.L - equiv, 6);
  expect(all.percent).toBeCloseTo(0, 6);
  expect(advice.penalty).toBeCloseTo(plain.L / (plain.L - equiv), 10);
  expect(Math.abs(two.L - (plain.L - equiv / 2))).toBeLessThan(0.2 * equiv);
  expect(all.gained).toBeCloseTo(plain.percent, 4);
  expect(all.gainedPerCost).toBeCloseTo(all.gained / (all.cost - 1), 10);
  expect(advice.slower.map(({ from }) => from)).toEqual([
    "assumed",
    "assumed",
    "assumed",
    "assumed",
  ]);
});

test("a small group is averaged over as a whole", () => {
  const [{ calls, model: twirled }] = twirledCandidates({ ...actions, model }, C4z, "x");
  expect(calls).toBe(4);
  const { y } = twirled.forward(batch);
  // The mean over quarter turns about z: (1.5 + 1) / 2 in the plane, and nothing constant in it.
  const expected = batch.x.mul(tensor([1.25, 1.25, 0.5])).add(tensor([0, 0, 0.2]));
  expect(y.sub(expected).abs().max().item()).toBeLessThan(1e-6);
});
