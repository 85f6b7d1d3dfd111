import * as fc from "fast-check";
import { expect, test } from "vitest";

import { UserError } from "../errors.js";
import { shuffled, splitByFraction } from "./split.js";

const numbers = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

test("the parts are disjoint and together everything", () => {
  const share = fc.option(fc.double({ min: 0.001, max: 0.45, noNaN: true }));
  const sizes = fc.integer({ min: 10, max: 300 }); // of fewer, rounding up may leave nothing
  const check = (n: number, validation: number | null, testing: number | null, seed: number) => {
    const split = splitByFraction(numbers(n), { validation, test: testing }, seed);
    const all = [...split.train, ...split.validation, ...split.test];
    expect(all.sort((a, b) => a - b)).toEqual(numbers(n));
    const size = (fraction: number | null) =>
      fraction === null ? 0 : Math.max(1, Math.round(fraction * n));
    expect(split.validation).toHaveLength(size(validation));
    expect(split.test).toHaveLength(size(testing));
  };
  fc.assert(fc.property(sizes, share, share, fc.nat(), check));
});

test("the seed alone decides, and frames of all places get into every part", () => {
  const fractions = { validation: 0.2, test: 0.2 };
  const first = splitByFraction(numbers(100), fractions, 1);
  expect(splitByFraction(numbers(100), fractions, 1)).toEqual(first);
  expect(splitByFraction(numbers(100), fractions, 2).test).not.toEqual(first.test);
  for (const part of [first.validation, first.test]) {
    expect(part.some((i) => i < 50)).toBe(true);
    expect(part.some((i) => i >= 50)).toBe(true);
  }
});

test("nothing left to train on is an error that says how much there was", () => {
  expect(() => splitByFraction(numbers(2), { validation: 0.1, test: 0.1 }, 0)).toThrow(
    "2 structures are too few to train on after 1 for validation and 1 for testing",
  );
  expect(() => splitByFraction([], { validation: null, test: null }, 0)).toThrow(UserError);
});

test("every order of four comes up equally often", () => {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < 12_000; seed++) {
    const order = shuffled(4, seed).join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(24);
  // 500 expected, five standard deviations of 22.
  for (const count of counts.values()) expect(Math.abs(count - 500)).toBeLessThan(110);
});
