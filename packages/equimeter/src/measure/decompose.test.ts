import { eye, ones, randn, Generator, stack, tensor, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import {
  type Design,
  enumerate,
  type Group,
  independent,
  invariant,
  O,
  octahedralOrbits,
  tetrahedralOrbits,
  vector,
} from "../groups/index.js";
import { decompose } from "./decompose.js";
import {
  atomsToForces,
  directionsToEnergy,
  labelledDirections,
  legendreModel,
  legendreVariance,
  linearMap,
  linearMapMoments,
  linearMapOfAtoms,
  molecules,
  normalVectors,
  pairNetwork,
  vectorsToVectors,
} from "./testing.js";

const designs: [string, Design][] = [
  independent({ count: 2 }),
  independent({ count: 10 }),
  tetrahedralOrbits({ replicates: 2 }),
  tetrahedralOrbits({ replicates: 3 }),
  octahedralOrbits({ replicates: 2 }),
].map((design) => [design.name, design]);

const { scale, spread } = linearMapMoments();

test.each(designs)("a linear map on vectors, %s", (_, design) => {
  const { x, v } = normalVectors(400, 0.5);
  const report = decompose({
    model: linearMap(),
    batches: [{ x, v }],
    design,
    ...vectorsToVectors,
  });
  const { percent, rotationError } = {
    ...report,
    ...report.percent,
    percent: report.percent.value,
  };
  const exact = (100 * spread) / (spread + (scale - 0.5) ** 2);
  // Both parts have the factor |x|² / 3: the percent is the same for all x.
  expect(Math.abs(percent - exact)).toBeLessThan(4 * rotationError + 1e-9);
  const meanSquare = x.square().mean().item();
  const relative = (4 * rotationError) / exact + 1e-9;
  expect(Math.abs(report.L_equiv / (spread * meanSquare) - 1)).toBeLessThan(relative + 0.1);
  expect(report.L_mean + report.L_equiv).toBeCloseTo(report.L, 12);
  expect(report.lossZero).toBeCloseTo(0.25 * meanSquare, 12);
  expect(report.explained).toBeCloseTo(1 - report.L_mean / report.lossZero, 12);
  expect(report).toMatchObject({ group: "SO3", law: "haar", design: design.name, samples: 400 });
  expect(report).toMatchObject({ passes: design.passes, deterministic: true, bias: null });
});

test("orbits are exact for a linear map, whose error is of degree 2", () => {
  const { x, v } = normalVectors(50, 0.5);
  const meanSquare = x.square().mean().item();
  for (const design of [
    tetrahedralOrbits({ replicates: 2 }),
    octahedralOrbits({ replicates: 1 }),
  ]) {
    const report = decompose({
      model: linearMap(),
      batches: [{ x, v }],
      design,
      ...vectorsToVectors,
    });
    expect(report.L_equiv).toBeCloseTo(spread * meanSquare, 12);
    expect(report.L_mean).toBeCloseTo((scale - 0.5) ** 2 * meanSquare, 12);
    expect(report.relativeSpread).toBeCloseTo(spread / scale ** 2, 12);
    expect(report.explained).toBeCloseTo(1 - (scale / 0.5 - 1) ** 2, 12);
  }
});

test("for x of normal law the expectations are those of measure.md 5", () => {
  const { x, v } = normalVectors(10_000, 0.5);
  const report = decompose({
    model: linearMap(),
    batches: [{ x, v }],
    design: tetrahedralOrbits({ replicates: 2 }),
    ...vectorsToVectors,
    resamples: 2,
  });
  expect(report.L_equiv / spread).toBeCloseTo(1, 1.3);
  expect(report.L_mean / (scale - 0.5) ** 2).toBeCloseTo(1, 1.3);
});

test("a matrix under the permutations of its axes, enumerated", () => {
  const W = [
    [1, 2, -1],
    [0.5, 3, 0],
    [4, -2, 0.7],
  ];
  const orders = [
    [0, 1, 2],
    [1, 2, 0],
    [2, 0, 1],
    [0, 2, 1],
    [2, 1, 0],
    [1, 0, 2],
  ];
  const S3: Group = {
    name: "S3",
    law: "haar",
    order: 6,
    elements: () => ({
      rotation: stack(
        orders.map((order) => eye(3).indexSelect(0, tensor(order, { dtype: "int64" }))),
      ),
    }),
    sample: () => expect.unreachable("an enumerated group is not sampled"),
  };
  const diagonal = (1 + 3 + 0.7) / 3;
  const others = (2 - 1 + 0.5 + 0 + 4 - 2) / 6;
  const twirled = [0, 1, 2].map((i) => [0, 1, 2].map((j) => (i === j ? diagonal : others)));
  const squares = W.flat().reduce((sum, w, i) => sum + (w - twirled.flat()[i]) ** 2, 0);
  // Rows of √3 I have the mean of x xᵀ that normal vectors have in expectation: I.
  const x = eye(3, { dtype: "float64" }).mul(Math.sqrt(3));
  const v = x.matmul(tensor(twirled, { dtype: "float64" }).t());
  const report = decompose({
    model: linearMap(W),
    batches: [{ x, v }],
    design: enumerate({ group: S3 }),
    ...vectorsToVectors,
  });
  expect(report.L_equiv).toBeCloseTo(squares / 3, 12);
  expect(report.L_mean).toBeCloseTo(0, 12);
  expect(report.percent.value).toBeCloseTo(100, 10);
  expect(report.percent.rotationError).toBe(0);
  expect(report).toMatchObject({ group: "S3", design: "enumerate S3", passes: 6, bias: null });
});

test.each(designs)("an energy with parts of degree 1, 2 and 3, %s", (_, design) => {
  const a = [0.8, 0.5, 0.4];
  const report = decompose({
    model: legendreModel(2, a),
    batches: [labelledDirections(300, 1.5)],
    design,
    ...directionsToEnergy,
  });
  const variance = legendreVariance(a);
  const exact = (100 * variance) / (variance + 0.25);
  const { value, rotationError } = report.percent;
  expect(Math.abs(value - exact)).toBeLessThan(4 * rotationError);
  expect(report.L_equiv).toBeCloseTo(variance, 1);
  // Octahedral orbits have no error in any of these degrees, only in the square of the third.
  expect(rotationError).toBeLessThan(design.orbit === 24 ? 0.5 : 6);
});

test("an enumerated group leaves nothing to chance", () => {
  const options = {
    model: legendreModel(2, [0.8, 0.5, 0.4, 0.6]),
    batches: [labelledDirections(20, 1.5)],
    design: enumerate({ group: O }),
    ...directionsToEnergy,
  };
  const first = decompose({ ...options, seed: 1 });
  const second = decompose({ ...options, seed: 2 });
  expect(first.L_equiv).toBe(second.L_equiv);
  expect(first.percent.rotationError).toBe(0);
  expect(first.percent.sampleError).toBeGreaterThan(0);
});

test("one orbit is labelled biased, misses what its degrees miss, and has no rotation error", () => {
  const a = [0, 0, 0, 1]; // degree 4: an octahedral orbit cannot tell part of it from the mean
  const report = decompose({
    model: legendreModel(2, a),
    batches: [labelledDirections(2000, 1.5)],
    design: octahedralOrbits({ replicates: 1 }),
    ...directionsToEnergy,
    resamples: 2,
  });
  expect(report.bias).toMatch(/biased low/);
  expect(report.design).toMatch(/biased low/);
  expect(report.percent.rotationError).toBeNaN();
  // The orbit mean keeps n_K / (2l+1) of the variance.
  expect(report.L_equiv / legendreVariance(a)).toBeCloseTo(1 - 1 / 9, 1.5);
});

test("several fields at once: forces by atom, an energy by molecule", () => {
  const batch = molecules([3, 1, 7, 4], 0.5);
  const axis = tensor([0, 0, 1], { dtype: "float64" });
  const map = linearMap();
  const model = {
    forward: ({ positions, batch: molecule, atomCounts }: Record<string, typeof axis>) => {
      const sum = zeros([atomCounts.shape[0], 3], { dtype: "float64" });
      return {
        forces: map.forward({ x: positions }).v,
        energy: sum.indexAdd(0, molecule, positions).matmul(axis).add(3),
        charge: sum,
      };
    },
  };
  const report = decompose({
    model,
    batches: [{ ...batch, energy: ones([4], { dtype: "float64" }) }],
    design: tetrahedralOrbits({ replicates: 2 }),
    inputs: atomsToForces.inputs,
    outputs: { forces: vector, energy: invariant, charge: invariant },
    target: "forces",
  });
  expect(Object.keys(report.fields)).toEqual(["forces", "energy"]);
  const { forces, energy } = report.fields;
  expect(report.L_equiv).toBe(forces.L_equiv);
  expect(forces.L_equiv).toBeCloseTo(spread * batch.positions.square().mean().item(), 12);
  // Degree 1: the energy turns away from 3 by a vector's component, a third of its square.
  const sums = zeros([4, 3], { dtype: "float64" }).indexAdd(0, batch.batch, batch.positions);
  expect(energy.L_equiv).toBeCloseTo(sums.square().mean().item(), 12);
  expect(energy.L_mean).toBeCloseTo(4, 12);
  expect(energy.lossZero).toBe(1);
});

test("pooled counts components, per-sample counts molecules", () => {
  const batch = molecules([2, 12, 5], 0.5);
  const options = {
    model: linearMapOfAtoms(),
    batches: [batch],
    design: tetrahedralOrbits({ replicates: 2 }),
    ...atomsToForces,
  };
  const squares = zeros([3], { dtype: "float64" })
    .indexAdd(0, batch.batch, batch.positions.square().sum(-1))
    .toNumbers();
  const pooled = squares.reduce((a, b) => a + b) / (3 * 19);
  const perSample = (squares[0] / 6 + squares[1] / 36 + squares[2] / 15) / 3;
  expect(Math.abs(pooled / perSample - 1)).toBeGreaterThan(0.02);
  const report = decompose(options);
  expect(report.reduction).toBe("pooled");
  expect(report.L_equiv).toBeCloseTo(spread * pooled, 12);
  expect(report.lossZero).toBeCloseTo(0.25 * pooled, 12);
  const other = decompose({ ...options, reduction: "per-sample" });
  expect(other.reduction).toBe("per-sample");
  expect(other.L_equiv).toBeCloseTo(spread * perSample, 12);
  expect(other.L_mean).toBeCloseTo((scale - 0.5) ** 2 * perSample, 12);
  expect(other.percent.value).toBeCloseTo(report.percent.value, 10);
});

test("for molecules of one size pooled and per-sample are one, errors and all", () => {
  const batch = molecules([4, 4, 4, 4, 4], 0.5);
  const options = { model: pairNetwork(8, 1), batches: [batch], ...atomsToForces };
  for (const [, design] of designs) {
    const [pooled, perSample] = (["pooled", "per-sample"] as const).map(
      (reduction) => decompose({ ...options, design, reduction }).percent,
    );
    expect(perSample.value).toBeCloseTo(pooled.value, 10);
    expect(perSample.rotationError).toBeCloseTo(pooled.rotationError, 10);
    expect(perSample.sampleError).toBeCloseTo(pooled.sampleError, 10);
  }
});

test("percent is a ratio of sums, the worst samples have names, parts have theirs", () => {
  const batch = molecules([4, 3, 5, 2, 6, 4, 3], 0.5);
  const factors = tensor([1, 3, 0.1, 2, 5, 0.5, 1], { dtype: "float64" });
  const positions = batch.positions.mul(factors.indexSelect(0, batch.batch).unsqueeze(1));
  const labels = randn(positions.shape, { generator: new Generator(4), dtype: "float64" });
  const names = ["methane", "ammonia", "ethane", "water", "ethanol", "formaldehyde", "ozone"];
  const report = decompose({
    model: linearMapOfAtoms(),
    batches: [{ ...batch, positions, forces: labels }],
    design: tetrahedralOrbits({ replicates: 2 }),
    ...atomsToForces,
    names,
    by: { names: ["H", "C", "N", "absent"], index: ({ atomicNumbers }) => atomicNumbers },
  });
  const perRow = positions.square().sum(-1);
  const equiv = perRow.mul(spread);
  const mean = positions.mul(scale).sub(labels).square().sum(-1);
  const share = (equiv.sum().item() / equiv.add(mean).sum().item()) * 100;
  expect(report.percent.value).toBeCloseTo(share, 10);
  expect(report.worst.map(({ name }) => name)).toHaveLength(5);
  const bySample = zeros([7], { dtype: "float64" }).indexAdd(0, batch.batch, equiv).toNumbers();
  const counts = batch.atomCounts.toNumbers();
  const expected = names
    .map((name, i) => ({ name, L_equiv: bySample[i] / counts[i] / 3 }))
    .toSorted((a, b) => b.L_equiv - a.L_equiv);
  report.worst.forEach((part, i) => {
    expect(part.name).toBe(expected[i].name);
    expect(part.L_equiv).toBeCloseTo(expected[i].L_equiv, 10);
    expect(part.percent).toBeCloseTo((100 * part.L_equiv) / part.L, 10);
  });
  const byElement = zeros([3], { dtype: "float64" }).indexAdd(0, batch.atomicNumbers, equiv);
  const elements = zeros([3], { dtype: "float64" }).indexAdd(
    0,
    batch.atomicNumbers,
    ones([27], { dtype: "float64" }),
  );
  expect(report.parts.map(({ name }) => name)).toEqual(["H", "C", "N"]);
  report.parts.forEach((part, i) =>
    expect(part.L_equiv).toBeCloseTo(byElement.div(elements).div(3).toNumbers()[i], 10),
  );
});
