import { expect, test } from "vitest";

import { pearson } from "../../correlation.js";
import { blockBootstrap } from "./block-bootstrap.js";
import { normals, related } from "./testing.js";

const mean = (values: readonly number[]) =>
  values.reduce((sum, one) => sum + one, 0) / values.length;

test("independent values: the interval of the mean is that of the normal law", () => {
  const values = normals(400, 1);
  const [interval] = blockBootstrap(400, (drawn) => [mean(drawn.map((i) => values[i]))], {
    block: 1,
    resamples: 2000,
  });
  const [low, high] = interval!;
  const middle = mean(values);
  const error = Math.sqrt(mean(values.map((one) => (one - middle) ** 2)) / 400);
  expect((middle - low) / error).toBeCloseTo(1.96, 0);
  expect((high - middle) / error).toBeCloseTo(1.96, 0);
  expect((high - low) / (2 * 1.96 * error)).toBeCloseTo(1, 1);
});

/** How often intervals of series with a correlation of 0.6 hold it. */
function coverage(persistence: number, block: number): number {
  const runs = 120;
  const held = Array.from({ length: runs }, (_, seed) => {
    const [x, y] = related(150, { correlation: 0.6, persistence, seed });
    const pick = (from: number[], drawn: readonly number[]) => drawn.map((i) => from[i]);
    const [interval] = blockBootstrap(150, (drawn) => [pearson(pick(x, drawn), pick(y, drawn))], {
      block,
      resamples: 300,
      seed,
    });
    return interval![0] <= 0.6 && 0.6 <= interval![1];
  });
  return held.filter(Boolean).length / runs;
}

test("neighbours that are alike: blocks hold the correlation, single points too rarely", () => {
  expect(coverage(0, 1)).toBeGreaterThan(0.89);
  const [single, blocks] = [coverage(0.85, 1), coverage(0.85, 20)];
  expect(single).toBeLessThan(0.75);
  expect(blocks).toBeGreaterThan(single + 0.12);
  expect(blocks).toBeGreaterThan(0.8);
});

test("the same for the same seed, another for another", () => {
  const [x] = related(30, { correlation: 0, persistence: 0.5, seed: 1 });
  const of = (seed: number) =>
    blockBootstrap(30, (drawn) => [mean(drawn.map((i) => x[i]))], { seed });
  expect(of(3)).toEqual(of(3));
  expect(of(3)).not.toEqual(of(4));
});

test("few points, and statistics that have no value, have no interval", () => {
  expect(blockBootstrap(7, () => [1, 2])).toEqual([null, null]);
  expect(blockBootstrap(20, () => [Number.NaN, 2])).toEqual([null, [2, 2]]);
});
