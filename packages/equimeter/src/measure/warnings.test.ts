import { expect, test } from "vitest";

import { type Measured, monitorWarnings } from "./warnings.js";

/** A measurement of a healthy run: the percent falls as the model learns. */
function measured(step: number, changes: Partial<Measured> = {}): Measured {
  const percent = 40 / (1 + step / 10);
  const L = 2 / (1 + step / 100);
  return {
    step,
    L,
    L_equiv: (L * percent) / 100,
    percent,
    rotationError: 0.1,
    explained: Math.min(0.9, step / 100),
    relativeSpread: percent / 50,
    ...changes,
  };
}

const steps = [0, 1, 10, 30, 50, 70, 100];
const healthy = steps.map((step) => measured(step));
const augmented = { augmented: true, totalSteps: 100 };
const warningsOf = (change: (m: Measured) => Partial<Measured>, context = augmented) => {
  const history = healthy.map((m) => ({ ...m, ...change(m) }));
  return history.map((_, i) => monitorWarnings(history.slice(0, i + 1), context));
};

test("a healthy run gives none but that its outputs shrink in the first steps", () => {
  const all = warningsOf(() => ({}));
  expect(all.flat()).toEqual([
    "outputs shrinking: the percent fell while next to nothing is explained",
  ]);
  expect(all[1]).toHaveLength(1); // at step 1, where 1 % is explained
});

test("outputs shrinking: the percent falls while next to nothing is explained", () => {
  const all = warningsOf(() => ({ explained: 0.05 }));
  expect(all[0]).toEqual([]); // nothing fell yet
  for (const warnings of all.slice(1))
    expect(warnings).toContainEqual(expect.stringMatching(/^outputs shrinking/));
  const risen = warningsOf(({ step }) => ({ explained: 0.05, percent: 40 + step }));
  expect(risen.flat().some((warning) => warning.startsWith("outputs"))).toBe(false);
});

test("no fall although augmentation is on, from half of the run on", () => {
  const flat = () => ({ percent: 40, relativeSpread: 0.8 });
  const all = warningsOf(flat);
  const said = all.map((warnings) => warnings.some((warning) => warning.startsWith("no fall")));
  expect(said).toEqual(steps.map((step) => step >= 50));
  expect(warningsOf(flat, { ...augmented, augmented: false }).flat()).toEqual([]);
  // A fall in the past is a fall, and so is that of the spread against the output.
  expect(
    warningsOf(({ step }) => ({ ...flat(), ...(step === 10 && { percent: 19 }) })).flat(),
  ).toEqual([]);
  expect(warningsOf(({ relativeSpread }) => ({ ...flat(), relativeSpread })).flat()).toEqual([]);
});

test("a model that is equivariant by construction has nowhere to fall and is not blamed", () => {
  const exact = () => ({
    percent: 1e-9,
    L_equiv: 1e-11,
    rotationError: 1e-10,
    relativeSpread: 1e-11,
  });
  expect(warningsOf(exact).flat()).toEqual([]);
});

test("L_equiv above half of L late in training", () => {
  const all = warningsOf(({ L }) => ({ L_equiv: 0.6 * L }));
  const said = all.map((warnings) => warnings.some((warning) => warning.startsWith("L_equiv")));
  expect(said).toEqual(steps.map((step) => step >= 50));
});

test("a percent that jumps by far more than its error", () => {
  const jumping = ({ step }: Measured) => (step === 70 ? { percent: 30 } : {});
  expect(warningsOf(jumping).at(-1)).toEqual([
    "the percent jumps by far more than its rotation error: unstable weights",
  ]);
  const dipping = ({ step }: Measured) => (step === 70 ? { percent: 1 } : {});
  expect(warningsOf(dipping).at(-1)).toHaveLength(1);
  // A smooth fall, far from a line between the last three steps.
  const far = [1, 10, 100, 1000, 1500].map((step) => measured(step, { percent: 300 / step }));
  expect(monitorWarnings(far, { augmented: true, totalSteps: 1500 })).toEqual([]);
  // The same jump within its error, and one that is small against the percent.
  expect(warningsOf((m) => ({ ...jumping(m), rotationError: 10 })).at(-1)).toEqual([]);
  expect(
    warningsOf(({ step, percent }) => (step === 70 ? { percent: percent + 2 } : {})).at(-1),
  ).toEqual([]);
});

test("numbers of a run that diverged cause no jump and no error", () => {
  const nan = {
    percent: NaN,
    L: NaN,
    L_equiv: NaN,
    rotationError: NaN,
    explained: NaN,
    relativeSpread: NaN,
  };
  expect(
    warningsOf(({ step }) => (step >= 50 ? nan : {}))
      .slice(4)
      .flat(),
  ).toEqual([]);
});
