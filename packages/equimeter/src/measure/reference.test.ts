import { Generator, grad, randn, tensor, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { independent, invariant, vector } from "../groups/index.js";
import { directions } from "../groups/testing.js";
import { crossForm } from "./cross-form.js";
import { decompose } from "./decompose.js";
import { crossEntropy } from "./losses.js";
import {
  atomsToForces,
  directionsToEnergy,
  legendreModel,
  linearMapOfAtoms,
  molecules,
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
