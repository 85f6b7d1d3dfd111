import { arange, grad, manualSeed, ones, rand, randn, type Tensor, tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import { escaipConfig } from "./config.js";
import { bySlot, distanceBasis, linearInBands } from "./distance-basis.js";

const config = escaipConfig();

/** All of the features, as the original computes them. */
function features(length: Tensor, used: Tensor): Tensor {
  const spacing = config.cutoff / (config.distanceBasis - 1);
  const centres = arange(config.distanceBasis, { dtype: length.dtype }).mul(spacing);
  const x = length
    .unsqueeze(-1)
    .sub(centres)
    .div(2 * spacing);
  return x.square().mul(-0.5).exp().mul(used.unsqueeze(-1));
}

test.each([
  [50, 20],
  [3, 2],
  [1, 1],
])("the product over bands is the whole product, for %i atoms with %i slots", (atoms, slots) => {
  manualSeed(1);
  const dtype = "float64";
  const length = rand([atoms, slots], { dtype }).mul(config.cutoff);
  const used = rand([atoms, slots]).lt(0.7);
  const weight = randn([8, config.distanceBasis], { dtype });
  const bias = randn([8], { dtype });
  for (const one of [weight, bias]) one.requiresGrad = true;
  const basis = distanceBasis(length, used, config);
  const ours = bySlot(linearInBands(basis, weight, bias), basis, length);
  const whole = features(length, used).matmul(weight.t()).add(bias);
  expect(ours.sub(whole).abs().max().item()).toBeLessThan(1e-7); // what lies 6 widths away
  const down = randn(whole.shape, { dtype });
  const [a, b] = [ours, whole].map((value) => grad(value, [weight, bias], { gradOutputs: [down] }));
  a.forEach((gradient, i) => expect(gradient.sub(b[i]).abs().max().item()).toBeLessThan(1e-6));
});

test("distances at both ends, all equal, or none at all", () => {
  const weight = randn([4, config.distanceBasis]);
  const bias = ones([4]);
  for (const [values, flags] of [
    [
      [0, 12, 12, 0.01],
      [1, 1, 1, 1],
    ],
    [
      [3, 3, 3, 3],
      [1, 1, 1, 1],
    ],
    [
      [5, 1, 2, 3],
      [0, 0, 0, 0],
    ],
  ]) {
    const [length, used] = [tensor(values).view([2, 2]), tensor(flags).to("bool").view([2, 2])];
    const basis = distanceBasis(length, used, config);
    const ours = bySlot(linearInBands(basis, weight, bias), basis, length);
    const whole = features(length, used).matmul(weight.t()).add(bias);
    expect(ours.sub(whole).abs().max().item()).toBeLessThan(1e-5);
  }
});
