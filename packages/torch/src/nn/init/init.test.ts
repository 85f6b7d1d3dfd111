/** What does not need PyTorch's numbers, which goldens.test.ts compares: properties and edges. */
import { expect, test } from "vitest";

import { eye as identity, Generator, noGrad, zeros } from "../../index.js";
import { reachableTensors } from "../../live-tensors.js";
import { native } from "../../native.js";
import { Conv1d, init, Linear, parameter } from "../index.js";

test("truncNormal stays between its cutoffs and has the mean and spread of the cut distribution", () => {
  const drawn = init.truncNormal(zeros([20_000], { dtype: "float64" }), {
    mean: 1,
    std: 2,
    a: 0,
    b: 2,
    generator: new Generator(1),
  });
  expect(drawn.min().item()).toBeGreaterThanOrEqual(0);
  expect(drawn.max().item()).toBeLessThanOrEqual(2);
  // Cut at ±c = ±1/2 standard deviations, the variance is σ² (1 − 2 c φ(c) / (2 Φ(c) − 1)).
  const density = Math.exp(-1 / 8) / Math.sqrt(2 * Math.PI);
  const variance = 4 * (1 - density / 0.38292492254802624);
  expect(Math.abs(drawn.mean().item() - 1)).toBeLessThan(5 * Math.sqrt(variance / 20_000));
  expect(drawn.var().item() / variance).toBeCloseTo(1, 1);

  // So near each other that rounding alone would leave the interval.
  const [a, b] = [0.25, 0.25 + 2 ** -23];
  const narrow = init.truncNormal(zeros([500]), { a, b, generator: new Generator(1) });
  expect(narrow.min().item()).toBeGreaterThanOrEqual(a);
  expect(narrow.max().item()).toBeLessThanOrEqual(b);
});

test("orthogonal rows or columns are orthonormal up to the gain", () => {
  const generator = new Generator(2);
  for (const shape of [
    [3, 7],
    [7, 3],
    [4, 2, 5],
  ]) {
    const made = init.orthogonal(zeros(shape, { dtype: "float64" }), { gain: 3, generator });
    const matrix = made.view([shape[0], -1]);
    const [rows, columns] = matrix.shape;
    const product = rows < columns ? matrix.matmul(matrix.t()) : matrix.t().matmul(matrix);
    const exact = identity(Math.min(rows, columns), { dtype: "float64" }).mul(9);
    expect(product.sub(exact).abs().max().item()).toBeLessThan(1e-13);
  }
});

test("dirac lets a convolution pass its channels through", () => {
  const conv = new Conv1d(4, 6, 3, { padding: "same", bias: false, groups: 2 });
  init.dirac(conv.weight, { groups: 2 });
  const x = init.normal(zeros([1, 4, 5]), 0, 1, { generator: new Generator(3) });
  const y = noGrad(() => conv.forward(x));
  expect(y.narrow(1, 0, 2).toNumbers()).toEqual(x.narrow(1, 0, 2).toNumbers());
  expect(y.narrow(1, 3, 2).toNumbers()).toEqual(x.narrow(1, 2, 2).toNumbers());
  expect(y.select(1, 2).abs().sum().item()).toBe(0);
});

test("sparse zeroes the same share of every column, rounded up", () => {
  const made = init.sparse(zeros([7, 5]), 0.4, { std: 3, generator: new Generator(4) });
  expect(made.eq(0).sum([0]).toNumbers()).toEqual([3, 3, 3, 3, 3]);
});

test("parameters are written in place without history, and nothing is left behind", () => {
  const weight = parameter(zeros([6, 6]));
  const before = reachableTensors();
  const generator = new Generator(5);
  const fills = [
    () => init.truncNormal(weight, { generator }),
    () => init.kaimingNormal(weight, { generator }),
    () => init.xavierNormal(weight, { generator }),
    () => init.orthogonal(weight, { generator }),
    () => init.sparse(weight, 0.5, { generator }),
    () => init.eye(weight),
    () => init.ones(weight),
    () => init.zeros(weight),
  ];
  for (const fill of fills) expect(fill()).toBe(weight);
  expect(native.liveTensors()).toBe(before);
  expect(weight.isLeaf && weight.requiresGrad).toBe(true);
});

test("a layer without inputs has nothing to draw", () => {
  const empty = init.kaimingUniform(zeros([3, 0]));
  expect(empty.size).toBe(0);
  expect(new Linear(0, 2).bias!.toNumbers()).toEqual([0, 0]);
});
