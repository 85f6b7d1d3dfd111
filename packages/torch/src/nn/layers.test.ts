import { expect, test } from "vitest";

import { grad, Generator, manualSeed, ones, randn, rand, tensor, type Tensor } from "../index.js";
import { Dropout, Embedding, GELU, init, LayerNorm, Linear, ReLU, RMSNorm, SiLU } from "./index.js";

function sigmoid(v: number): number {
  return 1 / (1 + Math.exp(-v));
}

const x = tensor([-2, -0.5, 0, 0.5, 2]);

test("activations have their closed forms", () => {
  const values = x.toNumbers();
  new SiLU()
    .forward(x)
    .toNumbers()
    .forEach((y, i) => expect(y).toBeCloseTo(values[i] * sigmoid(values[i]), 6));
  expect(new ReLU().forward(x).toNumbers()).toEqual([0, 0, 0, 0.5, 2]);
  const tanh = new GELU({ approximate: "tanh" }).forward(x).toNumbers();
  const exact = new GELU().forward(x).toNumbers();
  values.forEach((v, i) => {
    const inner = Math.sqrt(2 / Math.PI) * (v + 0.044715 * v ** 3);
    expect(tanh[i]).toBeCloseTo(0.5 * v * (1 + Math.tanh(inner)), 6);
  });
  expect(exact[4]).toBeCloseTo(1.9544997361, 6);
  expect(tanh[4]).not.toBe(exact[4]);
});

test("Linear is x weightᵀ + bias over the last dimension", () => {
  const linear = new Linear(2, 3);
  linear.loadStateDict({
    weight: tensor([
      [1, 2],
      [3, 4],
      [5, 6],
    ]),
    bias: tensor([0.5, 0, -0.5]),
  });
  expect(linear.forward(tensor([[[1, -1]]])).toNumbers()).toEqual([-0.5, -1, -1.5]);
  expect(new Linear(2, 3, { bias: false }).bias).toBeNull();
  expect(new Linear(2, 3, { dtype: "float64" }).weight.dtype).toBe("float64");
});

test("LayerNorm and RMSNorm follow their formulas and can be differentiated twice", () => {
  const generator = new Generator(1);
  const input = randn([4, 3, 5], { dtype: "float64", generator });
  const variance = input.var([-1], { unbiased: false, keepdim: true });
  const centred = input.sub(input.mean([-1], { keepdim: true }));
  const norm = new LayerNorm(5, { dtype: "float64", eps: 1e-3 });
  norm.loadStateDict({ weight: tensor([1, 2, 3, 4, 5]), bias: ones([5]) });
  const expected = centred.div(variance.add(1e-3).sqrt()).mul(norm.weight!).add(1);
  expect(norm.forward(input).sub(expected).abs().max().item()).toBeLessThan(1e-14);

  const rms = new RMSNorm([3, 5], { dtype: "float64" });
  const size = input
    .square()
    .mean([-2, -1], { keepdim: true })
    .add(2 ** -52)
    .sqrt();
  expect(rms.forward(input).sub(input.div(size)).abs().max().item()).toBeLessThan(1e-14);
  expect(new LayerNorm(5, { elementwiseAffine: false }).parameters()).toEqual([]);
  expect(new LayerNorm(5, { bias: false }).bias).toBeNull();
  expect(new RMSNorm(5, { elementwiseAffine: false }).parameters()).toEqual([]);

  input.requiresGrad = true;
  const apart = (y: Tensor): Tensor => grad(y.pow(3).sum(), [input], { createGraph: true })[0];
  const formula = input.sub(input.mean([-1], { keepdim: true }));
  const wide = formula.div(formula.square().mean([-1], { keepdim: true }).add(1e-3).sqrt());
  const [ours] = grad(apart(norm.forward(input)).pow(2).sum(), [input]);
  const [theirs] = grad(apart(wide.mul(norm.weight!).add(1)).pow(2).sum(), [input]);
  expect(ours.sub(theirs).abs().max().item()).toBeLessThan(1e-8 * theirs.abs().max().item());
});

test("Embedding picks rows; the padding row stays zero and gets no gradient", () => {
  const embedding = new Embedding(4, 2, { paddingIdx: -1 });
  const rows = embedding.forward(
    tensor(
      [
        [0, 3],
        [2, 0],
      ],
      { dtype: "int64" },
    ),
  );
  expect(rows.shape).toEqual([2, 2, 2]);
  expect(rows.select(0, 0).select(0, 1).toNumbers()).toEqual([0, 0]);
  rows.sum().backward();
  expect(embedding.weight.grad!.toNumbers()).toEqual([2, 2, 0, 0, 1, 1, 0, 0]);
  expect(() => new Embedding(4, 2, { paddingIdx: 4 })).toThrow("paddingIdx 4 is outside 4 rows");
});

test("Dropout keeps the mean in training and does nothing otherwise", () => {
  manualSeed(0);
  const dropout = new Dropout(0.25);
  const dropped = dropout.forward(ones([20_000]));
  const kept = dropped.ne(0).to("float32").mean().item();
  expect(Math.abs(kept - 0.75)).toBeLessThan(5 * Math.sqrt((0.25 * 0.75) / 20_000));
  expect(dropped.max().item()).toBeCloseTo(1 / 0.75, 6);
  expect(dropout.eval().forward(x)).not.toBe(null);
  expect(dropout.forward(x).toNumbers()).toEqual(x.toNumbers());
  expect(() => new Dropout(-0.1)).toThrow("Dropout: -0.1 is no probability between 0 and 1");
});

test("initial values have the promised spread and can come from a generator", () => {
  const generator = new Generator(5);
  const weight = init.kaimingUniform(rand([64, 32, 3, 3]), { generator });
  const bound = Math.sqrt(6 / (32 * 9));
  expect(weight.abs().max().item()).toBeLessThanOrEqual(bound);
  expect(weight.abs().max().item()).toBeGreaterThan(0.99 * bound);
  const glorot = init.xavierUniform(rand([200, 100]), { gain: 2, generator });
  expect(glorot.std().item()).toBeCloseTo(2 * Math.sqrt(2 / 300), 2);
  const again = init.normal(rand([3]), 5, 0.1, { generator: generator.seed(9) }).toNumbers();
  expect(init.normal(rand([3]), 5, 0.1, { generator: generator.seed(9) }).toNumbers()).toEqual(
    again,
  );
  expect(() => init.kaimingUniform(rand([3]))).toThrow("init: [3] needs at least two dimensions");
});
