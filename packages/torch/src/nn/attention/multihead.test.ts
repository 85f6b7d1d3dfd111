import { expect, test } from "vitest";

import { cat, Generator, grad, ones, randn, tensor, zeros, type Tensor } from "../../index.js";
import { MultiheadAttention } from "../index.js";

const generator = new Generator(3);
const double = { dtype: "float64", generator } as const;

/** The same from the definition, one head and one query at a time. */
function reference(
  module: MultiheadAttention,
  query: Tensor,
  key: Tensor,
  value: Tensor,
  bias: Tensor,
) {
  const [E, heads] = [module.embedDim, module.numHeads];
  const width = E / heads;
  const [wq, wk, wv] = module.in_proj_weight!.chunk(3);
  const [bq, bk, bv] = module.in_proj_bias!.chunk(3);
  const out = Array.from({ length: query.shape[0] }, (_, b) => {
    const q = query.select(0, b).matmul(wq.t()).add(bq);
    const k = key.select(0, b).matmul(wk.t()).add(bk);
    const v = value.select(0, b).matmul(wv.t()).add(bv);
    const all = Array.from({ length: heads }, (__, h) => {
      const own = (x: Tensor): Tensor => x.narrow(1, h * width, width);
      const scores = own(q).matmul(own(k).t()).div(Math.sqrt(width));
      const weights = scores.add(bias.select(0, b * heads + h)).exp();
      return weights.div(weights.sum([-1], { keepdim: true })).matmul(own(v));
    });
    return cat(all, 1).matmul(module.out_proj.weight.t()).add(module.out_proj.bias!).unsqueeze(0);
  });
  return cat(out, 0);
}

const module = new MultiheadAttention(6, 3, { dtype: "float64" });
const x = randn([2, 5, 6], double);
const y = randn([2, 4, 6], double);
const padded = tensor(
  [
    [0, 0, 0, 0, 1],
    [0, 1, 0, 1, 1],
  ],
  { dtype: "bool" },
);

function distance(a: Tensor, b: Tensor): number {
  return a.sub(b).abs().max().item();
}

test("self- and cross-attention follow the definition, with and without an additive mask", () => {
  const mask = randn([6, 5, 5], double);
  expect(distance(module.forward(x), reference(module, x, x, x, zeros([6, 5, 5])))).toBeLessThan(
    1e-14,
  );
  expect(
    distance(module.forward(x, x, x, { mask }), reference(module, x, x, x, mask)),
  ).toBeLessThan(1e-14);
  const values = randn([2, 5, 6], double);
  expect(
    distance(module.forward(y, x, values), reference(module, y, x, values, zeros([6, 4, 5]))),
  ).toBeLessThan(1e-14);
});

test("padded keys have no influence; masks of bool and of -Infinity are the same", () => {
  const plain = module.forward(y, x, x, { keyPaddingMask: padded });
  const noise = randn([2, 5, 6], double).mul(padded.unsqueeze(-1)).mul(100);
  const other = x.add(noise);
  expect(distance(plain, module.forward(y, other, other, { keyPaddingMask: padded }))).toBe(0);
  // The second sample alone, without its padding.
  const kept = x.narrow(0, 1, 1).indexSelect(1, tensor([0, 2], { dtype: "int64" }));
  expect(
    distance(plain.narrow(0, 1, 1), module.forward(y.narrow(0, 1, 1), kept, kept)),
  ).toBeLessThan(1e-15);

  const causal = ones([5, 5]).tril().eq(0);
  const additive = zeros([5, 5], { dtype: "float64" }).maskedFill(causal, -Infinity);
  const byBool = module.forward(x, x, x, { mask: causal, keyPaddingMask: padded });
  const byFloat = module.forward(x, x, x, { mask: additive, keyPaddingMask: padded });
  expect(distance(byBool, byFloat)).toBe(0);
  // A causal query does not see later keys.
  const later = x.clone();
  later.narrow(1, 3, 2).add_(1);
  const [before, after] = [x, later].map((z) =>
    module.forward(z, z, z, { mask: causal }).narrow(1, 0, 3),
  );
  expect(distance(before, after)).toBe(0);
});

test("second derivatives agree with differences of first ones, through input, weights and mask", () => {
  const input = randn([2, 5, 6], double);
  const mask = randn([1, 5, 5], double);
  for (const leaf of [input, mask]) leaf.requiresGrad = true;
  const weight = module.in_proj_weight!;
  const variables = [input, mask, weight];
  const directions = variables.map((variable) => randn(variable.shape, double));
  const slope = (createGraph: boolean): Tensor => {
    const loss = module.forward(input, input, input, { mask, keyPaddingMask: padded }).pow(3).sum();
    return grad(loss, variables, { createGraph })
      .map((gradient, i) => gradient.mul(directions[i]).sum())
      .reduce((total, part) => total.add(part));
  };
  const second = grad(slope(true), variables);
  const step = 1e-5;
  for (const [i, variable] of variables.entries()) {
    const way = randn(variable.shape, double);
    const at = (amount: number): number => {
      const start = variable.detach().clone();
      variable.detach().add_(way, { alpha: amount });
      const value = slope(false).item();
      variable.detach().copy_(start);
      return value;
    };
    const expected = (at(step) - at(-step)) / (2 * step);
    const actual = second[i].mul(way).sum().item();
    expect(Math.abs(actual - expected)).toBeLessThan(1e-6 * Math.max(1, Math.abs(expected)));
  }
});

test("dropout acts on the weights in training only", () => {
  const dropping = new MultiheadAttention(6, 3, { dropout: 0.5, dtype: "float64" });
  expect(distance(dropping.forward(x), dropping.forward(x))).toBeGreaterThan(0);
  dropping.eval();
  expect(distance(dropping.forward(x), dropping.forward(x))).toBe(0);
});

test("impossible sizes and shapes are named", () => {
  expect(() => new MultiheadAttention(6, 4)).toThrow("MultiheadAttention: 4 heads do not divide 6");
  expect(() => new MultiheadAttention(6, 2, { dropout: 1.5 })).toThrow("1.5 is no probability");
  expect(() => module.forward(randn([2, 5]))).toThrow(
    "must be [B, L, 6] and twice [B, S, 6], not [2, 5]",
  );
  expect(() => module.forward(y, x, y)).toThrow("not [2, 4, 6], [2, 5, 6], [2, 4, 6]");
});
