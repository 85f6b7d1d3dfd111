import { tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import { UserError } from "../errors.js";
import { independent, invariant, point, tetrahedralOrbits, vector } from "../groups/index.js";
import { distance } from "../groups/testing.js";
import { centre } from "./centre.js";
import { decompose } from "./decompose.js";
import { atomsToForces, linearMap, molecules, network } from "./testing.js";

const far = tensor([50, -20, 30], { dtype: "float64" });

test("every sample's mean point becomes the origin, and nothing else changes", () => {
  const batch = molecules([3, 1, 4], 0.5);
  const shifted = { ...batch, positions: batch.positions.add(far) };
  const centred = centre(shifted, atomsToForces);
  expect(distance(centred.positions, centre(batch, atomsToForces).positions)).toBeLessThan(1e-13);
  expect(centred.positions.narrow(0, 0, 3).mean(0).abs().max().item()).toBeLessThan(1e-13);
  expect(centred.positions.narrow(0, 4, 4).mean(0).abs().max().item()).toBeLessThan(1e-13);
  expect(centred.positions.select(0, 3).toNumbers()).toEqual([0, 0, 0]); // an atom alone
  for (const field of ["forces", "batch", "neighborIndex"])
    expect(centred[field]).toBe(batch[field]);
  expect(shifted.positions.mean().item()).toBeGreaterThan(10); // the original stays
});

test("points as labels move along, float32 stays float32", () => {
  const x = tensor([
    [
      [0, 0, 0],
      [2, 4, 6],
    ],
  ]); // one protein of two residues
  const actions = { inputs: { x: point, noise: vector }, outputs: { x: point, y: point } };
  const centred = centre({ x, y: x.add(1), noise: x }, actions);
  expect(centred.x.toNumbers()).toEqual([-1, -2, -3, 1, 2, 3]);
  expect(centred.y.toNumbers()).toEqual([0, -1, -2, 2, 3, 4]);
  expect(centred.noise.toNumbers()).toEqual([0, 0, 0, 2, 4, 6]);
  expect(centred.x.dtype).toBe("float32");
});

test("without a point there is nothing to centre", () => {
  const x = tensor([[1, 2, 3]]);
  expect(() => centre({ x }, { inputs: { x: vector }, outputs: { x: invariant } })).toThrow(
    UserError,
  );
});

test("a centred measurement does not depend on where the molecules lie", () => {
  const net = network(10, 1);
  const model = {
    forward: ({ positions }: typeof here) => ({ forces: net.forward({ x: positions }).v }),
  };
  const here = molecules([5, 6, 4], 0.3);
  const there = { ...here, positions: here.positions.add(far) };
  const options = { model, design: tetrahedralOrbits({ replicates: 3 }), ...atomsToForces };
  const percent = (batch: typeof here, given: { centre?: boolean }) =>
    decompose({ ...options, ...given, batches: [batch] }).percent.value;
  const centred = percent(here, { centre: true });
  expect(percent(there, { centre: true })).toBeCloseTo(centred, 8);
  expect(Math.abs(percent(there, {}) - centred)).toBeGreaterThan(5);
});

test("points that come out are compared in the place where they went in", () => {
  // The map of a centred point, and back: label and prediction move together.
  const map = linearMap();
  const model = {
    forward: ({ x }: { x: typeof far }) => ({
      y: map.forward({ x: x.view([-1, 3]) }).v.view(x.shape),
    }),
  };
  const x = molecules([12], 1).positions.view([3, 4, 3]);
  const options = {
    model,
    design: independent({ count: 5 }),
    inputs: { x: point },
    outputs: { y: point },
    target: "y",
    centre: true,
  };
  const here = decompose({ ...options, batches: [{ x, y: x }] });
  const there = decompose({ ...options, batches: [{ x: x.add(far), y: x.add(far) }] });
  expect(there.L_mean).toBeCloseTo(here.L_mean, 9);
  expect(there.L_equiv).toBeCloseTo(here.L_equiv, 9);
});
