import { expect, test } from "vitest";

import { noGrad, ones, randn, tensor, tidy, zeros, type Tensor } from "../index.js";
import { reachableTensors } from "../live-tensors.js";
import { native } from "../native.js";
import { Linear, parameter } from "../nn/index.js";
import { ExponentialMovingAverage } from "./index.js";

/** Weights that take given values one after the other, and their average by the definition. */
function path(decay: number, values: number[]) {
  const weight = parameter(tensor([values[0]], { dtype: "float64" }));
  const ema = new ExponentialMovingAverage([["w", weight]], decay);
  let average = values[0];
  for (const value of values.slice(1)) {
    noGrad(() => weight.fill_(value));
    ema.update();
    average = decay * average + (1 - decay) * value;
  }
  return { weight, ema, average };
}

test("the average and its bias correction have their closed forms", () => {
  const values = [3, -1, 4, 1, -5, 9];
  const { ema, average } = path(0.9, values);
  expect(ema.updates).toBe(5);
  expect(ema.averaged().w.item()).toBeCloseTo(average, 13);
  const corrected = (average - 0.9 ** 5 * 3) / (1 - 0.9 ** 5);
  expect(ema.debiased().w.item()).toBeCloseTo(corrected, 13);
  // That is the average of what came after the start, with weights 0.9ᵏ⁻ⁱ.
  const weights = values.slice(1).map((_, i) => 0.9 ** (4 - i));
  const sum = values.slice(1).reduce((total, value, i) => total + weights[i] * value, 0);
  expect(corrected).toBeCloseTo(sum / weights.reduce((a, b) => a + b), 12);
});

test("before the first update both are the start; after it the correction is exact in float32", () => {
  const weight = parameter(tensor([1, 100, 1e-3]));
  const ema = new ExponentialMovingAverage([["w", weight]], 0.9999);
  expect(ema.averaged().w.toNumbers()).toEqual(weight.toNumbers());
  expect(ema.debiased().w.toNumbers()).toEqual(weight.toNumbers());
  noGrad(() => weight.add_(0.01));
  ema.update();
  // The textbook formula divides rounding errors of θ_EMA by 1e-4 here.
  const error = ema.debiased().w.sub(weight).div(weight).abs().max().item();
  expect(error).toBeLessThan(3e-7);
});

test("swapIn places the weights, restores the raw ones and their bits, and gives the result back", () => {
  const { weight, ema, average } = path(0.5, [1, 2, 4]);
  const raw = weight.toNumbers();
  expect(ema.swapIn("averaged", () => weight.item())).toBeCloseTo(average, 14);
  expect(ema.swapIn("debiased", () => weight.item())).toBeCloseTo((average - 0.25) / 0.75, 14);
  expect(weight.toNumbers()).toEqual(raw);
  expect(() =>
    ema.swapIn("averaged", () => {
      noGrad(() => weight.zero_());
      throw new Error("from the body");
    }),
  ).toThrow("from the body");
  expect(weight.toNumbers()).toEqual(raw);
  expect(ema.averaged().w.item()).toBeCloseTo(average, 14);
  expect(weight.requiresGrad && weight.isLeaf).toBe(true);
});

test("swapIn nests, works inside tidy, and leaves gradients and tensors as they were", () => {
  const { weight, ema, average } = path(0.5, [1, 2, 4]);
  weight.mul(3).sum().backward();
  const before = reachableTensors();
  tidy(() => {
    ema.swapIn("debiased", () => {
      ema.swapIn("averaged", () => expect(weight.item()).toBeCloseTo(average, 14));
      expect(weight.item()).not.toBeCloseTo(average, 3);
      weight.mul(2).sum().backward();
    });
  });
  expect(weight.item()).toBe(4);
  expect(native.liveTensors()).toBe(before);
  expect(weight.grad!.item()).toBe(5);
});

test("swapIn refuses an async body and still restores", () => {
  const { weight, ema } = path(0.5, [1, 2]);
  // @ts-expect-error a Promise is refused by the types too
  const attempt = (): unknown => ema.swapIn("averaged", async () => 1);
  expect(attempt).toThrow("swapIn() cannot take an async function");
  expect(weight.item()).toBe(2);
});

test("a saved state continues bit for bit", () => {
  const weight = parameter(randn([3]));
  const named = new Map([["w", weight]]);
  const whole = new ExponentialMovingAverage(named, 0.9);
  const move = (): void => void noGrad(() => weight.add_(0.1));
  move();
  whole.update();
  const { tensors, numbers } = whole.stateDict();
  const resumed = new ExponentialMovingAverage(named, 0.9);
  resumed.loadStateDict({
    tensors,
    numbers: JSON.parse(JSON.stringify(numbers)) as typeof numbers,
  });
  move();
  for (const ema of [whole, resumed]) ema.update();
  expect(resumed.updates).toBe(2);
  for (const kind of ["averaged", "debiased"] as const)
    expect(resumed[kind]().w.toNumbers()).toEqual(whole[kind]().w.toNumbers());
});

function make(decay: number, value: Tensor): ExponentialMovingAverage {
  return new ExponentialMovingAverage([["w", parameter(value)]], decay);
}

test("a state of another average is refused", () => {
  const ema = make(0.9, zeros([2]));
  expect(() => ema.loadStateDict(make(0.99, zeros([2])).stateDict())).toThrow(
    "EMA: the state was averaged with decay 0.99, not 0.9",
  );
  expect(() => ema.loadStateDict(make(0.9, zeros([3])).stateDict())).toThrow(
    "w.start ([3] instead",
  );
  const { tensors } = ema.stateDict();
  expect(() => ema.loadStateDict({ tensors, numbers: { decay: 0.9, updates: -1 } })).toThrow(
    "number of updates is -1",
  );
  expect(() => make(1, ones([1]))).toThrow("EMA: decay 1 must be");
  expect(() => make(0.9, ones([1], { dtype: "int64" }))).toThrow(
    "w is int64, which has no average",
  );
});

test("the average follows weights that change dtype", () => {
  const module = new Linear(2, 1, { dtype: "float64" });
  const ema = new ExponentialMovingAverage(module.namedParameters(), 0.5);
  const before = module.weight.toNumbers();
  module.to({ dtype: "float32" });
  noGrad(() => module.weight.add_(1));
  const count = reachableTensors();
  ema.update();
  expect(native.liveTensors()).toBe(count);
  const { weight } = ema.averaged();
  expect(weight.dtype).toBe("float32");
  weight.toNumbers().forEach((value, i) => expect(value).toBeCloseTo(before[i] + 0.5, 6));
  expect(ema.swapIn("averaged", () => module.weight.dtype)).toBe("float32");
});

test("an update leaves no tensor behind", () => {
  const ema = new ExponentialMovingAverage([["w", parameter(ones([2]))]], 0.9);
  const before = reachableTensors();
  for (let i = 0; i < 5; i++) ema.update();
  expect(native.liveTensors()).toBe(before);
});
