import { Generator, manualSeed, noGrad, randn, tensor, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { PropertyHead } from "./head.js";

const latent = (...shape: number[]) => randn(shape, { generator: new Generator(3) });
const head = (channels = 6, options = {}) => {
  manualSeed(1);
  return new PropertyHead(channels, options).eval();
};

test("a latent becomes a number a molecule, whatever its grid", () => {
  for (const grid of [
    [1, 1, 1],
    [2, 4, 3],
  ])
    expect(noGrad(() => head().forward(latent(5, 6, ...grid))).shape).toEqual([5, 1]);
  const names = Object.entries(head(6, { width: 4 }).stateDict()).map(
    ([name, { shape }]) => `${name} ${shape.join("x")}`,
  );
  expect(names).toEqual([
    "norm0.running_mean 6",
    "norm0.running_var 6",
    "norm0.num_batches_tracked ",
    "linear1.weight 4x6",
    "linear1.bias 4",
    "norm1.weight 4",
    "norm1.bias 4",
    "linear2.weight 4x4",
    "linear2.bias 4",
    "norm2.weight 4",
    "norm2.bias 4",
    "linear3.weight 1x4",
    "linear3.bias 1",
  ]);
});

test("it starts where it is asked to, but for what its weights add", () => {
  for (const start of [-0.3, 1e-4, 0.25, 4]) {
    const one = head(6, { start });
    noGrad(() => one.linear3.weight.zero_());
    expect(one.forward(latent(2, 6, 2, 2, 2)).toNumbers()[0] / start).toBeCloseTo(1, 3);
  }
  expect(() => new PropertyHead(4, { start: Number.NaN })).toThrow(
    "start of the head must be a finite",
  );
});

test("what all molecules share is taken out, by the batch in training and as it was then afterwards", () => {
  const one = head(6, { dropout: 0 });
  const alike = latent(8, 6, 2, 2, 2).mul(0.1).add(50);
  const spread = (of: PropertyHead) => noGrad(() => of.forward(alike).std().item());
  const plain = spread(head(6, { batchNorm: false }));
  one.train();
  const first = spread(one);
  expect(first).toBeGreaterThan(100 * plain);
  for (let step = 0; step < 200; step++) spread(one);
  expect(spread(one.eval()) / first).toBeCloseTo(1, 1);
  one.train();
  expect(() => one.forward(latent(1, 6, 2, 2, 2))).toThrow(
    "one molecule alone cannot be standardised",
  );
  const without = head(6, { batchNorm: false }).train();
  expect(without.forward(latent(1, 6, 2, 2, 2)).shape).toEqual([1, 1]);
});

test("it computes what is written down", () => {
  const one = head(2, { width: 2 });
  noGrad(() => {
    one.linear1.weight.copy_(
      tensor([
        [1, 0],
        [0, 1],
      ]),
    );
    one.linear1.bias!.zero_();
    one.linear2.weight.copy_(
      tensor([
        [1, 1],
        [1, -1],
      ]),
    );
    one.linear2.bias!.zero_();
    one.linear3.weight.copy_(tensor([[2, -1]]));
    one.linear3.bias!.fill_(0.5);
  });
  const x = latent(1, 2, 2, 2, 2);
  const [a, b] = x.mean([2, 3, 4]).toNumbers();
  const norm = (u: number, v: number) => {
    const [mean, half] = [(u + v) / 2, (u - v) / 2];
    return [u, v].map((value) => (value - mean) / Math.sqrt(half * half + 1e-5));
  };
  const softplus = (value: number) => Math.log((1 + Math.exp(value)) / 2);
  const first = norm(a, b).map(softplus);
  const second = norm(first[0] + first[1], first[0] - first[1]).map(softplus);
  const last = 2 * second[0] - second[1] + 0.5;
  expect(noGrad(() => one.forward(x)).item()).toBeCloseTo(last - Math.tanh(last), 5);
});

test("it sees only what does not turn, and drops in training alone", () => {
  const one = head();
  const x = latent(2, 6, 3, 3, 3);
  const run = (of = x) => noGrad(() => one.forward(of)).toNumbers();
  const before = run();
  run(x.transpose(2, 4).flip([3])).forEach((value, i) => expect(value).toBeCloseTo(before[i], 6));
  expect(run()).toEqual(before);
  one.train();
  manualSeed(2);
  expect(run()).not.toEqual(before);
});

test("all its parameters learn", () => {
  const one = head();
  one
    .forward(latent(4, 6, 2, 2, 2))
    .sub(1)
    .square()
    .mean()
    .backward();
  for (const [name, { grad }] of one.namedParameters())
    expect([name, grad!.abs().max().item() > 0]).toEqual([name, true]);
});

test.each([
  [() => head(0), "channels of the head must be a whole number from 1 on, not 0"],
  [() => head(4, { width: 1.5 }), "width of the head must be a whole number from 1 on, not 1.5"],
  [() => head(4, { dropout: 2 }), "dropout of the head must be a probability from 0 to 1, not 2"],
  [
    () => head(4).forward(zeros([2, 3, 1, 1, 1])),
    "the head needs a latent [B, 4, x, y, z], not [2, 3, 1, 1, 1]",
  ],
  [() => head(4).forward(zeros([2, 4])), "the head needs a latent [B, 4, x, y, z], not [2, 4]"],
])("mistake %#", (refused, sentence) => {
  expect(refused).toThrow(UserError);
  expect(refused).toThrow(sentence);
});
