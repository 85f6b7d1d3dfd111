import { expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { enumerate, groups } from "../../groups/index.js";
import { decompose } from "../../measure/index.js";
import {
  directionsToEnergy,
  labelledDirections,
  legendreModel,
  legendreVariance,
  linearMap,
  normalVectors,
  vectorsToVectors,
} from "../../measure/testing.js";
import { groupSamples, type GroupSamplesOptions, type Value } from "./index.js";

const label = 1.4;

/** Energies with a mean of 2 and an error of known degrees. */
function energies(a: number[], options: Partial<GroupSamplesOptions> = {}) {
  return groupSamples({
    model: legendreModel(2, a),
    batches: [labelledDirections(10, label), labelledDirections(6, label, 1)],
    ...directionsToEnergy,
    mostPasses: 24,
    repetitions: 2,
    draws: 240,
    ...options,
  });
}

/** Within some standard errors; `most` is the error that the test can live with. */
function expectNear({ value, rotationError }: Value, expected: number, most: number): void {
  expect(Math.abs(value - expected)).toBeLessThan(4.5 * rotationError + 1e-12);
  expect(rotationError).toBeLessThan(most);
}

test("the power of each degree is that of the Legendre polynomials it was made of", () => {
  const a = [0.8, 0.5, 0, 0.3];
  const { prediction, percent } = energies(a).sources.powers!;
  const variance = legendreVariance(a);
  prediction.shares.forEach((share, i) => {
    expectNear(share, (a[i] ?? 0) ** 2 / (2 * i + 3) / variance, i < 2 ? 0.03 : 0.005);
  });
  expectNear(prediction.rest, 0, 0.02);
  // Squares have degrees up to twice as high.
  const all = [...percent.shares, percent.rest];
  const sum = all.reduce((total, { value }) => total + value, 0);
  const error = Math.hypot(...all.map(({ rotationError }) => rotationError));
  expect(Math.abs(sum - 1)).toBeLessThan(4 * error);
  expect(error).toBeLessThan(0.2);
  expect(percent.shares[2].value).toBeGreaterThan(10 * percent.shares[2].rotationError);
});

test("a matrix: its antisymmetric part is of degree 1, its symmetric one of degree 2", () => {
  const antisymmetric = [
    [0, 1, 2],
    [-1, 0, 0.5],
    [-2, -0.5, 0],
  ];
  const symmetric = [
    [1, 0.2, 0],
    [0.2, -2, 0.3],
    [0, 0.3, 1],
  ];
  const square = (matrix: number[][]) => matrix.flat().reduce((sum, x) => sum + x * x, 0);
  const both = antisymmetric.map((row, i) => row.map((x, j) => x + symmetric[i][j]));
  const { sources } = groupSamples({
    model: linearMap(both),
    batches: [normalVectors(12, 1)],
    ...vectorsToVectors,
    mostPasses: 4,
    repetitions: 2,
  });
  const share = square(antisymmetric) / (square(antisymmetric) + square(symmetric));
  const { shares, rest } = sources.powers!.prediction;
  expectNear(shares[0], share, 0.01);
  expectNear(shares[1], 1 - share, 0.01);
  for (const value of [...shares.slice(2), rest]) expect(Math.abs(value.value)).toBeLessThan(1e-9);
});

test("what the degrees predict of each design is what fresh draws show", () => {
  const { designs, truth } = energies([0.8, 0.5, 0, 0.3], {
    mostPasses: 60,
    repetitions: 60,
    draws: 480,
  });
  const own = (100 * truth.rotationError) / truth.percent;
  expect(designs.map(({ kind }) => kind)).toContain("icosahedralOrbits");
  for (const { rmsError, rmsUncertainty, predicted } of designs) {
    const [low, high] = predicted.range.map((error) => Math.hypot(error, own));
    expect(rmsError).toBeGreaterThan(low - 3.5 * rmsUncertainty);
    expect(rmsError).toBeLessThan(high + 3.5 * rmsUncertainty);
  }
  const errorOf = (name: string) => designs.find(({ design }) => design.startsWith(name))!.rmsError;
  expect(errorOf("octahedralOrbits × 1")).toBeLessThan(0.3 * errorOf("independent × 24"));
  // An orbit alone misses what it cannot see, as predicted.
  const { predicted, bias, biasError } = designs.find(({ design }) =>
    design.startsWith("octahedralOrbits × 1"),
  )!;
  expect(predicted.bias).toBeLessThan(-0.2);
  expect(Math.abs(bias - predicted.bias)).toBeLessThan(4 * biasError + own);
});

test("a bootstrap and the estimates themselves tell the error of independent draws", () => {
  const { designs } = energies([1], { mostPasses: 24, repetitions: 100 });
  const [independent, orbits] = [true, false].map((is) =>
    designs.filter(({ kind }) => (kind === "independent") === is),
  );
  expect(independent).toHaveLength(3);
  for (const { rmsError, bootstrap, predicted } of independent) {
    expect(bootstrap!.rmsError / predicted.rmsError).toBeCloseTo(1, 0);
    expect(rmsError / predicted.rmsError).toBeCloseTo(1, 0);
  }
  // A jackknife over few draws is wide.
  for (const { rmsError, rotationError } of independent.slice(1))
    expect(Math.abs(Math.log(rotationError / rmsError))).toBeLessThan(0.5);
  for (const { bootstrap } of orbits) expect(bootstrap).toBeNull();
});

test.each([
  ["degree 1 is uniform", [1], 0, -1.2],
  ["degree 2", [0, 1], (2 / 35) ** 2 * 125, 75 / 35 - 3],
])("moments of a Legendre polynomial: %s", (_, a, skewness, kurtosis) => {
  const { components, principal, directions, samples } = energies(a as number[], {
    draws: 480,
  }).distribution;
  expect(samples).toBe(16);
  for (const shape of [components, principal]) {
    for (const [found, expected] of [
      [shape.skewness, skewness],
      [shape.kurtosis, kurtosis],
    ] as const) {
      expect(Math.abs(found.value - expected)).toBeLessThan(4 * found.sampleError);
      expect(found.sampleError).toBeLessThan(0.05);
    }
  }
  expect(principal.share.value).toBeCloseTo(1, 10); // one number alone has one direction
  expect(directions.value).toBeCloseTo(1, 1);
  expect(principal.distance.value).toBeGreaterThan(2 * principal.distance.chance);
});

test("a finite group: all its elements, and draws from the table of them", () => {
  const options = { model: linearMap(), batches: [normalVectors(5, 1)], ...vectorsToVectors };
  let calls = 0;
  const model = {
    forward: (batch: (typeof options.batches)[0]) => {
      calls++;
      return options.model.forward(batch);
    },
  };
  const group = groups.O;
  const report = groupSamples({ ...options, model, group, draws: 100, mostPasses: 24 });
  const exact = decompose({ ...options, design: enumerate({ group }) });
  expect(calls).toBe(3); // all elements at once, and whether it is deterministic
  expect(report.truth.percent).toBeCloseTo(exact.percent.value, 10);
  expect(report.drawn.count).toBe(24);
  expect(report.relativeVariance).toBeNull();
  expect(report.sources.powers).toBeNull();
  const [four, ten, most, all] = report.designs;
  expect(all).toMatchObject({ design: "enumerate O", rmsError: 0, rotationError: 0 });
  for (const { rmsError, rmsUncertainty, predicted } of [ten, most])
    expect(Math.abs(rmsError - predicted.rmsError)).toBeLessThan(
      4 * rmsUncertainty + 0.05 * rmsError,
    );
  expect(Math.abs(ten.bias)).toBeLessThan(4 * ten.biasError + 0.02 * ten.rmsError);
  expect(four.passes).toBe(4);
});

test("the same seed gives the same numbers, another one others", () => {
  const once = energies([1, 1], { seed: 3 });
  expect(energies([1, 1], { seed: 3 })).toEqual(once);
  expect(energies([1, 1], { seed: 4 }).drawn.share).not.toBe(once.drawn.share);
});

test.each<[Partial<GroupSamplesOptions>, string]>([
  [{ draws: 19 }, "draws must be a whole number from 20 on, got 19"],
  [{ repetitions: 1 }, "an error needs two repetitions or more, got 1"],
  [{ degrees: 0 }, "degrees must be a whole number from 1 to 30, got 0"],
  [{ degrees: 31 }, "degrees must be a whole number from 1 to 30, got 31"],
  [{ mostPasses: 3 }, "no design has 3 passes or fewer: allow 4 at least"],
  [{ target: "forces" }, 'the target "forces" is not a declared output (energy)'],
  [{ model: legendreModel(2, [0]) }, "the model's percent is 0: there is no error to measure"],
  [{ batches: [] }, "there is nothing to measure: no batch was given"],
])("mistake %#", (given, sentence) => {
  expect(() => energies([1], given)).toThrow(new UserError(sentence));
});
