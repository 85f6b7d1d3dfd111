import { expect, test } from "vitest";

import { enableGrad, grad, noGrad, ones, tensor, TorchError, type Tensor } from "../index.js";

function leaf(...values: number[]): Tensor {
  return tensor(values, { dtype: "float64", requiresGrad: true });
}

test("backward accumulates into leaves", () => {
  const x = leaf(1, 2, 3);
  x.pow(3).sum().backward();
  expect(x.grad!.toNumbers()).toEqual([3, 12, 27]);
  x.pow(3).sum().backward();
  expect(x.grad!.toNumbers()).toEqual([6, 24, 54]);
  x.grad = null;
  expect(x.grad).toBeNull();
  x.mul(2).backward(tensor([1, 10, 100], { dtype: "float64" }));
  expect(x.grad!.toNumbers()).toEqual([2, 20, 200]);
  x.grad = ones([3], { dtype: "float64" });
  expect(x.grad.toNumbers()).toEqual([1, 1, 1]);
});

test("a gradient can be differentiated again, and again", () => {
  const x = leaf(2);
  const [first] = grad(x.pow(4), [x], { createGraph: true });
  const [second] = grad(first, [x], { createGraph: true });
  const [third] = grad(second, [x]);
  expect([first.item(), second.item(), third.item()]).toEqual([32, 48, 48]);
  expect(x.grad).toBeNull();

  // ∇ |∇f|² = 2 H ∇f, for f = x²y at (3, 5): ∇f = (30, 9), H = ((10, 6), (6, 0))
  const point = leaf(3, 5);
  const f = point.select(0, 0).square().mul(point.select(0, 1));
  const [slope] = grad(f, [point], { createGraph: true });
  slope.square().sum().backward();
  expect(point.grad!.toNumbers()).toEqual([2 * (10 * 30 + 6 * 9), 2 * 6 * 30]);
});

test("several outputs are weighted by gradOutputs", () => {
  const x = leaf(1, 2);
  const outputs = [x.mul(3), x.square()];
  const gradOutputs = [tensor([1, 0], { dtype: "float64" }), tensor([0, 10], { dtype: "float64" })];
  expect(grad(outputs, [x], { gradOutputs })[0].toNumbers()).toEqual([3, 40]);
  expect(() => grad(outputs, [x], { gradOutputs: [null] })).toThrow(
    "grad: 1 gradOutputs for 2 outputs",
  );
});

test("an input that took no part is an error, or null where that is allowed", () => {
  const [x, y] = [leaf(1), leaf(2)];
  expect(() => grad(x.square(), [x, y])).toThrow(TorchError);
  expect(() => grad(x.square(), [x, y])).toThrow(/^grad: .*not .*used/i);
  const [gx, gy] = grad(x.square(), [x, y], { allowUnused: true });
  expect(gx!.item()).toBe(2);
  expect(gy).toBeNull();
});

test("a graph serves once unless it is retained", () => {
  const x = leaf(3);
  const y = x.square();
  grad(y, [x], { retainGraph: true });
  grad(y, [x]);
  expect(() => grad(y, [x])).toThrow(/^grad: .*second time/);
  expect(() => x.square().expand([2]).backward()).toThrow(/^backward: .*scalar outputs/);
});

test("noGrad records nothing, enableGrad inside it does, and both end with an exception", () => {
  const x = leaf(2);
  expect(noGrad(() => x.mul(2)).requiresGrad).toBe(false);
  expect(noGrad(() => enableGrad(() => x.mul(2))).requiresGrad).toBe(true);
  expect(() =>
    noGrad(() => {
      throw new Error("from the body");
    }),
  ).toThrow("from the body");
  expect(x.mul(2).requiresGrad).toBe(true);
  expect(x.detach().requiresGrad).toBe(false);
  expect(() => x.add_(1)).toThrow(/^add_: .*leaf/);
  expect(noGrad(() => x.add_(1)).item()).toBe(3);
});

function chain(x: Tensor): Tensor {
  const square = x.view([2, 2]);
  return square.matmul(square.t()).softmax(-1).log().mul(square.sin()).sum();
}

test("gradients agree with differences for a chain of operators", () => {
  const values = [0.3, -1.2, 0.7, 2];
  const x = leaf(...values);
  const gradient = grad(chain(x), [x])[0].toNumbers();
  const step = 1e-6;
  values.forEach((_, i) => {
    const at = (amount: number): number =>
      chain(leaf(...values.map((value, j) => (i === j ? value + amount : value)))).item();
    expect(gradient[i]).toBeCloseTo((at(step) - at(-step)) / (2 * step), 7);
  });
});
