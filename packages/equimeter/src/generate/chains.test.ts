import { Generator, randn, type Tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import type { Model } from "../models/model.js";
import { walkJump } from "./chains.js";
import { startFromNoise, walk } from "./walk-jump.js";

const model: Model = { forward: ({ noisy }) => ({ density: noisy.mul(0.5).add(0.1) }) };
const start = startFromNoise([1, 2, 3, 3, 3], new Generator(1));
const numbers = (one: Tensor): number[] => one.toNumbers();

test("jumps come every so many steps and leave the walk alone", () => {
  const jumps = [...walkJump(model, start, new Generator(5), { jumps: 3, every: 4, delta: 0.3 })];
  expect(jumps.map(({ step }) => step)).toEqual([4, 8, 12]);
  const whole = walk(model, start, 12, new Generator(5), { delta: 0.3 });
  expect(numbers(jumps[2].state.y)).toEqual(numbers(whole.y));
  for (const { state, density } of jumps)
    expect(numbers(density)).toEqual(numbers(state.y.mul(0.5).add(0.1)));
  expect(numbers(jumps[0].density)).not.toEqual(numbers(jumps[1].density));
});

test("a warm-up is walked by one chain, then its copies part", () => {
  const options = { jumps: 1, every: 2, warmup: 3, copies: 4 };
  const generator = new Generator(5);
  const [{ step, state }] = walkJump(model, start, new Generator(5), options);
  const warm = walk(model, start, 3, generator);
  expect(step).toBe(2);
  const copies = (chains: Tensor): Tensor => chains.expand([4, ...chains.shape.slice(1)]).clone();
  const apart = walk(model, { y: copies(warm.y), v: copies(warm.v) }, 2, generator);
  expect(numbers(state.y)).toEqual(numbers(apart.y));
  expect(numbers(state.y.select(0, 0))).not.toEqual(numbers(state.y.select(0, 1)));
});

test("chains do not touch each other", () => {
  const two = startFromNoise([2, 2, 3, 3, 3], new Generator(1));
  const noise = randn([5, 2, 2, 3, 3, 3], { generator: new Generator(2) });
  const both = walk(model, two, 5, noise);
  const second = { y: two.y.narrow(0, 1, 1), v: two.v.narrow(0, 1, 1) };
  const alone = walk(model, second, 5, noise.narrow(1, 1, 1));
  expect(both.y.narrow(0, 1, 1).sub(alone.y).abs().max().item()).toBeLessThan(1e-6);
});

test.each([
  [{ jumps: 0 }, "jumps must be a whole number from 1 on, not 0"],
  [{ every: 2.5 }, "every must be a whole number from 1 on, not 2.5"],
  [{ copies: NaN }, "copies must be a whole number from 1 on, not NaN"],
  [{ warmup: -1 }, "a walk takes a whole number of steps, not -1"],
])("mistake %j", (options, sentence) => {
  expect(() => [...walkJump(model, start, new Generator(1), options)]).toThrow(sentence);
});
