import { expect, test } from "vitest";

import { manualSeed, ones, randn, tensor } from "../index.js";
import { reachableTensors } from "../live-tensors.js";
import { native } from "../native.js";
import { clipGradNorm, parameter } from "./index.js";

test("gradients are scaled as PyTorch 1.13 scales them", () => {
  manualSeed(5);
  const parameters = [randn([3, 4]), randn([7]).mul(10)].map((value) => parameter(value));
  for (const one of parameters) one.grad = one.detach().clone();
  expect(clipGradNorm(parameters, 1.5)).toBeCloseTo(15.236259460449219, 5);
  const expected = [
    0.21900902688503265, -0.65589439868927, 0.67402583360672, 0.5651008486747742,
    -0.5738441944122314, 0.7560334205627441, 0.05620735138654709,
  ];
  const clipped = parameters[1].grad!.toNumbers();
  expected.forEach((value, i) => expect(clipped[i]).toBeCloseTo(value, 6));
});

test("a norm within bounds leaves the gradients alone, and parameters without one do not count", () => {
  const [a, b] = [parameter(ones([2])), parameter(ones([2]))];
  expect(clipGradNorm([a, b], 1)).toBe(0);
  a.grad = tensor([3, 4]);
  expect(clipGradNorm([a, b], 6)).toBe(5);
  expect(a.grad.toNumbers()).toEqual([3, 4]);
  expect(clipGradNorm([a, b], 1)).toBe(5);
  expect(a.grad.norm().item()).toBeCloseTo(1, 5);
  expect(b.grad).toBeNull();
});

test("a norm that is not a number spreads to the gradients instead of hiding", () => {
  const a = parameter(ones([2]));
  a.grad = tensor([NaN, 1]);
  expect(clipGradNorm([a], 1)).toBeNaN();
  expect(a.grad.toNumbers()).toEqual([NaN, NaN]);
});

test("no tensor is left behind", () => {
  const a = parameter(ones([2]));
  a.grad = tensor([3, 4]);
  const before = reachableTensors();
  clipGradNorm([a], 1);
  expect(native.liveTensors()).toBe(before);
});
