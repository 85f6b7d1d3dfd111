import { full } from "@equimeter/torch";
import { expect, test } from "vitest";

import { tetrahedralOrbits } from "../groups/index.js";
import type { Model } from "../models/model.js";
import { decompose } from "./decompose.js";
import { createMonitor, seedOfStep } from "./monitor.js";
import { atomsToForces, linearMapOfAtoms, molecules, pairNetwork } from "./testing.js";

const options = {
  ...atomsToForces,
  batches: [molecules([3, 5, 2], 0.3), molecules([4, 6], 0.3, 1)],
  design: tetrahedralOrbits({ replicates: 2 }),
  names: ["a", "b", "c", "d", "e"],
  resamples: 30,
};

test("a step has its own rotations, the same ones every time it is measured", () => {
  const monitor = createMonitor({ ...options, model: pairNetwork(8, 1.5) });
  const [first, again, later] = [5, 5, 6].map((step) => monitor.measure(step));
  expect(again.L).toBe(first.L);
  expect(again.percent).toEqual(first.percent);
  expect(later.L).not.toBe(first.L);
  expect(Math.abs(later.percent.value - first.percent.value)).toBeLessThan(
    6 * Math.hypot(first.percent.rotationError, later.percent.rotationError),
  );
});

test("the rotations of a step are those of `seedOfStep`", () => {
  const model = pairNetwork(8, 1.5);
  const monitor = createMonitor({ ...options, model, seed: 3 });
  const direct = decompose({ ...options, model, seed: seedOfStep(3, 12) });
  expect(monitor.measure(12).L_equiv).toBe(direct.L_equiv);
});

test("it measures what decompose measures, and another seed draws other rotations", () => {
  const model = pairNetwork(8, 1.5);
  const [zero, one] = [0, 1].map((seed) => createMonitor({ ...options, model, seed }).measure(12));
  const direct = decompose({ ...options, model, seed: 12 });
  expect(zero.L).toBeCloseTo(direct.L, 10);
  expect(zero.percent.value).toBeCloseTo(direct.percent.value, 8);
  expect(one.L).not.toBe(zero.L);
  const large = createMonitor({ ...options, model, seed: 2 ** 53 - 1 });
  expect(large.measure(1).L).not.toBe(large.measure(2).L);
});

test("what does not turn is computed once for every batch and measurement, with the weights of now", () => {
  const inner = pairNetwork(8, 1.5);
  let computed = 0;
  let size = 1;
  // As in EScAIP: all that has weights is invariant.
  const model: Model = {
    invariants(batch) {
      computed++;
      return { ...inner.invariants!(batch), size: full([1], size) };
    },
    forward: (batch, invariants = model.invariants!(batch)) => ({
      forces: inner.forward(batch, invariants).forces.mul(invariants.size.narrow(0, 0, 1)),
    }),
  };
  const monitor = createMonitor({ ...options, model });
  computed = 0;
  const before = monitor.measure(1);
  expect(computed).toBe(options.batches.length);
  size = 2;
  const after = monitor.measure(1);
  expect(computed).toBe(2 * options.batches.length);
  expect(after.L_equiv).toBeCloseTo(4 * before.L_equiv, 8);
});

test("a model of two answers is refused when the monitor is made", () => {
  let calls = 0;
  const model: Model = {
    forward: (batch) => ({ forces: batch.positions.mul(++calls) }),
  };
  expect(() => createMonitor({ ...options, model })).toThrow("two answers to one input");
});

test("a model that diverges later gives NaN, not an error", () => {
  let factor = 1;
  const map = linearMapOfAtoms();
  const model: Model = { forward: (batch) => ({ forces: map.forward(batch).forces.mul(factor) }) };
  const monitor = createMonitor({ ...options, model });
  expect(monitor.measure(0).percent.value).toBeGreaterThan(0);
  factor = Number.NaN;
  expect(monitor.measure(1).percent.value).toBeNaN();
});
