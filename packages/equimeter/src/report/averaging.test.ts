import { expect, test } from "vitest";
import { averagingLag } from "./averaging.js";

const steps = [0, 1, 3, 10, 30, 100, 200, 300, 464, 681, 1000, 1468];
const falling = (slope: (step: number) => number, at = steps) =>
  at.map((step) => ({ step, value: 5 * Math.exp(slope(step) * step) }));
const law = 2 * Math.log(0.999);

test("initial weights that fade alone follow the law all the way", () => {
  const lag = averagingLag(
    falling(() => law),
    0.999,
  )!;
  expect(lag.multiple).toBeCloseTo(1, 12);
  expect(lag.followed).toBeCloseTo(1, 12);
  expect(lag.ranges).toEqual([[0, 1468]]);
  expect(lag.decades).toBeCloseTo((-law * 1468) / Math.LN10, 12);
  for (const { value } of lag.slopes) expect(value).toBeCloseTo(1, 12);
});

test("three layers that fade together fall three times as fast, and follow it nowhere", () => {
  const lag = averagingLag(
    falling(() => 3 * law),
    0.999,
  )!;
  expect(lag.multiple).toBeCloseTo(3, 12);
  expect([lag.followed, lag.ranges]).toEqual([0, []]);
});

test("the share that follows is of the fall, and ends where the slope changes", () => {
  const even = Array.from({ length: 101 }, (_, i) => 20 * i);
  // To step 1,000 by the law, then four times as fast: a fifth of the fall.
  const points = even.map((step) => {
    const log = law * Math.min(step, 1000) + 4 * law * Math.max(0, step - 1000);
    return { step, value: Math.exp(log) };
  });
  const lag = averagingLag(points, 0.999)!;
  expect(lag.ranges).toHaveLength(1);
  const [[from, to]] = lag.ranges;
  // Local slopes look 200 steps to either side.
  expect(from).toBe(0);
  expect(to).toBeGreaterThanOrEqual(840);
  expect(to).toBeLessThanOrEqual(1000);
  expect(lag.followed).toBeCloseTo(to / 5000, 2);
  expect(lag.multiple).toBeCloseTo(2.5, 12);
  const early = averagingLag(points, 0.999, { until: 700 })!;
  expect([early.to, early.followed]).toEqual([700, expect.closeTo(1, 12)]);
});

test("noise of a tenth does not hide the law", () => {
  const even = Array.from({ length: 80 }, (_, i) => 20 * i);
  const points = falling(() => law, even).map(({ step, value }, i) => {
    return { step, value: value * (1 + 0.1 * Math.sin(12.9898 * i)) };
  });
  expect(averagingLag(points, 0.999)!.followed).toBeGreaterThan(0.9);
});

test("points without a logarithm are left out; two are not enough", () => {
  const odd = [NaN, Infinity, 0, -1].map((value, i) => ({ step: 2000 + i, value }));
  const points = falling(() => law);
  expect(averagingLag([...points, ...odd], 0.999)).toEqual(averagingLag(points, 0.999));
  expect(averagingLag([...points.slice(0, 2), ...odd], 0.999)).toBeUndefined();
  expect(averagingLag(points, 0.999, { until: 1 })).toBeUndefined();
});

test("a rise is a fall of less than nothing", () => {
  const lag = averagingLag(
    falling(() => -law),
    0.999,
  )!;
  expect(lag.multiple).toBeCloseTo(-1, 12);
  expect(lag.decades).toBeLessThan(0);
  expect(Math.abs(lag.followed)).toBe(0);
});
