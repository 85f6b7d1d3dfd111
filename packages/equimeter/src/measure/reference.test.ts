import { Generator, grad, randn, type Tensor, tensor, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { UserError } from "../errors.js";
import { independent, invariant, point, vector } from "../groups/index.js";
import { directions } from "../groups/testing.js";
import type { Model } from "../models/model.js";
import { crossForm } from "./cross-form.js";
import { decompose } from "./decompose.js";
import { crossEntropy } from "./losses.js";
import {
  atomsToForces,
  directionsToEnergy,
  legendreModel,
  linearMapOfAtoms,
  molecules,
  network,
  normalVectors,
  twoClasses,
} from "./testing.js";

const design = independent({ count: 3 });

test("against the best constant, lossZero is the variance of the labels", () => {
  const x = directions(6, new Generator(0));
  const energy = tensor([101, 102, 103, 99, 98, 97], { dtype: "float64" });
  const split = [0, 2].map((start) => ({
    x: x.narrow(0, start, start === 0 ? 2 : 4),
    energy: energy.narrow(0, start, start === 0 ? 2 : 4),
  }));
  const options = {
    model: legendreModel(100, [0.5]),
    batches: split,
    design,
    ...directionsToEnergy,
  };
  const constant = decompose({ ...options, reference: "constant" });
  expect(constant.reference).toBe("constant");
  expect(constant.lossZero).toBeCloseTo(28 / 6, 10);
  expect(constant.explained).toBeCloseTo(1 - constant.L_mean / (28 / 6), 10);
  const zero = decompose(options);
  expect(zero.reference).toBe("zero");
  expect(zero.lossZero).toBeCloseTo(10_000 + 28 / 6, 8);
  expect(zero.percent.value).toBe(constant.percent.value);
});

test("the best constant is best under the reduction that is used", () => {
  const batch = molecules([1, 20, 3], 1);
  const forces = batch.positions.add(tensor([3, -2, 1], { dtype: "float64" }));
  const options = { model: linearMapOfAtoms(), design, ...atomsToForces };
  for (const reduction of ["pooled", "per-sample"] as const) {
    const lossOf = (shift: number[]) => {
      const moved = forces.sub(tensor(shift, { dtype: "float64" }));
      return decompose({ ...options, batches: [{ ...batch, forces: moved }], reduction }).lossZero;
    };
    const batches = [{ ...batch, forces }];
    const best = decompose({ ...options, batches, reduction, reference: "constant" }).lossZero;
    const [a, b, c] = [0, 1, 2].map((axis) => {
      // A parabola through three points has its least value where the best constant lies.
      const at = (value: number) => lossOf([0, 1, 2].map((i) => (i === axis ? value : 0)));
      const [minus, zero, plus] = [at(-1), at(0), at(1)];
      return (minus - plus) / (2 * (minus - 2 * zero + plus));
    });
    expect(lossOf([a, b, c])).toBeCloseTo(best, 10);
    expect(lossOf([a + 0.01, b, c])).toBeGreaterThan(best);
  }
});

/** Points between noise and data at one time t < 1, and a flow model that is a map of them. */
function flow(t: number) {
  const { x: x_0 } = normalVectors(40, 1, 1);
  const { x: x_1 } = normalVectors(40, 1, 2);
  const x_t = x_0.mul(1 - t).add(x_1.mul(t));
  const velocity = network(12, 0.8);
  const model: Model = {
    forward(batch) {
      const { v } = velocity.forward({ x: batch.x_t });
      return { v, x_1: batch.x_t.add(v.mul(1 - t)) };
    },
  };
  const options = {
    model,
    batches: [{ x_t, x_1, v: x_1.sub(x_0) }],
    design: independent({ count: 4 }),
    inputs: { x_t: vector },
    outputs: { v: vector, x_1: vector },
  };
  return { options, x_t, x_1 };
}

test("against x_t the clean prediction has what its velocity has against zero", () => {
  const t = 0.7;
  const { options, x_t, x_1 } = flow(t);
  const zero = decompose({ ...options, target: "v" });
  const report = decompose({ ...options, target: "x_1", reference: { field: "x_t" } });
  expect(report.reference).toEqual({ field: "x_t" });
  expect(report.lossZero).toBeCloseTo(x_t.sub(x_1).square().mean().item(), 12);
  expect(report.lossZero).toBeCloseTo((1 - t) ** 2 * zero.lossZero, 12);
  expect(report.L_equiv).toBeCloseTo((1 - t) ** 2 * zero.L_equiv, 12);
  for (const name of ["explained", "relativeSpread"] as const)
    expect(report[name]).toBeCloseTo(zero[name], 10);
  expect(report.percent.value).toBeCloseTo(zero.percent.value, 10);
  // Other fields compare with zero, as without it.
  expect(report.fields.v).toEqual({ ...zero.fields.v, reference: "zero" });
  const plain = decompose({ ...options, target: "x_1" });
  expect(plain.relativeSpread).toBeLessThan(0.5 * report.relativeSpread);
  // Against the best constant the spread still compares with the distance from zero.
  const constant = decompose({ ...options, target: "x_1", reference: "constant" });
  expect(constant.relativeSpread).toBe(plain.relativeSpread);
  // Rounding is that of the whole prediction.
  expect(report.floatFloor).toBe(plain.floatFloor);
});

test("a model that answers with the reference explains nothing", () => {
  const { options } = flow(0.5);
  const model: Model = { forward: ({ x_t }) => ({ v: x_t.mul(0), x_1: x_t }) };
  const given = { ...options, model, target: "x_1", reference: { field: "x_t" } };
  expect(decompose(given).explained).toBeCloseTo(0, 12);
});

test("of logits the reference is a field of logits", () => {
  const x = directions(8, new Generator(0));
  const logits = tensor([0, 0, 0, 0, 0, 0, 1, 1], { dtype: "int64" });
  for (const average of ["logits", "probabilities"] as const) {
    const report = decompose({
      model: twoClasses(0, 1),
      batches: [
        { x, logits, guess: tensor([[0, Math.log(3)]], { dtype: "float64" }).expand([8, 2]) },
      ],
      design,
      inputs: { x: vector },
      outputs: { logits: invariant },
      target: "logits",
      loss: crossEntropy({ average }),
      reference: { field: "guess" },
    });
    expect(report.lossZero).toBeCloseTo(-(0.75 * Math.log(0.25) + 0.25 * Math.log(0.75)), 12);
  }
});

test("a reference that is a point is centred with the prediction", () => {
  const far = tensor([30, -20, 50], { dtype: "float64" });
  const { options, x_t, x_1 } = flow(0.5);
  const actions = { inputs: { x_t: point }, outputs: { x_1: point }, target: "x_1" } as const;
  const [start, guess, label] = [x_t, x_t.mul(0.9), x_1].map((x) => x.view([10, 4, 3]));
  const flat = options.model;
  const model: Model = {
    forward: (batch) => ({
      x_1: flat.forward({ x_t: batch.x_t.reshape([-1, 3]) }).x_1.view(batch.x_t.shape),
    }),
  };
  const lossZero = (shift: Tensor) =>
    decompose({
      model,
      batches: [{ x_t: start.add(shift), x_1: label.add(shift), guess: guess.add(shift) }],
      design,
      ...actions,
      centre: true,
      reference: { field: "guess" },
    }).lossZero;
  expect(lossZero(far)).toBeCloseTo(lossZero(far.mul(0)), 10);
});

test.each<[string, string]>([
  ["x_2", 'the reference "x_2" is not in the data (there are x_t, x_1, v)'],
  ["t", '"x_1": the reference "t" of shape [40] does not fit a prediction of shape [40, 3]'],
])("the reference %s is refused", (field, message) => {
  const { options } = flow(0.5);
  const [batch] = options.batches;
  const batches = field === "t" ? [{ ...batch, t: zeros([40]) }] : [batch];
  const given = { ...options, batches, target: "x_1", reference: { field } };
  expect(() => decompose(given)).toThrow(new UserError(message));
});

test("of classes, the best constant is their frequencies", () => {
  const x = directions(8, new Generator(0));
  const logits = tensor([0, 0, 0, 0, 0, 0, 1, 1], { dtype: "int64" });
  const entropy = -(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25));
  for (const average of ["logits", "probabilities"] as const) {
    const report = decompose({
      model: twoClasses(0, 1),
      batches: [{ x, logits }],
      design,
      inputs: { x: vector },
      outputs: { logits: invariant },
      target: "logits",
      loss: crossEntropy({ average }),
      reference: "constant",
    });
    expect(report.lossZero).toBeCloseTo(entropy, 12);
  }
});

test("the cross form and its gradient are those of L_mean, where the plug-in's are not", () => {
  // Z_i = θ (1 + noise), y = 0: L_mean = θ² however large the noise, L_equiv = θ².
  const theta = tensor(0.7, { dtype: "float64", requiresGrad: true });
  const [draws, rows] = [4, 20_000];
  const options = { generator: new Generator(0), dtype: "float64" } as const;
  const predictions = randn([draws, rows, 3], options).add(1).mul(theta);
  const label = zeros([rows, 3], { dtype: "float64" });
  const cross = crossForm(predictions, label);
  const plugIn = predictions.mean(0).square().mean();
  const slope = (value: typeof cross) => grad(value, [theta], { retainGraph: true })[0].item();
  expect(cross.shape).toEqual([]);
  expect(cross.item() / 0.49).toBeCloseTo(1, 1.5);
  expect(slope(cross) / 1.4).toBeCloseTo(1, 1.5);
  expect(plugIn.item() / 0.49).toBeCloseTo(1 + 1 / draws, 1.5);
  expect(slope(plugIn) / 1.4).toBeCloseTo(1 + 1 / draws, 1.5);
  expect(() => crossForm(predictions.narrow(0, 0, 1), label)).toThrow(RangeError);
});
