import { expect, test } from "vitest";

import { normals } from "../gradients/testing.js";
import { type AlongPoint, relationOf } from "./relation.js";

const course = (deviation: number[], L_equiv: number[]): AlongPoint[] =>
  deviation.map((value, i) => ({ step: 50 * i, deviation: value, L_equiv: L_equiv[i] }));

const steps = Array.from({ length: 60 }, (_, i) => i);

test("a law: all correlations are 1, with its exponent", () => {
  const noise = normals(60, 1);
  const deviation = steps.map((i) => Math.exp(-i / 20 + 0.2 * noise[i]));
  const relation = relationOf(
    course(
      deviation,
      deviation.map((x) => 3 * x ** 1.2),
    ),
  );
  expect(relation.slope!.exponent.value).toBeCloseTo(1.2, 10);
  for (const one of [relation.levels, relation.givenStep, relation.changes]) {
    expect(one.pearson.value).toBeCloseTo(1, 10);
    expect(one.spearman.value).toBeCloseTo(1, 10);
  }
  expect(relation.points).toBe(60);
  expect(relation.withStep.deviation).toBeLessThan(-0.9);
});

test("two that fall each for its own reasons: levels alone correlate", () => {
  const [a, b] = [normals(60, 2), normals(60, 3)];
  const relation = relationOf(
    course(
      steps.map((i) => Math.exp(-i / 10 + 0.1 * a[i])),
      steps.map((i) => Math.exp(-i / 5 + 0.1 * b[i])),
    ),
  );
  expect(relation.levels.pearson.value).toBeGreaterThan(0.98);
  expect(relation.levels.spearman.value).toBeGreaterThan(0.98);
  for (const { pearson } of [relation.givenStep, relation.changes]) {
    expect(Math.abs(pearson.value!)).toBeLessThan(0.35);
    expect(pearson.ci95![0]).toBeLessThan(0);
    expect(pearson.ci95![1]).toBeGreaterThan(0);
  }
  expect(relation.withStep.L_equiv).toBeLessThan(-0.98);
});

test("a decay alone leaves nothing given the step", () => {
  const fall = steps.map((i) => Math.exp(-i / 10));
  const { levels, givenStep } = relationOf(course(fall, fall));
  expect(levels.pearson.value).toBeCloseTo(1, 12);
  expect(givenStep.pearson).toEqual({ value: null, ci95: null });
});

test("smoothing as the paper's takes noise away", () => {
  const [a, b] = [normals(60, 4), normals(60, 5)];
  const points = [a, b].map((noise) => steps.map((i) => Math.exp(-i / 15 + noise[i])));
  const along = course(points[0], points[1]);
  const plain = relationOf(along).levels.pearson.value!;
  const smooth = relationOf(along, { stepsPerSpan: 200 }).levels.pearson.value!;
  expect(smooth).toBeGreaterThan(plain + 0.05);
  expect(relationOf(along, { stepsPerSpan: 1e9 }).levels.pearson.value).toBe(plain);
});

test("too few points, zeros, and what does not vary", () => {
  const none = { value: null, ci95: null };
  expect(relationOf([])).toMatchObject({ points: 0, slope: null, levels: { pearson: none } });
  const two = relationOf(course([1, 2, 0], [1, 2, 3]));
  expect(two).toMatchObject({ points: 2, levels: { pearson: none }, changes: { pearson: none } });
  expect(two.slope!.exponent.value).toBeCloseTo(1, 12);
  const still = relationOf(course([1, 1, 1, 1], [4, 3, 2, 1]));
  expect(still).toMatchObject({ slope: null, levels: { pearson: none, points: 4 } });
  expect(still.withStep).toEqual({ deviation: null, L_equiv: -1 });
});
