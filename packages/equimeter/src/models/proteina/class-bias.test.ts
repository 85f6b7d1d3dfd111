import {
  autocast,
  cat,
  Generator,
  grad,
  noGrad,
  randint,
  type Tensor,
  zeros,
} from "@equimeter/torch";
import { expect, test } from "vitest";

import type { Batch } from "../../data/batch.js";
import { BiasOfClasses, classTables, type ClassWeights } from "./class-bias.js";
import { difference, model, normal, proteins } from "./testing.js";

/** Weights of these many classes, 8 channels and 5 outputs, for 2 proteins. */
function weightsOf(classes: readonly number[]): ClassWeights {
  const count = classes.reduce((sum, some) => sum + some, 0);
  return {
    rows: normal(1, count, 8),
    scale: normal(2, 8),
    shift: normal(3, 8),
    gamma: normal(4, 2, 1, 8).sigmoid(),
    beta: normal(5, 2, 1, 8),
    outputs: normal(6, 5, 8),
  };
}

const draw = (seed: number, classes: number): Tensor =>
  randint(classes, [2, 3, 4], { generator: new Generator(seed), dtype: "int32" });

/** Pairs written out: a sum of rows, and three norms. */
function writtenOut(weights: ClassWeights, rows: Tensor): Tensor {
  const { scale, shift, gamma, beta, outputs } = weights;
  const first = normed(rows).mul(scale).add(shift);
  const second = normed(first).mul(gamma.unsqueeze(1)).add(beta.unsqueeze(1));
  return normed(second).matmul(outputs.t());
}

function normed(x: Tensor): Tensor {
  const free = x.sub(x.mean([-1], { keepdim: true }));
  return free.div(free.square().mean([-1], { keepdim: true }).add(1e-5).sqrt());
}

test.each([
  ["one feature", [6]],
  ["two", [6, 3]],
  ["three", [6, 3, 4]],
])("%s: biases and gradients are those of pairs written out", (_, counts) => {
  const weights = weightsOf(counts);
  const leaves = Object.values(weights).map((one: Tensor) => one.detach());
  for (const leaf of leaves) leaf.requiresGrad = true;
  const given = Object.fromEntries(
    Object.keys(weights).map((key, i) => [key, leaves[i]]),
  ) as unknown as ClassWeights;
  const classes = Object.fromEntries(counts.map((count, f) => [`feature ${f}`, count]));
  const drawn = counts.map((count, f) => draw(f, count));
  const named = Object.fromEntries(drawn.map((one, f) => [`feature ${f}`, one]));
  const ours = new BiasOfClasses(classes).forward({ ...named, ...classTables(given) });
  let start = 0;
  const rows = drawn.map((one, f) => {
    const table = given.rows.narrow(0, start, counts[f]);
    start += counts[f];
    return table.indexSelect(0, one.to("int64").view([-1])).view([2, 3, 4, 8]);
  });
  const theirs = writtenOut(
    given,
    rows.reduce((sum, one) => sum.add(one)),
  );
  expect(difference(ours, theirs)).toBeLessThan(1e-12);
  const slopes = normal(9, 2, 3, 4, 5);
  const [ourGradients, theirGradients] = [ours, theirs].map((one) =>
    grad(one.mul(slopes).sum(), leaves),
  );
  ourGradients.forEach((one, i) => expect(difference(one, theirGradients[i])).toBeLessThan(1e-11));
});

/** Rows of two features that cancel: what is left of a pair is what its shifts make of it. */
function cancelling(size: number): { bias: Tensor; expected: Tensor } {
  const weights = weightsOf([1, 1]);
  const row = weights.rows.narrow(0, 0, 1).mul(size);
  const short = (one: Tensor): Tensor => one.to("float32");
  const { scale, shift, gamma, beta, outputs } = weights;
  const tables = classTables({
    rows: short(cat([row, row.neg()], 0)),
    scale: short(scale),
    shift: short(shift),
    gamma: short(gamma),
    beta: short(beta),
    outputs: short(outputs),
  });
  const inputs = { a: draw(1, 1), b: draw(2, 1), ...tables };
  const bias = new BiasOfClasses({ a: 1, b: 1 }).forward(inputs).to("float64");
  return { bias, expected: writtenOut(weights, zeros([2, 3, 4, 8], { dtype: "float64" })) };
}

test("rows that cancel, in float32", () => {
  const { bias, expected } = cancelling(1);
  expect(difference(bias, expected)).toBeLessThan(0.01);
  for (const size of [1e2, 1e3, 1e4, 1e5])
    // rounding is no number to take a root of
    expect(cancelling(size).bias.isfinite().all().item()).toBe(1);
});

test("a model in float32 is as near to float64 as one that writes pairs out", () => {
  const batch = proteins([30, 24]);
  const short = Object.fromEntries(
    Object.entries(batch).map(([name, one]) => [
      name,
      one.dtype === "float64" ? one.to("float32") : one,
    ]),
  );
  const { v } = noGrad(() => model().forward(batch));
  const [ours, written] = [false, true].map((isWritten) => {
    const proteina = model().to({ dtype: "float32" });
    if (isWritten) proteina.nn.pair_repr_builder.classesOf = () => null;
    return difference(noGrad(() => proteina.forward(short).v).to("float64"), v);
  });
  expect(written).toBeGreaterThan(1e-8);
  expect(ours).toBeLessThan(3 * written);
});

test("under autocast only what comes out is short", () => {
  const proteina = model().to({ dtype: "float32" });
  const [whole, padded] = [proteins([6, 6]), proteins([6, 3])];
  const biasOf = ({ x_t, x_sc, t, mask }: Batch): Tensor =>
    proteina.invariants({
      x_t: x_t.to("float32"),
      x_sc: x_sc.to("float32"),
      t: t.to("float32"),
      mask,
    }).pairBias;
  const [long, short] = noGrad(() => [
    biasOf(whole),
    autocast({ device: "cpu" }, () => biasOf(whole)),
  ]);
  expect(short.dtype).toBe("bfloat16");
  expect(long.to("bfloat16").sub(short).abs().max().item()).toBe(0);
  const hidden = noGrad(() => autocast({ device: "cpu" }, () => biasOf(padded)));
  expect(hidden.isfinite().all().item()).toBe(1);
});
