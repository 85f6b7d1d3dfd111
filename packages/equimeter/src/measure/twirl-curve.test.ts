import { arange, Generator, randn, tensor, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { UserError } from "../errors.js";
import { enumerate, type Group, independent, invariant, O, SO3, vector } from "../groups/index.js";
import { distance } from "../groups/testing.js";
import type { Model } from "../models/model.js";
import { bootstrap } from "./bootstrap.js";
import { decompose } from "./decompose.js";
import { crossEntropy } from "./losses.js";
import type { Reduction } from "./report.js";
import {
  linearMap,
  linearMapMoments,
  molecules,
  atomsToForces,
  network,
  normalVectors,
  pairNetwork,
  twoClasses,
  vectorsToVectors,
} from "./testing.js";
import { twirl } from "./twirl.js";
import { twirlCurve } from "./twirl-curve.js";

const { scale, spread } = linearMapMoments();

test("the loss of n averaged draws is L_mean + L_equiv / n", () => {
  const batch = normalVectors(2000, 0.5);
  const curve = twirlCurve({
    model: linearMap(),
    batches: [batch],
    ...vectorsToVectors,
    rotations: [16, 1, 2, 4, 3, 16],
  });
  expect(curve.map(({ rotations }) => rotations)).toEqual([1, 2, 3, 4, 16]);
  const meanSquare = batch.x.square().mean().item();
  for (const { rotations, loss } of curve) {
    const exact = ((scale - 0.5) ** 2 + spread / rotations) * meanSquare;
    expect(Math.abs(loss / exact - 1)).toBeLessThan(0.03);
  }
});

test("its standard error over samples covers the population's value", () => {
  const exact = (scale - 0.5) ** 2 + spread / 4;
  const misses = Array.from({ length: 40 }, (_, seed) => {
    const batches = [normalVectors(100, 0.5, seed)];
    const [, { loss, error }] = twirlCurve({
      model: linearMap(),
      batches,
      ...vectorsToVectors,
      rotations: [1, 4],
      seed,
    });
    return Math.abs(loss - exact) > 2 * error ? 1 : 0;
  });
  expect(misses.reduce<number>((a, b) => a + b, 0)).toBeLessThan(8);
});

test("one rotation is the loss itself, of the same draws", () => {
  const batches = [molecules([3, 5, 2], 0.3), molecules([4, 1], 0.3, 1)];
  const options = { model: pairNetwork(8, 1), batches, ...atomsToForces, seed: 4 };
  const [one] = twirlCurve({ ...options, rotations: [1, 6] });
  const report = decompose({ ...options, design: independent({ count: 6 }) });
  expect(one.loss).toBeCloseTo(report.L, 12);
});

const lengths = [4, 1, 4, 1, 1, 4];

/** Samples of 4 points and 1 side by side, those of 4 with smaller values. */
function padded(seed: number) {
  const generator = new Generator(seed);
  const counts = tensor(lengths);
  const mask = arange(4).unsqueeze(0).lt(counts.unsqueeze(1));
  const x = randn([6, 4, 3], { generator, dtype: "float64" }).div(counts.view([6, 1, 1]));
  const hidden = x.maskedFill(mask.logicalNot().unsqueeze(2), Number.NaN);
  return { x: hidden, v: hidden.mul(0.3), mask };
}

test.each(["pooled", "per-sample"] as const)(
  "one rotation is the loss itself of samples of unequal lengths under a mask: %s",
  (reduction) => {
    const net = network(10, 2);
    const model: Model = {
      forward: ({ x }) => ({ v: net.forward({ x: x.reshape([-1, 3]) }).v.view(x.shape) }),
    };
    const options = { ...vectorsToVectors, model, batches: [padded(1), padded(2)], mask: "mask" };
    const lossBy = (by?: Reduction) =>
      twirlCurve({ ...options, ...(by && { reduction: by }), rotations: [1, 6], seed: 4 })[0].loss;
    const design = independent({ count: 6 });
    const report = decompose({ ...options, design, reduction, seed: 4 });
    expect(lossBy(reduction)).toBeCloseTo(report.L, 12);
    const other = reduction === "pooled" ? "per-sample" : "pooled";
    expect(Math.abs(lossBy(other) / report.L - 1)).toBeGreaterThan(0.05);
    expect(lossBy()).toBe(lossBy("pooled"));
  },
);

test("samples weigh in the standard error as they do in the loss", () => {
  const model: Model = { forward: ({ x }) => ({ v: x.mul(0.5) }) }; // no chance in its losses
  const batches = [padded(1), padded(2)];
  const sums = batches.flatMap(({ x }) =>
    x.nanToNum({ nan: 0 }).mul(0.2).square().sum([1, 2]).toNumbers(),
  );
  const terms = [...lengths, ...lengths].map((length) => 3 * length);
  const total = (values: readonly number[], drawn: Float64Array) =>
    values.reduce((sum, value, i) => sum + value * drawn[i], 0);
  const statistics: Record<Reduction, (drawn: Float64Array) => number> = {
    pooled: (drawn) => total(sums, drawn) / total(terms, drawn),
    "per-sample": (drawn) =>
      total(
        sums.map((sum, i) => sum / terms[i]),
        drawn,
      ) / sums.length,
  };
  const options = { ...vectorsToVectors, model, batches, mask: "mask", rotations: [1], seed: 7 };
  const errors = (["pooled", "per-sample"] as const).map((reduction) => {
    const [{ error }] = twirlCurve({ ...options, reduction });
    expect(error).toBeCloseTo(bootstrap(sums.length, statistics[reduction], { seed: 7 }).error, 12);
    return error;
  });
  expect(Math.abs(errors[1] / errors[0] - 1)).toBeGreaterThan(0.05);
});

test("classes, and one rotation alone", () => {
  const x = normalVectors(50, 1).x;
  const loss = crossEntropy({ average: "probabilities" });
  const options = {
    model: twoClasses(0.4, 3),
    batches: [{ x, logits: zeros([50], { dtype: "int64" }) }],
    inputs: { x: vector },
    outputs: { logits: invariant },
    target: "logits",
    loss,
  };
  const [one, ten] = twirlCurve({ ...options, rotations: [1, 10] });
  expect(ten.loss).toBeLessThan(one.loss);
  expect(twirlCurve({ ...options, rotations: [1] })).toHaveLength(1);
});

test.each([
  [[], "needs a number of rotations"],
  [[1, 0], "whole number from 1 on, got 0"],
  [[2.5], "got 2.5"],
  [[Number.NaN], "got NaN"],
])("rotations %j are refused", (rotations, message) => {
  const options = { model: linearMap(), batches: [normalVectors(5, 1)], ...vectorsToVectors };
  expect(() => twirlCurve({ ...options, rotations })).toThrow(UserError);
  expect(() => twirlCurve({ ...options, rotations })).toThrow(message);
});

test("a curve without its label is refused", () => {
  const { x } = normalVectors(5, 1);
  const options = { model: linearMap(), batches: [{ x }], ...vectorsToVectors, rotations: [2] };
  expect(() => twirlCurve(options)).toThrow('the data has no label for the target "v"');
});

test("a twirled model is equivariant under the group it enumerates, and not beyond", () => {
  const { x } = normalVectors(6, 1);
  const options = { model: network(10, 2), samples: 6, ...vectorsToVectors };
  const twirled = (input: typeof x) =>
    twirl(enumerate({ group: O }), new Generator(0), { ...options, batch: { x: input } }).v;
  const equivariantUnder = (group: Group) => {
    const g = { rotation: group.sample(1, new Generator(5)).rotation.expand([6, 3, 3]) };
    return distance(twirled(vector.act(g, x)), vector.act(g, twirled(x))) < 1e-13;
  };
  expect(equivariantUnder(O)).toBe(true);
  expect(equivariantUnder(SO3)).toBe(false);
});
