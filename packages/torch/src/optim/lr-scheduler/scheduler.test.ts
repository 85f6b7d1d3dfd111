import { expect, test } from "vitest";

import { zeros } from "../../index.js";
import { parameter } from "../../nn/index.js";
import { AdamW, LBFGS } from "../index.js";
import {
  ConstantLR,
  CosineAnnealingLR,
  CosineAnnealingWarmRestarts,
  ExponentialLR,
  LambdaLR,
  LinearLR,
  MultiStepLR,
  OneCycleLR,
  PolynomialLR,
  ReduceLROnPlateau,
  SequentialLR,
  StepLR,
} from "./index.js";

const one = parameter(zeros([1]));
const make = (lr = 1): AdamW => new AdamW([["p", one]], { lr });

/** The rates of `epochs` epochs. */
function course(scheduler: { rates: number[]; step(): void }, epochs: number): number[] {
  return Array.from({ length: epochs }, (_, epoch) => {
    if (epoch > 0) scheduler.step();
    return scheduler.rates[0];
  });
}

test("schedules have their closed forms", () => {
  expect(course(new StepLR(make(), 2, { gamma: 0.5 }), 6)).toEqual([1, 1, 0.5, 0.5, 0.25, 0.25]);
  expect(course(new MultiStepLR(make(), [1, 3, 3], { gamma: 0.5 }), 5)).toEqual([
    1, 0.5, 0.5, 0.125, 0.125,
  ]);
  expect(course(new ExponentialLR(make(), 0.5), 3)).toEqual([1, 0.5, 0.25]);
  expect(course(new LambdaLR(make(2), (epoch) => epoch + 1), 3)).toEqual([2, 4, 6]);
  expect(course(new ConstantLR(make(), { factor: 0.25, totalIters: 2 }), 4)).toEqual([
    0.25, 0.25, 1, 1,
  ]);
  const warmUp = course(new LinearLR(make(), { startFactor: 0.5, totalIters: 4 }), 6);
  [0.5, 0.625, 0.75, 0.875, 1, 1].forEach((rate, i) => expect(warmUp[i]).toBeCloseTo(rate, 14));
  const square = course(new PolynomialLR(make(), { totalIters: 4, power: 2 }), 6);
  [1, 0.5625, 0.25, 0.0625, 0, 0].forEach((rate, i) => expect(square[i]).toBeCloseTo(rate, 14));
  const half = (epoch: number): number => 0.1 + (0.9 * (1 + Math.cos((Math.PI * epoch) / 6))) / 2;
  const cosine = course(new CosineAnnealingLR(make(), 6, { etaMin: 0.1 }), 16);
  cosine.forEach((rate, epoch) => expect(rate).toBeCloseTo(half(epoch), 12));
  const restarts = course(new CosineAnnealingWarmRestarts(make(), 6, { etaMin: 0.1 }), 14);
  restarts.forEach((rate, epoch) => expect(rate).toBeCloseTo(half(epoch % 6), 14));
});

test("one cycle turns the first beta of Adam the other way", () => {
  const optimizer = make();
  const scheduler = new OneCycleLR(optimizer, 1, { totalSteps: 11, annealStrategy: "linear" });
  const [beta2] = [optimizer.groups[0].betas[1]];
  const betas = [optimizer.groups[0].betas[0]];
  for (let step = 1; step < 11; step++) {
    scheduler.step();
    betas.push(optimizer.groups[0].betas[0]);
  }
  expect(betas[0]).toBe(0.95);
  expect(Math.min(...betas)).toBeLessThan(0.87);
  expect(betas[10]).toBeCloseTo(0.95, 14);
  expect(optimizer.groups[0].betas[1]).toBe(beta2);
  expect(optimizer.lr).toBeCloseTo(1 / 25 / 1e4, 16);
  scheduler.step();
  expect(() => scheduler.step()).toThrow("OneCycleLR: step 12 is beyond the cycle of 11 steps");
});

test("a plateau is waited for, then waited out", () => {
  const optimizer = make();
  const scheduler = new ReduceLROnPlateau(optimizer, { factor: 0.5, patience: 1, cooldown: 2 });
  const rates = [3, 3, 3, 3, 3, 3, 3, 1].map((metric) => {
    scheduler.step(metric);
    return optimizer.lr;
  });
  expect(rates).toEqual([1, 1, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25]);
});

test("less than the threshold is no improvement", () => {
  const options = { factor: 0.5, patience: 1, threshold: 0.25 } as const;
  const reductions = (more: object): number => {
    const optimizer = make();
    const scheduler = new ReduceLROnPlateau(optimizer, { ...options, ...more });
    for (const metric of [4, 3.5, 3.375, 3.3125, 3.28]) scheduler.step(metric);
    return Math.log2(1 / optimizer.lr);
  };
  // A better one than 4 would be below 3; by difference 3.5 is better and nothing after it.
  expect(reductions({})).toBe(2);
  expect(reductions({ thresholdMode: "abs" })).toBe(1);
  expect(reductions({ threshold: 0 })).toBe(0);
});

test("a group that is added later keeps its rate", () => {
  const optimizer = make();
  const scheduler = new ExponentialLR(optimizer, 0.5);
  optimizer.addParameterGroup({ parameters: [["q", parameter(zeros([1]))]], lr: 3 });
  scheduler.step();
  expect(optimizer.groups.map(({ lr }) => lr)).toEqual([0.5, 3]);
  expect(scheduler.rates).toEqual([0.5]);
});

test("a state sets the optimiser's rates, whichever is loaded first", () => {
  const first = new LinearLR(make(), { startFactor: 0.5, totalIters: 4 });
  first.step();
  const resumed = make(0.625); // as the optimiser's own state would leave it
  const second = new LinearLR(resumed, { startFactor: 0.5, totalIters: 4 });
  second.loadStateDict(first.stateDict());
  for (const scheduler of [first, second]) scheduler.step();
  expect(second.rates).toEqual(first.rates);
  expect(second.epoch).toBe(2);
});

test("bad options and states, one sentence each", () => {
  const refuse = (body: () => unknown, reason: string): void => expect(body).toThrow(reason);
  refuse(() => new StepLR(make(), 0), "StepLR: stepSize 0 must be a positive integer");
  refuse(() => new StepLR(make(), 1, { gamma: -1 }), "StepLR: gamma -1 must be positive");
  refuse(
    () => new MultiStepLR(make(), [2.5]),
    "MultiStepLR: milestones [2.5] must be epochs, counted from 0",
  );
  refuse(() => new ExponentialLR(make(), NaN), "gamma NaN must be positive");
  refuse(
    () => new ConstantLR(make(), { factor: 0 }),
    "ConstantLR: factor 0 must be more than 0 and at most 1",
  );
  refuse(() => new LinearLR(make(), { endFactor: 2 }), "LinearLR: endFactor 2 must be from 0 to 1");
  refuse(() => new PolynomialLR(make(), { power: -1 }), "power -1 must not be negative");
  refuse(() => new CosineAnnealingLR(make(), 1.5), "tMax 1.5 must be a positive integer");
  refuse(() => new CosineAnnealingWarmRestarts(make(), 2, { tMult: 0 }), "tMult 0");
  refuse(
    () => new CosineAnnealingWarmRestarts(make(), 2).step(Infinity),
    "epoch Infinity must be finite and not negative",
  );
  refuse(
    () => new LambdaLR(make(), [Math.sqrt, Math.cbrt]),
    "LambdaLR: factor has 2 values for 1 groups of parameters",
  );
  refuse(
    () => new OneCycleLR(make(), 1, {} as { totalSteps: number }),
    "OneCycleLR needs totalSteps, or both epochs and stepsPerEpoch",
  );
  refuse(() => new OneCycleLR(make(), 1, { totalSteps: 9, pctStart: 2 }), "pctStart 2");
  refuse(
    () => new OneCycleLR(new LBFGS([["p", one]]), 1, { totalSteps: 9 }),
    "this optimiser has no momentum to cycle; pass cycleMomentum: false",
  );
  refuse(() => new ReduceLROnPlateau(make(), { factor: 1 }), "factor 1 must be at least 0");
  refuse(
    () => new ReduceLROnPlateau(make(), { mode: "best" as "min" }),
    'mode best must be "min" or "max"',
  );
  const [optimizer, other] = [make(), make()];
  const parts = [new StepLR(optimizer, 1), new StepLR(optimizer, 1)];
  refuse(
    () => new SequentialLR(optimizer, parts, []),
    "SequentialLR: 2 schedules need 1 milestones between them, not 0",
  );
  refuse(() => new SequentialLR(optimizer, parts, [0]), "the milestones 0 must be positive");
  refuse(() => new SequentialLR(other, parts, [3]), "all schedules must be of the optimiser");
  const state = parts[0].stateDict();
  const { epoch: _, ...rest } = state;
  refuse(() => parts[0].loadStateDict(rest), "StepLR: the state lacks the number epoch");
  refuse(
    () => parts[0].loadStateDict({ ...state, best: 1 }),
    "StepLR: the state has best, which it does not know",
  );
});
