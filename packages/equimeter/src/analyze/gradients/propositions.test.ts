import { expect, test } from "vitest";

import { propositions, type SmoothnessPoint } from "./propositions.js";

const point = (changes: Partial<SmoothnessPoint> = {}): SmoothnessPoint => ({
  step: 0,
  L_mean: 2,
  L_equiv: 0.02,
  normMean: 4,
  normEquiv: 0.1,
  normEpsilon: 0.06,
  curvatureEpsilon: 0.5,
  curvatureEquiv: 3,
  ...changes,
});

test("both sides at one point, by hand", () => {
  const { proposition2, proposition3 } = propositions([point()]);
  const { steps, ...smoothness } = proposition2;
  expect(smoothness).toEqual({ M: 0.5, at: 0, needed: 0.06 ** 2 / 0.02 });
  expect(steps[0]).toMatchObject({ step: 0, isVacuous: false, holds: true });
  expect(steps[0].left).toBeCloseTo(0.025, 12);
  expect(steps[0].triangle).toBeCloseTo(0.01 + 0.5 * 0.06, 12);
  expect(steps[0].right).toBeCloseTo(0.01 + 0.5 * Math.sqrt(2 * 0.5 * 0.01), 12);
  expect(steps[0].isSmoothnessViolated).toBe(false);
  // c L_mean^α is ‖∇L_mean‖² at the only point.
  expect(proposition3.steps[0].right).toBeCloseTo(Math.sqrt(2 * 3 * 0.02) / 4, 12);
  expect([proposition3.M, proposition3.needed]).toEqual([3, 0.1 ** 2 / 0.04]);
  for (const { steps: own } of [proposition2, proposition3])
    expect(own[0].rightHere).toBeCloseTo(own[0].right, 12); // there is no other point
});

test("M is the largest of all points; a bound of 1 or more is vacuous", () => {
  const points = [point(), point({ step: 50, curvatureEpsilon: 900, curvatureEquiv: 2 })];
  const { proposition2, proposition3 } = propositions(points);
  expect([proposition2.M, proposition2.at]).toEqual([900, 50]);
  expect([proposition3.M, proposition3.at]).toEqual([3, 0]);
  expect(proposition2.steps.map(({ isVacuous }) => isVacuous)).toEqual([true, true]);
  expect(proposition3.steps.map(({ isVacuous }) => isVacuous)).toEqual([false, false]);
  const [first, second] = proposition2.steps;
  expect(first.rightHere).toBeCloseTo(0.01 + 0.5 * Math.sqrt(2 * 0.5 * 0.01), 12);
  expect(second.rightHere).toBe(second.right);
  expect(proposition3.steps[1].rightHere).toBeCloseTo(Math.sqrt(2 * 2 * 0.02) / 4, 12);
});

test("a gradient that M does not allow shows that it is too small, and the bound may fail", () => {
  const { proposition2, proposition3 } = propositions([
    point({ normEpsilon: 0.3, normEquiv: 0.7, curvatureEquiv: 1 }),
  ]);
  expect(proposition2.steps[0]).toMatchObject({ isSmoothnessViolated: true, holds: false });
  expect(proposition2.needed).toBeGreaterThan(proposition2.M);
  expect(proposition2.steps[0].triangle).toBeGreaterThan(proposition2.steps[0].right);
  expect(proposition3.steps[0]).toMatchObject({ isSmoothnessViolated: true, holds: false });
});

test("an equivariant model has 0 on the left", () => {
  const none = { L_equiv: 0, normEquiv: 0, normEpsilon: 0 };
  const { proposition2, proposition3 } = propositions([point(none), point({ ...none, step: 9 })]);
  for (const { steps, needed } of [proposition2, proposition3]) {
    expect(needed).toBe(0);
    for (const one of steps)
      expect(one).toMatchObject({ left: 0, right: 0, holds: true, isSmoothnessViolated: false });
  }
});
