import { expect, test } from "vitest";

import { courseCorrelations, type RatioPoint, withLogarithms } from "./course.js";
import { normals, related } from "./testing.js";

const course = (percents: number[], ratios: (number | null)[], every = 50): RatioPoint[] =>
  percents.map((percent, i) => ({ step: i * every, percent, ratio: ratios[i] }));

test("a power law: correlation and slope, over all, by lag and in every window", () => {
  const percents = related(60, { correlation: 0, persistence: 0.9, seed: 4 })[0].map(Math.exp);
  const points = course(
    percents,
    percents.map((percent) => 0.3 * percent ** 0.5),
  );
  const { overall, changes, shifted, windows } = courseCorrelations(points, { resamples: 50 });
  expect(overall.points).toBe(60);
  expect(overall.pearson.value).toBeCloseTo(1, 10);
  expect(overall.spearman.value).toBeCloseTo(1, 10);
  expect(overall.slope).toBeCloseTo(0.5, 10);
  expect(overall.pearson.ci95![0]).toBeCloseTo(1, 10);
  expect(changes.map(({ lag, steps, points: pairs }) => [lag, steps, pairs])).toEqual(
    [1, 2, 4, 8, 16].map((lag) => [lag, 50 * lag, 60 - lag]),
  );
  for (const { pearson } of changes) expect(pearson.value).toBeCloseTo(1, 10);
  expect(shifted.map(({ lag }) => lag)).toEqual([-16, -8, -4, -2, -1, 0, 1, 2, 4, 8, 16]);
  expect(shifted[5].pearson.value).toBeCloseTo(1, 10);
  for (const i of [0, 10]) expect(shifted[i].pearson.value).toBeLessThan(0.8);
  expect(windows.map(({ from, to }) => [from, to])).toEqual(
    [0, 10, 20, 30, 40, 50].map((first) => [50 * first, 50 * (first + 9)]),
  );
  for (const { pearson, slope } of windows) {
    expect(pearson).toBeCloseTo(1, 10);
    expect(slope).toBeCloseTo(0.5, 10);
  }
});

test("two basins with another coefficient: changes over short lags correlate, all of training does not", () => {
  const [log] = related(80, { correlation: 0, persistence: 0.5, seed: 1 });
  // The second half has the same slope and lies lower.
  const ratios = log.map((one, i) => Math.exp(one + (i < 40 ? 0 : -6)));
  const { overall, changes, windows } = courseCorrelations(course(log.map(Math.exp), ratios));
  const byLag = changes.map(({ spearman }) => spearman.value!);
  expect(byLag[0]).toBeGreaterThan(0.9);
  expect(byLag.at(-1)).toBeLessThan(byLag[0] - 0.3);
  expect(overall.pearson.value).toBeLessThan(0.5);
  for (const { pearson } of windows) expect(pearson).toBeCloseTo(1, 10);
});

test("a ratio that follows the percent three measurements later is seen at that shift", () => {
  const [log] = related(200, { correlation: 0, persistence: 0, seed: 6 });
  const ratios = log.map((_, i) => Math.exp(log[Math.max(0, i - 2)]));
  const { shifted } = courseCorrelations(course(log.map(Math.exp), ratios), { resamples: 50 });
  const best = shifted.reduce((a, b) => (b.pearson.value! > a.pearson.value! ? b : a));
  expect([best.lag, best.steps]).toEqual([2, 100]);
  expect(best.pearson.value).toBeCloseTo(1, 8);
});

test("ε in place of the percent changes what is linear, not the ranks", () => {
  const percents = normals(30, 2).map((one) => 100 / (1 + Math.exp(-2 * one)));
  const points = course(
    percents,
    percents.map((percent) => percent / (100 - percent)),
  );
  const [percent, epsilon] = (["percent", "epsilon"] as const).map(
    (lossRatio) => courseCorrelations(points, { lossRatio }).overall,
  );
  expect(epsilon.pearson.value).toBeCloseTo(1, 10);
  expect(epsilon.slope).toBeCloseTo(1, 10);
  expect(percent.pearson.value).toBeLessThan(0.97);
  expect(percent.spearman.value).toBeCloseTo(1, 10);
});

test("smoothing takes noise of single measurements away", () => {
  const trend = Array.from({ length: 60 }, (_, i) => Math.exp(-i / 20));
  const noisy = (seed: number) => {
    const noise = normals(60, seed);
    return trend.map((value, i) => value * Math.exp(noise[i]));
  };
  const points = course(noisy(1), noisy(2), 100);
  const [plain, smooth] = [null, 200].map(
    (stepsPerSpan) => courseCorrelations(points, { stepsPerSpan }).overall.pearson.value!,
  );
  expect(plain).toBeLessThan(0.7);
  expect(smooth).toBeGreaterThan(plain + 0.15);
});

test("what was before a step is left out, and averages know of it", () => {
  const percents = normals(40, 8).map(Math.exp);
  const points = course(percents, normals(40, 9).map(Math.exp), 100);
  const late = points.filter(({ step }) => step >= 1500);
  expect(courseCorrelations(points, { from: 1500 })).toEqual(courseCorrelations(late));
  const smooth = { stepsPerSpan: 500 };
  const { overall } = courseCorrelations(points, { ...smooth, from: 1500 });
  expect(overall.points).toBe(25);
  expect(overall.pearson.value).not.toBe(courseCorrelations(late, smooth).overall.pearson.value);
});

test("what has no logarithm is left out", () => {
  const points = course([0, 5, 101, 5, 6, 7, 8, -1], [1, null, 1, 0, 1, 2, 3, 1]);
  const percents = (lossRatio: "percent" | "epsilon") =>
    withLogarithms(points, lossRatio).map(({ percent }) => percent);
  expect(percents("percent")).toEqual([101, 6, 7, 8]);
  expect(percents("epsilon")).toEqual([6, 7, 8]);
  const { overall, changes, windows } = courseCorrelations(points, { lossRatio: "epsilon" });
  expect(overall).toMatchObject({ points: 3, spearman: { value: 1, ci95: null } });
  expect(changes).toEqual([]);
  expect(windows).toMatchObject([{ from: 200, to: 300, points: 3 }]);
});

test("none, one or two points, and points that are all alike, have no correlation", () => {
  const unknown = { value: null, ci95: null };
  for (const n of [0, 1, 2]) {
    const some = course([1, 2].slice(0, n), [3, 4].slice(0, n));
    const { overall, changes, shifted, windows } = courseCorrelations(some);
    expect(overall).toMatchObject({ points: n, pearson: unknown, spearman: unknown });
    expect([changes, windows]).toEqual([[], []]);
    expect(shifted.map(({ lag }) => lag)).toEqual(n === 0 ? [] : [0]);
  }
  const { overall } = courseCorrelations(course(Array(9).fill(2), Array(9).fill(3)));
  expect(overall).toEqual({ points: 9, pearson: unknown, spearman: unknown, slope: null });
});
