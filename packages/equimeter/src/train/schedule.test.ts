import { expect, test } from "vitest";

import { learningRateAt, monitorSteps } from "./schedule.js";

const cosine = {
  steps: 101,
  warmup: 11,
  warmupFrom: 0,
  schedule: "cosine",
  learningRate: 1e-3,
  finalLearningRate: 1e-5,
} as const;

test("the warm-up rises in equal steps and ends at the peak", () => {
  const rates = Array.from({ length: 11 }, (_, step) => learningRateAt(step, cosine));
  rates.forEach((rate, step) => expect(rate).toBeCloseTo((1e-3 * (step + 1)) / 11, 15));
  expect(rates[0]).toBeGreaterThan(0); // a first step of size 0 would be wasted
  expect(rates.at(-1)).toBe(1e-3);
});

test("the cosine starts at the peak, is half-way down in the middle and ends at the final rate", () => {
  expect(learningRateAt(11, cosine)).toBeCloseTo(1e-3, 15);
  expect(learningRateAt(11 + 89 / 2, cosine)).toBeCloseTo((1e-3 + 1e-5) / 2, 12);
  expect(learningRateAt(100, cosine)).toBeCloseTo(1e-5, 15);
  expect(learningRateAt(500, cosine)).toBeCloseTo(1e-5, 15);
  const rates = Array.from({ length: 90 }, (_, i) => learningRateAt(11 + i, cosine));
  expect(rates.every((rate, i) => i === 0 || rate < rates[i - 1])).toBe(true);
});

test("without a warm-up, with one as long as the run, and in a run of one step", () => {
  expect(learningRateAt(0, { ...cosine, warmup: 0 })).toBeCloseTo(1e-3, 15);
  expect(learningRateAt(100, { ...cosine, warmup: 101 })).toBe(1e-3);
  expect(learningRateAt(99, { ...cosine, steps: 100, warmup: 99 })).toBeCloseTo(1e-3, 15);
  expect(learningRateAt(0, { ...cosine, steps: 1, warmup: 0 })).toBeCloseTo(1e-3, 15);
});

test("a constant schedule stays at the peak after the warm-up", () => {
  const constant = { ...cosine, schedule: "constant" } as const;
  expect([11, 50, 100, 1000].map((step) => learningRateAt(step, constant))).toEqual(
    new Array(4).fill(1e-3),
  );
  expect(learningRateAt(0, constant)).toBeCloseTo(1e-3 / 11, 15);
});

test("the schedule of EScAIP: from a fifth of the rate, then a cosine that counts from step 0 to a half", () => {
  const config = {
    steps: 1000,
    warmup: 100,
    warmupFrom: 0.2,
    schedule: "cosine-from-start",
    learningRate: 1,
    finalLearningRate: 0.5,
  } as const;
  const expected = (s: number): number =>
    s < 100 ? 0.2 + (0.8 * s) / 100 : 0.5 + 0.25 * (1 + Math.cos((Math.PI * s) / 1000));
  for (const step of [0, 1, 50, 99, 100, 101, 500, 999, 1000])
    expect(learningRateAt(step, config)).toBeCloseTo(expected(step), 12);
});

const sorted = (steps: Set<number>): number[] => [...steps].sort((a, b) => a - b);

test("the monitor measures at the start, at log-spaced steps and at the end", () => {
  expect(sorted(monitorSteps(20, 1, null))).toEqual([0, 1, 10, 20]);
  expect(sorted(monitorSteps(1000, 2, null))).toEqual([0, 1, 3, 10, 32, 100, 316, 1000]);
  expect(sorted(monitorSteps(1, 8, null))).toEqual([0, 1]);
});

test("and at every multiple of what is asked for, within the run", () => {
  expect(sorted(monitorSteps(20, 1, 6))).toEqual([0, 1, 6, 10, 12, 18, 20]);
  expect(sorted(monitorSteps(20, 1, 100))).toEqual([0, 1, 10, 20]);
  const many = sorted(monitorSteps(12_345, 8, 500));
  expect(many.every((step) => Number.isInteger(step) && step >= 0 && step <= 12_345)).toBe(true);
  expect(many).toHaveLength(new Set(many).size);
});
