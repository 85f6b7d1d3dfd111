import { expect, test } from "vitest";

import {
  defaultGenerator,
  dropout,
  Generator,
  manualSeed,
  ones,
  rand,
  randn,
  randperm,
  TorchError,
  zeros,
} from "./index.js";
import { reachableTensors } from "./live-tensors.js";
import { native } from "./native.js";

test("seed 42 gives PyTorch's numbers", () => {
  manualSeed(42);
  expect(rand([3]).toNumbers()).toEqual([
    0.8822692632675171, 0.9150039553642273, 0.38286375999450684,
  ]);
  expect(randn([3]).toNumbers()).toEqual([
    -0.829319179058075, -1.6137069463729858, -0.21470452845096588,
  ]);
  expect(randperm(8).toNumbers()).toEqual([6, 7, 2, 4, 3, 1, 5, 0]);
  manualSeed(42);
  expect(randn([1000]).sum().item()).toBeCloseTo(4.231294631958008, 4);
});

test("a generator of its own gives the same stream and leaves the default one alone", () => {
  const generator = new Generator(42);
  manualSeed(1);
  const expected = randn([2]).toNumbers();
  manualSeed(1);
  expect(randn([1000], { generator }).sum().item()).toBeCloseTo(4.231294631958008, 4);
  expect(randn([2]).toNumbers()).toEqual(expected);
  expect(randn([4], { generator }).toNumbers()).not.toEqual(
    randn([4], { generator: generator.seed(42) }).toNumbers(),
  );
});

test("a saved state brings the same numbers back, also between draws of a pair", () => {
  for (const generator of [defaultGenerator, new Generator(3)]) {
    generator.seed(8);
    // The normal distribution draws in pairs and remembers the second number.
    zeros([1], { dtype: "float64" }).normal_({ generator });
    const { state } = generator;
    const draw = (): number[] =>
      [
        zeros([3], { dtype: "float64" }).normal_({ generator }),
        zeros([20]).uniform_({ generator }),
      ].flatMap((values) => values.toNumbers());
    const first = draw();
    const second = draw();
    generator.state = state;
    expect(draw()).toEqual(first);
    expect(draw()).toEqual(second);
    expect(second).not.toEqual(first);
  }
});

test("dropout draws from the default stream", () => {
  const masks = [1, 1, 2].map((seed) => {
    manualSeed(seed);
    return dropout(ones([64]), 0.5, true).toNumbers();
  });
  expect(masks[0]).toEqual(masks[1]);
  expect(masks[0]).not.toEqual(masks[2]);
});

test("seeds and states that are none are refused", () => {
  expect(() => manualSeed(-1)).toThrow("a seed must be a non-negative integer, got -1");
  expect(() => new Generator(0.5)).toThrow("got 0.5");
  expect(() => (new Generator(1).state = ones([3]))).toThrow(TorchError);
});

const place = (generator: Generator): number => generator.objectHandle % 2 ** 24;

test("generators that nothing refers to are freed and their places used again", () => {
  const kept = new Generator(5);
  const stream = randn([4], { generator: new Generator(5) }).toNumbers();
  let gone = 0;
  let furthest = 0;
  const make = (count: number): void => {
    for (let i = 0; i < count; i++) {
      const generator = new Generator(i);
      if (i === 0) gone = generator.objectHandle;
      furthest = Math.max(furthest, place(generator));
    }
    reachableTensors(); // a full collection
  };
  make(30_000);
  const before = process.memoryUsage.rss();
  make(60_000);
  // 150 MB when what a generator holds is not freed, 60,000 places when no finalizer runs.
  expect(process.memoryUsage.rss() - before).toBeLessThan(75e6);
  expect(furthest).toBeLessThan(50_000);
  expect(place(new Generator(1))).toBeLessThanOrEqual(furthest);

  expect(randn([4], { generator: kept }).toNumbers()).toEqual(stream);
  const late = { objectHandle: gone } as Generator;
  expect(() => randn([1], { generator: late })).toThrow("this generator is gone");
  expect(() => native.seedGenerator(gone, 1)).toThrow(TorchError);
});
