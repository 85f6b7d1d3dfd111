import { Generator, randn, tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import { enumerate, groups, independent, vector } from "../../groups/index.js";
import { decompose } from "../../measure/index.js";
import {
  atomsToForces,
  linearMapOfAtoms,
  molecules,
  network,
  pairNetwork,
} from "../../measure/testing.js";
import { deviationsOf } from "./deviations.js";
import { sharesOf, sharesOfAll } from "./percent.js";

const atoms = {
  model: pairNetwork(8, 1),
  batches: [molecules([3, 5], 0.3), molecules([4], 0.3, 1)],
  ...atomsToForces,
};

/** Padded points, of 3 and of 2. */
function points() {
  const generator = new Generator(2);
  const x = randn([2, 3, 3], { generator, dtype: "float64" });
  const mask = tensor(
    [
      [true, true, true],
      [true, true, false],
    ],
    { dtype: "bool" },
  );
  return {
    model: network(8, 1),
    batches: [{ x, v: x.mul(0.5), mask }],
    inputs: { x: vector },
    outputs: { v: vector },
    target: "v",
    mask: "mask",
  };
}

test.each([
  ["atoms", atoms, "pooled"],
  ["atoms", atoms, "per-sample"],
  ["masked points", points(), "pooled"],
  ["masked points", points(), "per-sample"],
] as const)("inner products give what decompose gives: %s, %s", (_, options, reduction) => {
  for (const design of [independent({ count: 30 }), enumerate({ group: groups.O })]) {
    const samples = deviationsOf({ ...options, design, seed: 5 });
    const found = sharesOfAll(samples, design, reduction);
    const expected = decompose({ ...options, design, reduction, seed: 5 });
    expect(found.loss).toBeCloseTo(expected.L, 12);
    expect(found.equiv).toBeCloseTo(expected.L_equiv, 12);
    expect(100 * found.share).toBeCloseTo(expected.percent.value, 10);
    expect(100 * found.rotationError).toBeCloseTo(expected.percent.rotationError, 10);
  }
});

test("some of the draws are a measurement of their own", () => {
  const ten = independent({ count: 10 });
  const samples = deviationsOf({ ...atoms, design: independent({ count: 200 }) });
  const picks = (first: number) =>
    samples.map(() => Int32Array.from({ length: 10 }, (_, i) => first + i));
  const starts = Array.from({ length: 20 }, (_, i) => 10 * i);
  const parts = starts.map((first) => sharesOf(samples, picks(first), ten, "pooled"));
  const whole = sharesOfAll(samples, independent({ count: 200 }), "pooled");
  const mean = (of: (part: (typeof parts)[0]) => number) =>
    parts.reduce((sum, part) => sum + of(part), 0) / parts.length;
  expect(mean(({ loss }) => loss)).toBeCloseTo(whole.loss, 12); // a mean over all draws
  expect(mean(({ equiv }) => equiv) / whole.equiv).toBeCloseTo(1, 1);
  // The same draw twice has no spread.
  const twice = samples.map(() => Int32Array.from([7, 7]));
  expect(sharesOf(samples, twice, independent({ count: 2 }), "pooled").equiv).toBeLessThan(1e-15);
});

test("an equivariant model has nothing to measure", () => {
  const design = independent({ count: 20 });
  const model = linearMapOfAtoms([
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ]);
  const samples = deviationsOf({ ...atoms, model, design });
  expect(() => sharesOfAll(samples, design, "pooled")).toThrow(
    "the model's percent is 0: there is no error to measure",
  );
});
