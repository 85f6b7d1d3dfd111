import { expect, test } from "vitest";

import { call, manualSeed, randn, tensor, zeros, type Tensor } from "../index.js";
import { parameter } from "../nn/index.js";
import { Muon, type MuonOptions } from "./index.js";
import { orthogonalize, type Quintic } from "./newton-schulz.js";

const coefficients: Quintic = [3.4445, -4.775, 2.0315];

/** U f(S) Vᵀ, where the iteration acts on singular values alone. */
function bySingularValues(matrix: Tensor, [a, b, c]: Quintic, steps: number): Tensor {
  const [u, s, vh] = call<[Tensor, Tensor, Tensor]>("aten::linalg_svd", "", 3, matrix, false);
  let values = s.div(s.norm());
  for (let step = 0; step < steps; step++)
    values = values.mul(values.square().mul(c).add(b).mul(values.square()).add(a));
  return u.mul(values).matmul(vh);
}

test.each([
  [5, 3],
  [3, 5],
  [4, 4],
])("the iteration maps singular values by its polynomial, [%i, %i]", (rows, columns) => {
  manualSeed(3);
  const matrices = randn([2, rows, columns], { dtype: "float64" });
  const exact = orthogonalize(matrices, coefficients, 5, 1e-7, "float64");
  const rounded = orthogonalize(matrices, coefficients, 5, 1e-7);
  expect(rounded.dtype).toBe("bfloat16");
  for (const i of [0, 1]) {
    const wanted = bySingularValues(matrices.select(0, i), coefficients, 5);
    expect(exact.select(0, i).sub(wanted).abs().max().item()).toBeLessThan(1e-12);
    expect(rounded.select(0, i).sub(wanted).norm().item()).toBeLessThan(0.1 * wanted.norm().item());
  }
});

test("a gradient of 0 stays 0", () => {
  expect(orthogonalize(zeros([1, 2, 3]), coefficients, 5, 1e-7).toNumbers()).toEqual([
    0, 0, 0, 0, 0, 0,
  ]);
});

test("momentum is an average, and weights decay apart from it", () => {
  const weight = parameter(tensor([[2, 0]], { dtype: "float64" }));
  const options = { lr: 0.5, momentum: 0.75, weightDecay: 0.25, nsSteps: 0 };
  const optimizer = new Muon([["w", weight]], options);
  weight.grad = tensor([[4, 0]], { dtype: "float64" });
  optimizer.step();
  expect(optimizer.stateDict().tensors["w.momentum_buffer"].toNumbers()).toEqual([1, 0]);
  // Without iterations the update is the direction, here of length 1.
  expect(weight.toNumbers()).toEqual([2 * (1 - 0.5 * 0.25) - 0.5, 0]);
});

test.each([
  ["original", [8, 2], 2],
  ["original", [2, 8], 1],
  ["match_rms_adamw", [2, 16], 0.8],
] as const)("the learning rate of a matrix, %s", (adjustLrFn, shape, factor) => {
  const weight = parameter(zeros(shape));
  const optimizer = new Muon([["w", weight]], { lr: 1, nsSteps: 0, adjustLrFn });
  weight.grad = randn(shape);
  optimizer.step();
  expect(weight.norm().item()).toBeCloseTo(factor, 2);
});

test("matrices of the same shape do not mix", () => {
  manualSeed(1);
  const starts = [
    [4, 6],
    [6, 4],
    [4, 6],
  ].map((shape) => randn(shape));
  const together = starts.map((value) => parameter(value.clone()));
  const apart = starts.map((value) => parameter(value.clone()));
  const name = (i: number): string => `w${i}`;
  const shared = new Muon(
    together.map((one, i) => [name(i), one]),
    { lr: 0.1 },
  );
  const alone = apart.map((one, i) => new Muon([[name(i), one]], { lr: 0.1 }));
  starts.forEach((value, i) => {
    together[i].grad = randn(value.shape);
    apart[i].grad = together[i].grad;
  });
  shared.step();
  for (const optimizer of alone) optimizer.step();
  // Products of a batch may round otherwise than those of one matrix.
  together.forEach((one, i) =>
    expect(one.sub(apart[i]).abs().max().item()).toBeLessThan(0.1 * 0.1),
  );
});

test("only matrices, and options in range", () => {
  expect(() => new Muon([["bias", parameter(zeros([3]))]])).toThrow(
    "Muon: bias is [3], not a matrix: leave it to AdamW",
  );
  const refuse = (options: object, reason: string): void =>
    expect(() => new Muon([["w", parameter(zeros([2, 2]))]], options as MuonOptions)).toThrow(
      reason,
    );
  refuse({ momentum: -1 }, "momentum -1 must not be negative");
  refuse({ nsSteps: 100 }, "Muon: nsSteps 100 must be a whole number from 0 to 99");
  refuse({ nsCoefficients: [1, 2] }, "nsCoefficients [1, 2] must be three numbers");
  refuse({ adjustLrFn: "adam" }, "adjustLrFn adam must be one of original, match_rms_adamw");
  refuse({ eps: -1 }, "eps -1 must not be negative");
});
