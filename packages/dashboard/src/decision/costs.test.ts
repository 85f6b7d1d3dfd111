import { expect, test } from "vitest";

import { costsOf } from "./costs.ts";
import { advice, known, series } from "./testing.ts";

const twelve = (cost: number) => ["twirl, 12 random", 12, cost, 2.8, 1] as const;
const wide = { config: { "model.kind": "plain", "model.width": 128 } };
const unlogged = [series("test", { L: [3], percent: [20] })];

test("runs of one architecture share the smallest time: what is more is other work", () => {
  const quiet = known("quiet", { advice: advice(5.7e-4, [twelve(12)]) });
  const busy = known("busy", {
    advice: advice(9.5e-4, [twelve(10.8), ["canonical", 1, 1.5, 3, 0]]),
  });
  const other = known("other", { run: wide, advice: advice(2e-3, [twelve(2.1)]) });
  const costs = costsOf([busy, other, quiet]);
  expect(costs.unit).toBe("seconds of a prediction for one sample");
  expect([costs.isTimed, costs.untimed]).toEqual([true, null]);
  expect(costs.shared).toEqual([["busy", "quiet"]]);
  expect(costs.of(busy).calls(1)).toBe(5.7e-4);
  expect(costs.of(quiet).calls(1)).toBe(5.7e-4);
  // 12 · 5.7e-4 is less than 10.8 · 9.5e-4.
  expect(costs.of(busy).calls(12)).toBeCloseTo(12 * 5.7e-4, 12);
  // Timed of one of them alone.
  expect(costs.of(quiet).remedy({ name: "canonical", calls: 1 })).toBeCloseTo(1.5 * 9.5e-4, 12);
  expect(costs.of(other).calls(1)).toBe(2e-3);
  expect(costs.of(other).calls(12)).toBeCloseTo(4.2e-3, 12);
});

test("another device, model or data is another architecture", () => {
  const cheap = known("cheap", { advice: advice(1) });
  for (const run of [
    { device: "cuda" },
    wide,
    { config: { "model.kind": "plain", "model.width": 64, "data.train": "b.xyz" } },
  ]) {
    const dear = known("dear", { run, advice: advice(2) });
    const costs = costsOf([cheap, dear]);
    expect([costs.of(cheap).calls(1), costs.of(dear).calls(1)]).toEqual([1, 2]);
    expect(costs.shared).toEqual([]);
  }
  // What is trained otherwise is not.
  const augmented = { config: { "train.augment": "rotations", ...known("a").run.config } };
  const same = costsOf([cheap, known("dear", { run: augmented, advice: advice(2) })]);
  expect(same.shared).toEqual([["cheap", "dear"]]);
});

test("between and beyond what advice tried a cost lies on straight lines, and never falls", () => {
  const tried = [
    ["twirl, 2 random", 2, 3, 3, 9],
    ["twirl, 4 random", 4, 2.5, 3, 9],
    ["twirl, 12 random", 12, 12, 3, 9],
  ] as const;
  const run = known("a", { advice: advice(1, tried) });
  const { calls, remedy } = costsOf([run]).of(run);
  expect([1, 2, 3, 4, 8, 12].map(calls)).toEqual([1, 3, 3, 3, 7.5, 12]);
  expect(calls(23)).toBeCloseTo(23, 12);
  expect(remedy({ name: "twirl, 4 random", calls: 4 })).toBe(3);
});

test("a run without advice has the cost of its architecture, else all are in another unit", () => {
  const advised = known("advised", { advice: advice(0.001, [twelve(2.1)]) });
  const same = known("same");
  const all = costsOf([advised, same]);
  expect(all.isTimed).toBe(true);
  expect(all.of(same).calls(2)).toBeCloseTo(0.0011, 12);
  const other = known("other", { run: wide });
  const mixed = costsOf([advised, same, other]);
  expect(mixed.unit).toBe("seconds of a prediction, each call as one sample's training step");
  expect([mixed.isTimed, mixed.untimed]).toEqual([false, "other"]);
  // n calls are n calls, whatever advice timed: 50 samples a second in training.
  expect([1, 2, 12].map(mixed.of(advised).calls)).toEqual([0.02, 0.04, 0.24]);
  expect(mixed.of(advised).remedy({ name: "twirl, 12 random", calls: 12 })).toBe(0.24);
});

test("where a run has neither advice nor a logged speed, calls are counted, for all", () => {
  const advised = known("advised", { advice: advice(0.001, [twelve(2.1)]) });
  const bare = known("bare", { run: wide, series: unlogged });
  const costs = costsOf([advised, bare]);
  expect(costs.unit).toBe("calls of the model");
  expect(costs.untimed).toBe("bare");
  for (const run of [advised, bare]) {
    expect([1, 2, 32].map(costs.of(run).calls)).toEqual([1, 2, 32]);
    expect(costs.of(run).remedy({ name: "twirl, 12 random", calls: 12 })).toBe(12);
    // Of a flow: a repair over four rotations that took 4.1 times as long.
    expect(costs.of(run).repair(4.1, 4)).toBe(4);
  }
  expect(costsOf([]).unit).toBe("calls of the model");
});

test("a repair of a flow is timed where calls are", () => {
  const run = known("a", { advice: advice(0.5) });
  const { repair } = costsOf([run]).of(run);
  expect([repair(4, 4), repair(null, 4)]).toEqual([2, null]);
});

test("speeds of training are of a median, and shared like calls", () => {
  const slow = known("slow", {
    series: [series("train", { samplesPerSecond: [10, 20, null, 0, 40] })],
  });
  expect(costsOf([slow]).of(slow).calls(1)).toBe(1 / 20);
  const costs = costsOf([slow, known("fast")]);
  expect(costs.of(slow).calls(1)).toBe(1 / 50);
  expect(costs.shared).toEqual([["slow", "fast"]]);
});
