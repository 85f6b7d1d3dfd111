import { expect, test } from "vitest";

import { Generator, noGrad, ones, randn, tensor } from "../../index.js";
import { BatchNorm1d, BatchNorm2d, Embedding, InstanceNorm1d, Sequential } from "../index.js";

const generator = new Generator(6);

test("running statistics follow the unbiased variance of the batches", () => {
  const norm = new BatchNorm1d(1, { dtype: "float64", momentum: 0.25 });
  noGrad(() => norm.forward(tensor([[1], [3]], { dtype: "float64" })));
  expect(norm.running_mean!.item()).toBe(0.25 * 2);
  expect(norm.running_var!.item()).toBe(0.75 + 0.25 * 2);
  noGrad(() => norm.eval().forward(tensor([[100], [200]], { dtype: "float64" })));
  expect(norm.running_mean!.item()).toBe(0.5);
  expect(norm.num_batches_tracked!.item()).toBe(1);
});

test("without momentum they are the mean over all batches", () => {
  const norm = new BatchNorm1d(2, { dtype: "float64", momentum: null });
  const batches = Array.from({ length: 4 }, () => randn([5, 2], { dtype: "float64", generator }));
  const means = [0, 0];
  for (const batch of batches) {
    noGrad(() => norm.forward(batch));
    batch
      .mean([0])
      .toNumbers()
      .forEach((mean, i) => (means[i] += mean / 4));
  }
  norm.running_mean!.toNumbers().forEach((mean, i) => expect(mean).toBeCloseTo(means[i], 14));
  expect(norm.num_batches_tracked!.item()).toBe(4);
});

test("buffers are state and move with the module; the count stays an integer", () => {
  const model = new Sequential(new BatchNorm2d(3), new InstanceNorm1d(2));
  expect(model.numParameters()).toBe(6);
  expect([...model.namedBuffers().keys()]).toEqual([
    "0.running_mean",
    "0.running_var",
    "0.num_batches_tracked",
  ]);
  model.to({ dtype: "float64" });
  const norm = model.at(0) as BatchNorm2d;
  expect(norm.running_mean!.dtype).toBe("float64");
  expect(norm.num_batches_tracked!.dtype).toBe("int64");
  expect(() =>
    new BatchNorm1d(3).loadStateDict({ weight: ones([3]), bias: ones([2]), mean: ones([3]) }),
  ).toThrow(
    "the state does not fit this BatchNorm1d: missing running_mean, running_var, num_batches_tracked; " +
      "unexpected mean; of another shape bias ([2] instead of [3])",
  );
  const report = new BatchNorm1d(3).loadStateDict(
    { weight: ones([3]), mean: ones([3]) },
    { strict: false },
  );
  expect(report).toEqual({
    missing: ["bias", "running_mean", "running_var", "num_batches_tracked"],
    unexpected: ["mean"],
  });
});

test("one value a channel is enough outside training", () => {
  const norm = new BatchNorm1d(3).eval();
  expect(norm.forward(ones([1, 3])).shape).toEqual([1, 3]);
});

test("a pretrained embedding holds the rows it was given", () => {
  const rows = tensor([
    [1, 2],
    [3, 4],
    [0, 0],
  ]);
  const frozen = Embedding.fromPretrained(rows, { paddingIdx: -1 });
  expect(frozen.weight).toBe(rows);
  expect([frozen.weight.requiresGrad, frozen.paddingIdx]).toEqual([false, 2]);
  expect(frozen.forward(tensor([1, 2], { dtype: "int64" })).toNumbers()).toEqual([3, 4, 0, 0]);
  expect(Embedding.fromPretrained(rows, { freeze: false }).weight.requiresGrad).toBe(true);
});
