import { type DType, type Tensor, tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import type { Batch } from "../data/batch.js";
import { independent, invariant, octahedralOrbits, tetrahedralOrbits } from "../groups/index.js";
import type { Model } from "../models/model.js";
import { decompose } from "./decompose.js";
import { relativeFloor } from "./floor.js";
import { atomsToForces, linearMap, molecules, normalVectors, vectorsToVectors } from "./testing.js";

/** Springs to the neighbours, softer with distance: equivariant by construction. */
const springs: Model = {
  forward({ positions, neighborIndex }) {
    const neighbors = positions.indexSelect(0, neighborIndex.reshape([-1]));
    const apart = neighbors.view([...neighborIndex.shape, 3]).sub(positions.unsqueeze(1));
    const stiffness = apart.square().sum(-1, { keepdim: true }).neg().exp();
    return { forces: apart.mul(stiffness).sum(1) };
  },
};

function inPrecision(batch: Batch, dtype: DType): Batch {
  const convert = (values: Tensor) => (values.dtype === "float64" ? values.to(dtype) : values);
  return Object.fromEntries(Object.entries(batch).map(([name, v]) => [name, convert(v)]));
}

test.each([
  ["float32", 1e-15, 1e-11],
  ["float64", 1e-33, 1e-27],
] as const)("a model equivariant by construction sits at the floor of %s", (dtype, low, high) => {
  const batch = inPrecision(molecules([8, 12, 5, 20], 0.5), dtype);
  for (const design of [
    independent({ count: 10 }),
    tetrahedralOrbits({ replicates: 2 }),
    octahedralOrbits({ replicates: 1 }),
  ]) {
    const report = decompose({ model: springs, batches: [batch], design, ...atomsToForces });
    expect(report.percent.value).toBeGreaterThan(0);
    expect(report.percent.value / report.floatFloor!).toBeGreaterThan(0.1);
    expect(report.percent.value / report.floatFloor!).toBeLessThan(10);
    expect(report.relativeSpread).toBeGreaterThan(low);
    expect(report.relativeSpread).toBeLessThan(high);
  }
});

test("the floor is a percent of the loss: small outputs have a low one", () => {
  const batch = inPrecision(molecules([8, 12, 5], 0.5), "float32");
  const floor = (scale: number) =>
    decompose({
      model: { forward: (given) => ({ forces: springs.forward(given).forces.mul(scale) }) },
      batches: [batch],
      design: tetrahedralOrbits({ replicates: 2 }),
      ...atomsToForces,
    });
  const [one, tiny] = [floor(1), floor(1e-3)];
  const size = (report: typeof one) => report.L_equiv / report.relativeSpread / report.L;
  expect(tiny.floatFloor! / size(tiny)).toBeCloseTo(one.floatFloor! / size(one), 20);
  expect(tiny.floatFloor!).toBeLessThan(1e-4 * one.floatFloor!);
});

test("the floor is a percent of the loss that is reported, whatever the reduction", () => {
  const batch = molecules([12, 2, 3], 0.5);
  const apart = batch.forces.add(batch.batch.unsqueeze(1)); // labels fit the samples less and less
  const options = {
    batches: [{ ...batch, forces: apart }],
    design: tetrahedralOrbits({ replicates: 2 }),
    ...atomsToForces,
  };
  const floors = (["pooled", "per-sample"] as const).map((reduction) => {
    const report = decompose({ ...options, model: springs, reduction });
    const magnitude = report.fields.forces.L_equiv / report.relativeSpread + report.L_equiv;
    const expected = (100 * relativeFloor(options)! * magnitude) / report.L;
    expect(report.floatFloor! / expected).toBeCloseTo(1, 12);
    return report.floatFloor!;
  });
  expect(floors[1] / floors[0]).toBeLessThan(0.8);
});

test("single points turn about the origin, in whatever unit", () => {
  const design = independent({ count: 4 });
  const { x } = normalVectors(30, 1);
  const floors = [1e-6, 1, 1e6].map((unit) => {
    const batches = [{ x: x.mul(unit).to("float32") }];
    return relativeFloor({ batches, design, ...vectorsToVectors })!;
  });
  for (const floor of floors) {
    expect(floor).toBeGreaterThan(1e-16);
    expect(floor).toBeLessThan(1e-13);
  }
});

test("there is no floor where nothing turns, where all points are one, and where nothing is lost", () => {
  const design = independent({ count: 4 });
  const { x } = normalVectors(5, 1);
  const outputs = { x: invariant };
  expect(relativeFloor({ batches: [{ x }], design, inputs: { x: invariant }, outputs })).toBeNull();
  const nowhere = { ...vectorsToVectors, batches: [{ x: x.mul(0) }], design };
  expect(relativeFloor(nowhere)).toBeNull();
  const zero = tensor(
    [
      [0, 0, 0],
      [0, 0, 0],
    ],
    { dtype: "float64" },
  );
  const batches = [{ x: zero, v: zero }];
  const report = decompose({ model: linearMap(), batches, design, ...vectorsToVectors });
  expect(report).toMatchObject({ L: 0, L_equiv: 0, floatFloor: null });
  expect(report.percent).toMatchObject({ value: 0, rotationError: 0 });
});
