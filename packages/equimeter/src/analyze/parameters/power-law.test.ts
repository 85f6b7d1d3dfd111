import { expect, test } from "vitest";

import { uniform } from "../../random.js";
import { meanOf, powerLaw } from "./power-law.js";
import { studentBound } from "./student.js";

test("Student's t: tables", () => {
  const table: [number, number][] = [
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [4, 2.776],
    [5, 2.571],
    [10, 2.228],
    [30, 2.042],
    [1000, 1.962],
  ];
  for (const [freedom, bound] of table) expect(studentBound(freedom)).toBeCloseTo(bound, 3);
});

test("a power law is found exactly, and zeros are left out", () => {
  const law = powerLaw([0, 1, 2, 4, 8].map((x) => ({ x, y: 3 * x ** 2.5 })))!;
  expect(law.exponent.value).toBeCloseTo(2.5, 12);
  expect(law.factor).toBeCloseTo(3, 12);
  expect(law).toMatchObject({ points: 4, range: [1, 8] });
  const [low, high] = law.exponent.ci95!;
  expect(high - low).toBeLessThan(1e-10);
});

test("the interval of a noisy line holds its slope 95 times of 100", () => {
  const random = uniform(7);
  const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
  const covered = Array.from({ length: 600 }, () => {
    const points = [1, 2, 4, 8, 16].map((x) => ({ x, y: x ** 1.5 * Math.exp(0.2 * normal()) }));
    const [low, high] = powerLaw(points)!.exponent.ci95!;
    return low <= 1.5 && high >= 1.5;
  }).filter(Boolean).length;
  expect(covered / 600).toBeGreaterThan(0.92);
  expect(covered / 600).toBeLessThan(0.98);
});

test("two points have no interval, one has no line", () => {
  expect(powerLaw([1, 2].map((x) => ({ x, y: x })))!.exponent).toEqual({ value: 1, ci95: null });
  expect(powerLaw([{ x: 1, y: 1 }])).toBeNull();
  expect(powerLaw([1, 1].map((x) => ({ x, y: 2 })))).toBeNull();
  expect(
    powerLaw([
      { x: 1, y: Number.NaN },
      { x: 2, y: Infinity },
      { x: 3, y: 1 },
    ]),
  ).toBeNull();
});

test("means", () => {
  expect(meanOf([])).toBeNull();
  expect(meanOf([2])).toEqual({ value: 2, ci95: null });
  const { value, ci95 } = meanOf([1, 2, 3])!;
  expect(value).toBe(2);
  expect(ci95![1] - 2).toBeCloseTo(4.303 / Math.sqrt(3), 3);
});
