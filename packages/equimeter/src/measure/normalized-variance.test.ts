import { arange, tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import type { Batch } from "../data/batch.js";
import {
  type Design,
  enumerate,
  independent,
  O,
  tetrahedralOrbits,
  vector,
} from "../groups/index.js";
import type { Model } from "../models/model.js";
import { decompose, type DecomposeOptions } from "./decompose.js";
import {
  atomsToForces,
  linearMap,
  linearMapOfAtoms,
  molecules,
  normalVectors,
  vectorsToVectors,
} from "./testing.js";

const float64 = { dtype: "float64" } as const;
const fixed = tensor([1, -2, 0.5], float64);
const batch = normalVectors(30, 1);

/** The variance of the target's normalized predictions. */
function measured(given: Partial<DecomposeOptions> & Pick<DecomposeOptions, "model">): number {
  const design = tetrahedralOrbits({ replicates: 2 });
  const options = { batches: [batch], design, ...vectorsToVectors, resamples: 2 };
  return decompose({ ...options, ...given, normalizedVariance: true }).normalizedVariance!;
}

test.each([
  enumerate({ group: O }),
  tetrahedralOrbits({ replicates: 2 }),
  independent({ count: 2 }),
] as Design[])(
  "1 where the answer is always one vector, 0 where it is equivariant: $name",
  (design) => {
    const same: Model = { forward: ({ x }) => ({ v: fixed.expand(x.shape) }) };
    // The direction is uniform on the sphere: its mean is 0, which orbits find without error.
    const many = { design, batches: [normalVectors(2000, 1)] };
    expect(measured({ model: same, ...many })).toBeCloseTo(1, design.orbit === 1 ? 1 : 12);
    expect(measured({ model: { forward: ({ x }) => ({ v: x.mul(-7) }) }, ...many })).toBeLessThan(
      1e-28,
    );
  },
);

test("half equivariant, half fixed, of equal length: 5/9", () => {
  // Ẑ bisects the angle θ between a fixed and a uniform direction, and E cos(θ/2) = 2/3.
  const model: Model = {
    forward: ({ x }) => ({
      v: x.div(x.norm(2, [-1], { keepdim: true })).add(fixed.div(fixed.norm())),
    }),
  };
  expect(measured({ model, design: independent({ count: 300 }) })).toBeCloseTo(5 / 9, 1.7);
});

test("the size of the answer does not matter, nor what it is compared with", () => {
  const map = linearMap();
  const one = measured({ model: map });
  expect(one).toBeGreaterThan(0.05);
  expect(one).toBeLessThan(1);
  const small: Model = { forward: (given) => ({ v: map.forward(given).v.mul(1e-4) }) };
  expect(measured({ model: small })).toBeCloseTo(one, 12);
  expect(measured({ model: map, reference: { field: "x" } })).toBe(one);
});

test("a sample is normalized as a whole, and samples count alike whatever their size", () => {
  const atoms = molecules([2, 9], 1);
  // The first molecule's atoms get one fixed force, larger on some; the second's an equivariant one.
  const model: Model = {
    forward({ positions, batch: sample }) {
      const first = sample.remainder(2).eq(0).unsqueeze(1).to("float64");
      const size = arange(positions.shape[0], float64).remainder(11).add(1).unsqueeze(1);
      const same = fixed.expand(positions.shape).mul(size);
      return { forces: same.mul(first).add(positions.mul(first.rsub(1))) };
    },
  };
  expect(measured({ model, batches: [atoms], ...atomsToForces })).toBeCloseTo(1 / 2, 12);
});

test("padding has no part in it", () => {
  const atoms = molecules([3, 2], 1);
  const options = { design: tetrahedralOrbits({ replicates: 2 }), ...atomsToForces };
  const without = measured({ model: linearMapOfAtoms(), batches: [atoms], ...options });
  const dense = (filling: number): Batch => {
    const rows = [...atoms.positions.toNumbers(), filling, filling, filling];
    const positions = tensor(rows, float64).view([2, 3, 3]);
    const mask = tensor([1, 1, 1, 1, 1, 0]).view([2, 3]).to("bool");
    return { positions, forces: positions, mask };
  };
  const map = linearMap();
  const model: Model = {
    forward: ({ positions: x }) => ({
      forces: map.forward({ x: x.reshape([-1, 3]) }).v.view(x.shape),
    }),
  };
  for (const filling of [1e3, Number.NaN])
    expect(measured({ model, batches: [dense(filling)], mask: "mask", ...options })).toBeCloseTo(
      without,
      12,
    );
});

test("a prediction of zero stays zero, and nobody who did not ask is told", () => {
  const model: Model = { forward: ({ x }) => ({ v: x.mul(0) }) };
  expect(measured({ model })).toBe(0);
  const design = independent({ count: 3 });
  const report = decompose({ model, batches: [batch], design, ...vectorsToVectors });
  expect(report).not.toHaveProperty("normalizedVariance");
  const both = decompose({
    model: { forward: ({ x }) => ({ v: x, w: fixed.expand(x.shape) }) },
    batches: [{ ...batch, w: batch.v }],
    design: enumerate({ group: O }),
    ...vectorsToVectors,
    outputs: { v: vector, w: vector },
    normalizedVariance: true,
  });
  expect(both.fields.v.normalizedVariance).toBeLessThan(1e-28);
  expect(both.fields.w.normalizedVariance).toBeCloseTo(1, 12);
});
