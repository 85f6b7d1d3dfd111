import { expect, test } from "vitest";

import {
  call,
  customFunction,
  enableGrad,
  grad,
  keep,
  ones,
  tensor,
  tidy,
  type Tensor,
} from "../index.js";
import { reachableTensors } from "../live-tensors.js";
import { native } from "../native.js";

const cube = customFunction({
  forward: (x: Tensor) => x.mul(x).mul(x),
  backward: ([gradient], [x]) => [gradient.mul(x.square()).mul(3)],
}) as (x: Tensor) => Tensor;

test("first, second and third derivatives are those of the formula", () => {
  const x = tensor([1, -2], { dtype: "float64", requiresGrad: true });
  const [first] = grad(cube(x).sum(), [x], { createGraph: true });
  const [second] = grad(first.sum(), [x], { createGraph: true });
  const [third] = grad(second.sum(), [x]);
  expect(first.toNumbers()).toEqual([3, 12]);
  expect(second.toNumbers()).toEqual([6, -12]);
  expect(third.toNumbers()).toEqual([6, 6]);
});

test("the derivative that is written is the one that is used", () => {
  const straightThrough = customFunction({
    forward: (x: Tensor) => x.round(),
    backward: ([gradient]) => [gradient],
  }) as (x: Tensor) => Tensor;
  const x = tensor([0.4, 1.7], { requiresGrad: true });
  const y = straightThrough(x);
  expect(y.toNumbers()).toEqual([0, 2]);
  y.mul(tensor([3, 5]))
    .sum()
    .backward();
  expect(x.grad!.toNumbers()).toEqual([3, 5]);
});

test("several inputs and outputs, one of them without gradient, one unused", () => {
  const sumAndProduct = customFunction({
    forward: (a: Tensor, b: Tensor) => [a.add(b), a.mul(b)],
    backward: ([ofSum, ofProduct], [a, b], [, product]) => {
      expect(product.toNumbers()).toEqual([6]);
      expect(ofSum.toNumbers()).toEqual([0]);
      return [ofProduct.mul(b), b.requiresGrad ? ofProduct.mul(a) : null];
    },
  }) as (a: Tensor, b: Tensor) => Tensor[];
  const a = tensor([2], { requiresGrad: true });
  const [, product] = sumAndProduct(a, tensor([3]));
  const [slope] = grad(product.sum(), [a], { gradOutputs: [null] });
  expect(slope.toNumbers()).toEqual([3]);
});

test("inputs survive the scope in which the function was called", () => {
  const x = tensor([2], { requiresGrad: true });
  const y = tidy(() => cube(x.mul(3)));
  const [slope] = grad(y.sum(), [x]);
  expect(slope.toNumbers()).toEqual([3 * 36 * 3]);
});

test("errors: a throwing derivative, a wrong number of gradients, an input returned, another shape", () => {
  const make = (backward: () => (Tensor | null)[]): Tensor =>
    (customFunction({ forward: (x: Tensor) => x.clone(), backward }) as (x: Tensor) => Tensor)(
      tensor([1, 2], { requiresGrad: true }),
    );
  const failing = make(() => {
    throw new Error("on purpose");
  });
  expect(() => failing.sum().backward()).toThrow(/^backward: .*on purpose/);
  expect(() =>
    make(() => [])
      .sum()
      .backward(),
  ).toThrow("must return 1 gradients");
  expect(() =>
    make(() => [ones([3])])
      .sum()
      .backward(),
  ).toThrow(/^backward: .*shape/);
  const same = customFunction({ forward: (x: Tensor) => x, backward: (g) => g });
  expect(() => same(ones([1]))).toThrow("return a clone");
  const inPlace = tensor([1, 2], { requiresGrad: true }).mul(1);
  const y = cube(inPlace);
  inPlace.add_(1); // changes what the derivative needs
  expect(() => y.sum().backward()).toThrow(/modified by an inplace operation/);
  expect(cube(tensor([2])).requiresGrad).toBe(false);
});

test("nothing is left behind", () => {
  const x = keep(tensor([1, 2], { requiresGrad: true }));
  const step = (): void =>
    tidy(() => {
      cube(x).sum().backward();
      x.grad = null;
    });
  step();
  const before = reachableTensors();
  for (let i = 0; i < 200; i++) step();
  reachableTensors();
  expect(native.liveTensors()).toBeLessThanOrEqual(before);
});

test("nothing is left behind outside of tidy, nor where the derivative throws", () => {
  const x = keep(tensor([1, 2], { requiresGrad: true }));
  let fails = false;
  const moody = customFunction({
    forward: (one: Tensor) => one.clone(),
    backward: ([gradient]) => {
      if (fails) throw new Error("on purpose");
      return [gradient.mul(2)];
    },
  }) as (one: Tensor) => Tensor;
  const step = (): void => {
    fails = !fails;
    try {
      moody(x).sum().backward();
    } catch {
      // every second time
    }
    x.grad = null;
  };
  step();
  const before = reachableTensors();
  for (let i = 0; i < 200; i++) step();
  reachableTensors();
  expect(native.liveTensors()).toBeLessThanOrEqual(before);
});

test("what is no tensor is refused where it comes from", () => {
  const returning = (value: unknown): (() => void) => {
    const f = customFunction({
      forward: (x: Tensor) => x.clone(),
      backward: () => [value as Tensor],
    }) as (x: Tensor) => Tensor;
    return () =>
      f(tensor([1], { requiresGrad: true }))
        .sum()
        .backward();
  };
  for (const value of [5, "x", undefined, { handle: 3 }])
    expect(returning(value)).toThrow("must return 1 gradients");
  expect(returning(null)).not.toThrow();
  const nothing = customFunction({ forward: () => null as never, backward: () => [] });
  expect(() => nothing()).toThrow("forward must return a tensor");
  const thrower = customFunction({
    forward: (x: Tensor) => x.clone(),
    backward: () => {
      // eslint-disable-next-line no-throw-literal -- JavaScript lets anyone do it
      throw { toString: () => { throw new Error("inner"); } }; // prettier-ignore
    },
  }) as (x: Tensor) => Tensor;
  expect(() => thrower(tensor([1], { requiresGrad: true })).backward()).toThrow("it threw");
});

test("a derivative may differentiate; deeper than libtorch goes on one thread it is an error", () => {
  let levels = 0;
  const nested = customFunction({
    forward: (x: Tensor) => x.mul(2),
    backward: ([gradient]) => {
      if (levels-- <= 0) return [gradient];
      const y = tensor([1], { requiresGrad: true });
      return enableGrad(() => grad(nested(y).sum(), [y]));
    },
  }) as (x: Tensor) => Tensor;
  const slope = (depth: number): number => {
    levels = depth;
    const x = tensor([1], { requiresGrad: true });
    nested(x).sum().backward();
    return x.grad!.item();
  };
  expect(slope(20)).toBe(1);
  expect(() => slope(200)).toThrow(/^backward: .*runs only on its own thread/);
  expect(slope(3)).toBe(1);
});

test("inside TorchScript's and libtorch's own graph it is one node among others", () => {
  const x = tensor([0.5], { dtype: "float64", requiresGrad: true });
  const y = cube(call<Tensor>("aten::sin", "", 1, x)).exp();
  const [slope] = grad(y.sum(), [x]);
  const s = Math.sin(0.5);
  expect(slope.item()).toBeCloseTo(Math.exp(s ** 3) * 3 * s ** 2 * Math.cos(0.5), 14);
});
