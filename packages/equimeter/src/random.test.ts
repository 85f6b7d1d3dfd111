import { expect, test } from "vitest";

import { mixedSeed, uniform } from "./random.js";

const draw = (seed: number, count: number): number[] =>
  Array.from({ length: count }, uniform(seed));

/** Pearson's χ² of values in [0, 1) against equal bins. */
function chiSquare(values: readonly number[], bins: number): number {
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) counts[Math.floor(value * bins)]++;
  const expected = values.length / bins;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const product = a.reduce((sum, value, i) => sum + (value - 0.5) * (b[i] - 0.5), 0);
  return (12 * product) / a.length; // the variance of a uniform number is 1/12
}

// Bounds are five standard deviations: of χ² with 99 degrees of freedom 14, of a correlation 1/√n.

test("a stream fills [0, 1) evenly", () => {
  for (const seed of [0, 1, 2, 123456789, 0x9e3779b9, 2 ** 32 + 5]) {
    const values = draw(seed, 20_000);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(Math.abs(chiSquare(values, 100) - 99)).toBeLessThan(5 * 14.1);
  }
});

test("neighbouring numbers of a stream are independent", () => {
  for (const seed of [0, 7]) {
    const values = draw(seed, 20_001);
    for (const lag of [1, 2, 3])
      expect(Math.abs(correlation(values.slice(0, -lag), values.slice(lag)))).toBeLessThan(0.036);
    const pairs = values.slice(0, -1).map((a, i) => (Math.floor(a * 10) + values[i + 1]) / 10);
    expect(Math.abs(chiSquare(pairs, 100) - 99)).toBeLessThan(5 * 14.1);
  }
});

test("neighbouring seeds give independent streams", () => {
  const streams = Array.from({ length: 5000 }, (_, seed) => draw(seed, 3));
  for (const place of [0, 1, 2]) {
    const values = streams.map((stream) => stream[place]);
    expect(Math.abs(chiSquare(values, 50) - 49)).toBeLessThan(5 * 9.9);
    expect(Math.abs(correlation(values.slice(0, -1), values.slice(1)))).toBeLessThan(0.071);
  }
  expect(Math.abs(correlation(draw(1, 5000), draw(2, 5000)))).toBeLessThan(0.071);
});

test("the same seed gives the same stream, another seed another", () => {
  expect(draw(3, 5)).toEqual(draw(3, 5));
  expect(draw(3, 5)).not.toEqual(draw(4, 5));
});

test("mixed seeds differ for other seeds and other uses, and fit into 31 bits", () => {
  const seeds = [0, 1, 2, 2 ** 32, 2 ** 53 - 1].flatMap((seed) => [
    mixedSeed(seed),
    ...Array.from({ length: 300 }, (_, i) => mixedSeed(seed, 1, i)),
    ...Array.from({ length: 300 }, (_, i) => mixedSeed(seed, i + 2, 1)),
  ]);
  expect(new Set(seeds).size).toBe(seeds.length);
  for (const seed of seeds)
    expect(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31).toBe(true);
  expect(mixedSeed(7, 1, 2)).toBe(mixedSeed(7, 1, 2));
  expect(mixedSeed(7, 1, 2)).not.toBe(mixedSeed(7, 2, 1));
});
