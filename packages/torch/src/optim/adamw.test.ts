import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { loadSafetensors, manualSeed, randn, tensor, tidy, zeros, type Tensor } from "../index.js";
import { reachableTensors } from "../live-tensors.js";
import { native } from "../native.js";
import { parameter, type Parameter } from "../nn/index.js";
import { Adam, AdamW, ExponentialMovingAverage, type AdamWOptions } from "./index.js";

function named(...values: Tensor[]): Map<string, Parameter> {
  return new Map(values.map((value, i) => [`p${i}`, parameter(value)]));
}

test("the first step is lr against the gradient's sign, plus decay", () => {
  const parameters = named(tensor([1, -2, 3], { dtype: "float64" }));
  const [one] = parameters.values();
  const optimizer = new AdamW(parameters, { lr: 0.1, weightDecay: 0.5, eps: 0 });
  one.grad = tensor([5, -1e-9, 0], { dtype: "float64" });
  optimizer.step();
  // 0.95 θ − 0.1 sign(g); where there never was a gradient, eps 0 must not give 0 / 0
  [0.85, -1.8, 2.85].forEach((value, i) => expect(one.toNumbers()[i]).toBeCloseTo(value, 14));
});

const golden = join(
  process.env.EQUIMETER_SHARED ?? fileURLToPath(new URL("../../../../../shared", import.meta.url)),
  "golden/voxmol/adamw_ema.safetensors",
);

test.skipIf(!existsSync(golden))(
  "with eps 0 it is VoxMol's optimiser, and the average its EMA (needs golden/voxmol)",
  () => {
    const { tensors } = loadSafetensors(golden);
    const names = ["p", "q", "dead"];
    const parameters = new Map(
      names.map((name) => [name, parameter(tensors[`input.${name}`].clone())]),
    );
    const optimizer = new AdamW(parameters, { lr: 0.02, betas: [0.99, 0.999], eps: 0 });
    const ema = new ExponentialMovingAverage(parameters, 0.999);
    for (let step = 0; step < 4; step++) {
      parameters.get("p")!.grad = tensors[`input.grad_p${step}`];
      parameters.get("q")!.grad = tensors[`input.grad_q${step}`];
      optimizer.step();
      ema.update();
      const averaged = ema.averaged();
      for (const name of names) {
        const [raw, average] = [`output.${name}${step}`, `output.ema_${name}${step}`];
        expect(distance(parameters.get(name)!, tensors[raw])).toBeLessThan(1e-12);
        expect(distance(averaged[name], tensors[average])).toBeLessThan(1e-12);
      }
    }
  },
);

/** The largest difference relative to the largest value. */
function distance(actual: Tensor, wanted: Tensor): number {
  return actual.sub(wanted).abs().max().div(wanted.abs().max()).item();
}

test("a loaded state is a copy", () => {
  const parameters = named(zeros([2]));
  const [one] = parameters.values();
  const first = new AdamW(parameters);
  one.grad = tensor([1, 2]);
  first.step();
  const second = new AdamW(parameters);
  second.loadStateDict(first.stateDict());
  const before = second.stateDict().tensors["p0.exp_avg"].toNumbers();
  first.step();
  expect(second.stateDict().tensors["p0.exp_avg"].toNumbers()).toEqual(before);
  expect(second.stateDict().numbers).toEqual({
    "groups.0.lr": 1e-3,
    "groups.0.betas.0": 0.9,
    "groups.0.betas.1": 0.999,
    "groups.0.eps": 1e-8,
    "groups.0.weightDecay": 0.01,
    "p0.step": 1,
  });
});

test("a state of other parameters is refused and changes nothing", () => {
  const parameters = named(zeros([2]));
  const [one] = parameters.values();
  const optimizer = new AdamW(parameters);
  one.grad = tensor([1, 2]);
  optimizer.step();
  const { tensors, numbers } = optimizer.stateDict();
  const refuse = (state: Record<string, Tensor>, reason: string): void =>
    expect(() => optimizer.loadStateDict({ tensors: state, numbers })).toThrow(reason);
  refuse(
    { ...tensors, "p9.exp_avg": zeros([2]) },
    "the state has p9.exp_avg, which it does not know",
  );
  refuse({ ...tensors, "p0.exp_avg": zeros([3]) }, "p0.exp_avg must be [2], not [3]");
  refuse({ "p0.exp_avg": zeros([2]) }, "p0.exp_avg_sq must be [2], but is missing");
  expect(optimizer.stateDict()).toEqual({ tensors, numbers });
});

test("zeroGrad drops gradients, and parameters without one are not even decayed", () => {
  const parameters = named(tensor([1, 2]));
  const [one] = parameters.values();
  const optimizer = new AdamW(parameters, { weightDecay: 0.5 });
  one.grad = tensor([1, 1]);
  optimizer.zeroGrad();
  expect(one.grad).toBeNull();
  optimizer.step();
  expect(one.toNumbers()).toEqual([1, 2]);
});

test("a step leaves no tensor behind and its memory survives scopes", () => {
  const parameters = named(zeros([2]), zeros([3]));
  const optimizer = new AdamW(parameters);
  const step = (): void =>
    tidy(() => {
      for (const one of parameters.values()) one.grad = randn(one.shape);
      optimizer.step();
      optimizer.zeroGrad();
    });
  const before = reachableTensors();
  step();
  const memory = 2 * (1 + 2); // two flat tensors, seen whole and by both parameters
  expect(native.liveTensors()).toBe(before + memory);
  for (let i = 0; i < 5; i++) step();
  expect(native.liveTensors()).toBe(before + memory);
  expect(optimizer.stateDict().numbers["p1.step"]).toBe(6);
});

function mixed(): Parameter[] {
  const double = tensor([5, 6], { dtype: "float64" });
  return [tensor([1, 2, 3]), tensor([4]), double, tensor(7)].map((value) => parameter(value));
}

test("parameters of different histories and dtypes move as each would alone", () => {
  const [together, apart] = [mixed(), mixed()];
  const shared = new AdamW(
    together.map((one, i) => [`p${i}`, one] as const),
    { lr: 0.1 },
  );
  const alone = apart.map((one, i) => new AdamW([[`p${i}`, one]], { lr: 0.1 }));
  // Which of the four have a gradient in each step.
  const pattern = ["1010", "1110", "0110", "1111", "0000", "0101", "1111", "1001"];
  for (const [step, flags] of pattern.entries()) {
    for (const parameters of [together, apart]) {
      manualSeed(step);
      parameters.forEach((one, i) => {
        const gradient = randn(one.shape, { dtype: one.dtype });
        one.grad = flags[i] === "1" ? gradient : null;
      });
    }
    shared.step();
    for (const optimizer of alone) optimizer.step();
    for (const [i, one] of together.entries())
      expect(one.toNumbers()).toEqual(apart[i].toNumbers());
  }
  const { numbers } = shared.stateDict();
  expect([0, 1, 2, 3].map((i) => numbers[`p${i}.step`])).toEqual([5, 5, 5, 4]);
});

test("it reduces a quadratic to its minimum", () => {
  const parameters = named(tensor([5, -3]));
  const [one] = parameters.values();
  const optimizer = new AdamW(parameters, { lr: 0.1, weightDecay: 0 });
  for (let step = 0; step < 500; step++) {
    optimizer.zeroGrad();
    tidy(() =>
      one
        .sub(tensor([1, 2]))
        .square()
        .sum()
        .backward(),
    );
    optimizer.step();
  }
  expect(
    one
      .sub(tensor([1, 2]))
      .abs()
      .max()
      .item(),
  ).toBeLessThan(1e-3);
});

test("options out of range are refused", () => {
  const refuse = (options: AdamWOptions, reason: string): void =>
    expect(() => new AdamW(named(zeros([1])), options)).toThrow(reason);
  refuse({ lr: -1 }, "AdamW: lr -1 must not be negative");
  refuse({ lr: NaN }, "lr NaN");
  refuse({ betas: [0.9, 1] }, "betas [0.9, 1] must be at least 0 and less than 1");
  refuse({ eps: -1e-8 }, "eps -1e-8");
  refuse({ weightDecay: -0.1 }, "weightDecay -0.1");
});

test("amsgrad never divides by less than before", () => {
  const one = parameter(tensor([0], { dtype: "float64" }));
  const optimizer = new Adam([["p", one]], { lr: 1, betas: [0, 0.5], eps: 0, amsgrad: true });
  const moves = [4, 1, 1].map((gradient) => {
    const before = one.item();
    one.grad = tensor([gradient], { dtype: "float64" });
    optimizer.step();
    return before - one.item();
  });
  // v = 8, 4.5, 2.75, of which the first stays, over the bias 1 − 0.5ᵗ
  [4 / Math.sqrt(8 / 0.5), 1 / Math.sqrt(8 / 0.75), 1 / Math.sqrt(8 / 0.875)].forEach((move, i) =>
    expect(moves[i]).toBeCloseTo(move, 14),
  );
});
