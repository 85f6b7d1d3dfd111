import { expect, test } from "vitest";

import {
  grad,
  nn,
  noGrad,
  parametersToVector,
  tensor,
  TorchError,
  vectorToParameters,
  vectorToTensors,
} from "../index.js";
import { double, leftBy } from "./testing.js";

test("tensors to a vector and back, in order and row-major", () => {
  const tensors = [
    double([
      [1, 2],
      [3, 4],
    ]).t(),
    double(5),
    double([6]),
  ];
  const vector = parametersToVector(tensors);
  expect(vector.toNumbers()).toEqual([1, 3, 2, 4, 5, 6]);
  const parts = vectorToTensors(vector, tensors);
  expect(parts.map((part) => part.shape)).toEqual([[2, 2], [], [1]]);
  parts.forEach((part, i) => expect(part.toNumbers()).toEqual(tensors[i].toNumbers()));
  // Views of the vector, also where its elements do not lie side by side.
  vector.fill_(7);
  expect(parts[0].toNumbers()).toEqual([7, 7, 7, 7]);
  const column = double([
    [1, 0],
    [2, 0],
    [3, 0],
    [4, 0],
    [5, 0],
    [6, 0],
  ]).select(1, 0);
  expect(vectorToTensors(column, tensors)[0].toNumbers()).toEqual([1, 2, 3, 4]);
});

test("gradients flow through both", () => {
  const [a, b] = [double([1, 2]), double([3])];
  for (const leaf of [a, b]) leaf.requiresGrad = true;
  const vector = parametersToVector([a, b]);
  const [front, back] = vectorToTensors(vector.square(), [a, b]);
  const found = grad(front.sum().add(back.sum().mul(10)), [a, b]);
  expect(found.map((one) => one.toNumbers())).toEqual([[2, 4], [60]]);
});

test("parameters take the values of a vector and stay parameters", () => {
  const layer = new nn.Linear(2, 1);
  const before = layer.parameters();
  vectorToParameters(double([1, 2, 3]), before);
  expect([layer.weight.toNumbers(), layer.bias!.toNumbers()]).toEqual([[1, 2], [3]]);
  expect(layer.parameters()).toEqual(before);
  expect([layer.weight.dtype, layer.weight.requiresGrad]).toEqual(["float32", true]);
  expect(leftBy(() => vectorToParameters(double([1, 2, 3]), before))).toBe(1); // the argument
  expect(leftBy(() => noGrad(() => parametersToVector(before)))).toBe(1);
});

test("what does not fit is named, and nothing is written", () => {
  const layer = new nn.Linear(2, 1);
  const before = layer.weight.toNumbers();
  expect(() => vectorToParameters(double([1, 2]), layer.parameters())).toThrow(
    "vectorToParameters: the vector has shape [2] and the tensors need [3]",
  );
  expect(() => vectorToTensors(double([[1, 2, 3]]), layer.parameters())).toThrow(
    "has shape [1, 3]",
  );
  expect(layer.weight.toNumbers()).toEqual(before);
  expect(() => parametersToVector([])).toThrow(TorchError);
  expect(() => vectorToTensors(double([]), [])).toThrow("vectorToTensors: no tensors were given");
  expect(() => parametersToVector([double([1]), tensor([1])])).toThrow(
    "parametersToVector: a vector has one dtype and device, not float64 on cpu, float32 on cpu",
  );
});
