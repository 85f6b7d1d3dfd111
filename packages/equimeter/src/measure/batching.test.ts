import { arange, Generator, type Tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import type { Batch } from "../data/batch.js";
import { enumerate, gather, independent, O, tetrahedralOrbits } from "../groups/index.js";
import type { Model } from "../models/model.js";
import { decompose, type Report } from "./decompose.js";
import { atomsToForces, molecules, pairNetwork } from "./testing.js";

const sizes = [3, 5, 2, 6, 4, 1, 7, 3];

/** Samples `first … last − 1` of a batch of molecules, as a batch of their own. */
function slice(batch: Batch, first: number, last: number): Batch {
  const start = sizes.slice(0, first).reduce((sum, size) => sum + size, 0);
  const length = sizes.slice(first, last).reduce((sum, size) => sum + size, 0);
  const atoms = (values: Tensor) => values.narrow(0, start, length);
  return {
    positions: atoms(batch.positions),
    forces: atoms(batch.forces),
    batch: atoms(batch.batch).sub(first),
    neighborIndex: atoms(batch.neighborIndex).sub(start),
    atomCounts: batch.atomCounts.narrow(0, first, last - first),
  };
}

const whole = molecules(sizes, 0.3);
const quarters = [0, 2, 4, 6].map((first) => slice(whole, first, first + 2));
const model = pairNetwork(12, 1.5);
const options = { model, ...atomsToForces };

function expectSame(a: Report, b: Report, relative = 1e-10): void {
  for (const name of ["L", "L_mean", "L_equiv", "lossZero", "explained", "relativeSpread"] as const)
    expect(Math.abs(a[name] / b[name] - 1)).toBeLessThan(relative);
  for (const name of ["value", "rotationError", "sampleError"] as const)
    expect(a.percent[name]).toBeCloseTo(b.percent[name], 8);
  expect(a.worst.map((part) => part.name)).toEqual(b.worst.map((part) => part.name));
}

test("with an enumerated group one batch or four give the same numbers", () => {
  const design = enumerate({ group: O });
  const one = decompose({ ...options, batches: [whole], design });
  const four = decompose({ ...options, batches: quarters, design });
  expectSame(one, four);
  expect([one.samples, four.samples]).toEqual([8, 8]);
  expect([one.forwardPasses, four.forwardPasses]).toEqual([26, 98]);
  expect(one.L_equiv).toBeGreaterThan(0.01);
});

test("with the same elements for every sample one batch or four give the same numbers", () => {
  for (const design of [independent({ count: 4 }), tetrahedralOrbits({ replicates: 3 })]) {
    const elements = design.draw(1, new Generator(7));
    const draw = (samples: number) =>
      gather(elements, arange(design.passes).repeatInterleave(samples));
    const given = { ...options, design: { ...design, draw } };
    const one = decompose({ ...given, batches: [whole] });
    expectSame(decompose({ ...given, batches: quarters }), one);
    expect(one.percent.rotationError).toBeGreaterThan(0);
  }
});

test("with random elements one batch or four agree within their errors", () => {
  for (const design of [independent({ count: 10 }), tetrahedralOrbits({ replicates: 3 })]) {
    const [one, four] = [[whole], quarters].map((batches) =>
      decompose({ ...options, batches, design }),
    );
    const error = Math.hypot(one.percent.rotationError, four.percent.rotationError);
    expect(Math.abs(one.percent.value - four.percent.value)).toBeLessThan(3 * error);
    expect(one.percent.value).not.toBe(four.percent.value);
  }
});

test("how many copies share a pass makes no difference beyond rounding", () => {
  const given = { ...options, batches: quarters, design: tetrahedralOrbits({ replicates: 2 }) };
  const once = decompose(given);
  for (const rowsPerPass of [1, 20, 50, 100]) {
    const several = decompose({ ...given, rowsPerPass });
    expectSame(several, once);
    expect(several.passes).toBe(24);
  }
});

test("what is invariant is computed once, and changes nothing", () => {
  const seen: string[] = [];
  const shared: Model = {
    invariants(batch) {
      seen.push(`invariants of ${batch.positions.shape[0]}`);
      return model.invariants!(batch);
    },
    forward(batch, invariants) {
      seen.push(`${invariants ? "with" : "without"} ${batch.positions.shape[0]}`);
      return model.forward(batch, invariants);
    },
  };
  const plain: Model = { forward: (batch) => model.forward(batch) };
  const given = { ...options, batches: [whole], design: independent({ count: 4 }) };
  const without = decompose({ ...given, model: plain });
  expectSame(decompose({ ...given, model: shared, skipDeterminismCheck: true }), without);
  expect(seen).toEqual(["invariants of 31", "with 124"]);

  seen.length = 0;
  const batchInvariants = [model.invariants!(whole)];
  const twice = { ...given, model: shared, batchInvariants, skipDeterminismCheck: true };
  expectSame(decompose({ ...twice, rowsPerPass: 62 }), without);
  expect(seen).toEqual(["with 62", "with 62"]);
});

test("the same seed gives the same report, another another", () => {
  const given = { ...options, batches: quarters, design: tetrahedralOrbits({ replicates: 2 }) };
  const [a, b, c] = [5, 5, 6].map((seed) => ({ ...decompose({ ...given, seed }), seconds: 0 }));
  expect(a).toEqual(b);
  expect(c.percent.value).not.toBe(a.percent.value);
});
