import { expect, test } from "vitest";

import { finitePoints } from "./curve.js";
import { nearestFalling } from "./falling.js";
import { curveSummary } from "./summary.js";

const curve = (...percents: number[]) =>
  percents.map((percent, i) => ({ step: 10 * (i + 1), percent }));

test("a fall with a dip and a rebound, read off measurement by measurement", () => {
  const points = curve(20, 6, 4, 5.5, 1.5, 0.5, 3, 2, 1.8, 1.2);
  expect(curveSummary(points)).toEqual({
    first: { step: 10, percent: 20 },
    dip: { step: 60, percent: 0.5 },
    rebound: { point: { step: 70, percent: 3 }, ratio: 6 },
    crossings: [
      { mark: 5, point: { step: 30, percent: 4 }, before: 20, again: 40 },
      { mark: 2, point: { step: 50, percent: 1.5 }, before: 40, again: 70 },
      { mark: 1, point: { step: 60, percent: 0.5 }, before: 50, again: 70 },
    ],
    last: { step: 100, percent: 1.2 },
    medianOfLast: 1.5, // of the steps 90 and 100
  });
});

test("the dip is the first of the smallest up to a step; the rebound has no such end", () => {
  const points = curve(8, 2, 2, 9, 1, 4);
  const { dip, rebound } = curveSummary(points, { dipBefore: 30 });
  expect([dip!.step, rebound!.point.step, rebound!.ratio]).toEqual([20, 40, 4.5]);
  expect(curveSummary(points, { dipBefore: 5 })).toMatchObject({ dip: null, rebound: null });
});

test("a curve that only falls has no rebound, one below a mark from the start none before", () => {
  const falling = curveSummary(curve(4, 3, 1.5));
  expect(falling).toMatchObject({ dip: { step: 30 }, rebound: null });
  expect(falling.crossings).toEqual([
    { mark: 5, point: { step: 10, percent: 4 }, before: null, again: null },
    { mark: 2, point: { step: 30, percent: 1.5 }, before: 20, again: null },
    { mark: 1, point: null, before: null, again: null },
  ]);
  expect(curveSummary(curve(0, 0, 0)).rebound!.ratio).toBe(1);
});

test("a mark is not crossed by a percent that is just as large", () => {
  const [crossing] = curveSummary(curve(3, 2, 1.99), { marks: [2] }).crossings;
  expect(crossing).toMatchObject({ point: { step: 30 }, before: 20 });
});

test("points are finite, by step, and the last of equal steps", () => {
  const given = [
    { step: 20, percent: 2 },
    { step: 10, percent: 5 },
    { step: 20, percent: 3 },
    { step: 30, percent: NaN },
  ];
  expect(finitePoints(given)).toEqual([
    { step: 10, percent: 5 },
    { step: 20, percent: 3 },
  ]);
});

test("the nearest curve that never rises pools what rises, by its weights", () => {
  expect(nearestFalling([5, 3, 4, 1], [1, 1, 1, 1])).toEqual([5, 3.5, 3.5, 1]);
  expect(nearestFalling([5, 3, 4, 1], [1, 3, 1, 1])).toEqual([5, 3.25, 3.25, 1]);
  expect(nearestFalling([1, 2, 3], [1, 1, 1])).toEqual([2, 2, 2]);
  expect(nearestFalling([3, 2, 1], [1, 9, 1])).toEqual([3, 2, 1]);
  expect(nearestFalling([], [])).toEqual([]);
});
