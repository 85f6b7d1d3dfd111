import { expect, test } from "vitest";

import { UserError } from "../errors.js";
import {
  type Design,
  icosahedralOrbits,
  independent,
  octahedralOrbits,
  tetrahedralOrbits,
} from "../groups/index.js";
import type { Model } from "../models/model.js";
import { designErrors } from "./design-error.js";
import {
  atomsToForces,
  directionsToEnergy,
  labelledDirections,
  legendreModel,
  legendreVariance,
  molecules,
  pairNetwork,
} from "./testing.js";

const label = 1.4;
const samples = 16;

const usual = [
  independent({ count: 10 }),
  independent({ count: 24 }),
  tetrahedralOrbits({ replicates: 2 }),
  octahedralOrbits({ replicates: 1 }),
];

/** Legendre energies with a mean of 2, measured by some designs. */
function errorsOf(a: number[], designs: readonly Design[] = usual) {
  return designErrors({
    model: legendreModel(2, a),
    batches: [labelledDirections(samples, label)],
    ...directionsToEnergy,
    designs,
    repetitions: 60,
  });
}

/** The percent of these energies in closed form. */
function exactPercent(a: number[]): number {
  const variance = legendreVariance(a);
  return (100 * variance) / (variance + (2 - label) ** 2);
}

test("an error of low degree: orbits beat as many independent draws", () => {
  const a = [0.8, 0.1, 0.05]; // squares of degree 2 for the most part
  const { truth, designs } = errorsOf(a);
  expect(truth.rotationError).toBeLessThan(1e-4 * truth.percent);
  expect(Math.abs(truth.percent - exactPercent(a))).toBeLessThan(4 * truth.rotationError);
  const [ten, independent24, tetrahedral, octahedral] = designs;
  expect(designs.map(({ passes }) => passes)).toEqual([10, 24, 24, 24]);
  expect(designs.map(({ design }) => design)).toEqual([
    "independent × 10",
    "independent × 24",
    "tetrahedralOrbits × 2",
    "octahedralOrbits × 1 (biased low)",
  ]);
  expect(ten.rmsError / independent24.rmsError).toBeCloseTo(Math.sqrt(2.4), 0);
  expect(tetrahedral.rmsError).toBeLessThan(0.6 * independent24.rmsError);
  for (const { bias, biasError } of designs)
    expect(Math.abs(bias)).toBeLessThan(4 * biasError + 0.3);
  // What the designs say of themselves is what the repetitions show.
  for (const { rotationError, rmsError } of [ten, independent24, tetrahedral])
    expect(Math.abs(Math.log(rotationError / rmsError))).toBeLessThan(0.4);
  expect(octahedral.rotationError).toBeNaN();
});

test("an error that one orbit cannot see is found as bias", () => {
  const { designs } = errorsOf([0, 0, 0, 1]);
  const [ten, , tetrahedral, octahedral] = designs;
  for (const { bias, biasError } of [ten, tetrahedral])
    expect(Math.abs(bias)).toBeLessThan(4 * biasError + 1);
  // L_equiv = 1/9 lacks its ninth part; the share of L lacks as much of itself.
  expect(octahedral.bias).toBeCloseTo(-100 / 9, -1);
  expect(Math.abs(octahedral.bias)).toBeGreaterThan(5 * octahedral.biasError);
});

test("icosahedral orbits are exact while the error's square has no degree above 5", () => {
  const a = [0.8, 0.5]; // with squares up to degree 4
  const designs = [1, 2].map((replicates) => icosahedralOrbits({ replicates }));
  const { truth, designs: found } = errorsOf(a, designs);
  expect(truth.percent).toBeCloseTo(exactPercent(a), 10);
  expect(found.map(({ passes }) => passes)).toEqual([60, 120]);
  for (const { rmsError } of found) expect(rmsError).toBeLessThan(1e-10);
  expect(found[0].design).toBe("icosahedralOrbits × 1 (biased low)");
  expect(found[0].rotationError).toBeNaN();
  expect(found[1].rotationError).toBeLessThan(1e-10);
});

test("degree 6 is what one icosahedral orbit cannot see", () => {
  const designs = [1, 2].map((replicates) => icosahedralOrbits({ replicates }));
  const [one, two] = errorsOf([0, 0, 0, 0, 0, 1], designs).designs;
  expect(one.bias).toBeCloseTo(-100 / 13, -1);
  expect(Math.abs(one.bias)).toBeGreaterThan(5 * one.biasError);
  expect(Math.abs(two.bias)).toBeLessThan(4 * two.biasError + 0.3);
});

test("what is invariant is computed once for all repetitions", () => {
  const inner = pairNetwork(8, 1);
  let calls = 0;
  const model: Model = {
    invariants: (batch) => {
      calls++;
      return inner.invariants!(batch);
    },
    forward: (batch, invariants) => inner.forward(batch, invariants),
  };
  const batches = [molecules([3, 4], 0.3), molecules([5], 0.3, 1)];
  const options = {
    batches,
    ...atomsToForces,
    repetitions: 3,
    designs: [independent({ count: 4 })],
  };
  const shared = designErrors({ ...options, model });
  expect(calls).toBe(2);
  const plain: Model = { forward: (batch) => inner.forward(batch) };
  const without = designErrors({ ...options, model: plain });
  expect(shared.truth.percent).toBeCloseTo(without.truth.percent, 10);
  expect(shared.designs[0].rmsError).toBeCloseTo(without.designs[0].rmsError, 8);
});

test("bad options are refused", () => {
  const options = {
    model: legendreModel(2, [1]),
    batches: [labelledDirections(4, 1)],
    ...directionsToEnergy,
    designs: [independent({ count: 2 })],
  };
  expect(() => designErrors({ ...options, repetitions: 1 })).toThrow(UserError);
  expect(() => designErrors({ ...options, target: "nothing" })).toThrow(UserError);
  expect(() => designErrors({ ...options, model: legendreModel(2, [0]) })).toThrow(
    "the model's percent is 0: there is no error to measure",
  );
});
