import type { HessianAnalysis, LandscapeAnalysis } from "equimeter/runs/analyze";
import { expect, test } from "vitest";

import { changed } from "../analyses/testing.ts";
import { conditionSentences, surfaceSentences } from "./conclusions.ts";
import { landscape } from "./testing.ts";

/** A landscape whose surfaces rise by 5, with changes. */
function given(changes: Readonly<Record<string, unknown>> = {}): LandscapeAnalysis {
  let result: unknown = { ...landscape(), settings: { draws: 20 } };
  for (const [at, value] of Object.entries(changes)) result = changed(result, at, value);
  return result as LandscapeAnalysis;
}
const said = (analysis: LandscapeAnalysis, look: 0 | 1 = 0) =>
  surfaceSentences(analysis, analysis.looks[look]).join(" ");

test("how quadratic each surface is", () => {
  expect(said(given())).toContain(
    "A quadratic in the two directions explains all of the variation of L_mean and of that of L_equiv.",
  );
  const rough = given({ "looks.0.fits.L_mean": { rSquared: 0.0386, residual: 1 } });
  expect(said(rough)).toContain(
    "explains 3.9 % of the variation of L_mean and all of the variation of L_equiv.",
  );
  const nearly = given({ "looks.0.fits.L_equiv": { rSquared: 0.9988, residual: 1 } });
  expect(said(nearly)).toContain("all but 0.12 % of the variation of L_equiv");
});

test("noise that hides a surface is said to, and other noise is not", () => {
  expect(said(given({ "noise.L_mean.deviation": 6 }))).toContain(
    "L_mean rises by 5.0 and L_equiv rises by 5.0 here, and single evaluations at the weights vary with their " +
      "elements, by 6.0 (L_mean) and 0.50 (L_equiv): with fresh elements at every point that noise is larger than " +
      "the whole rise of L_mean.",
  );
  expect(said(given())).not.toContain("larger than");
});

test("roughness is the noise of fresh elements only where it is as large", () => {
  const fit = { rSquared: 0.04, residual: 0.45 };
  const noisy = given({
    "looks.1.fits.L_mean": fit,
    "looks.1.fits.L_equiv": { ...fit, residual: 5 },
  });
  expect(said(noisy, 1)).toContain(
    "It leaves 0.45 of L_mean and 5.0 of L_equiv, and single evaluations at the weights vary with their elements, by " +
      "0.50 (L_mean) and 0.50 (L_equiv): the roughness of L_mean is about as large as the noise of fresh elements alone.",
  );
  expect(said(given(), 1)).not.toContain("roughness");
});

test("few evaluations are compared with nothing", () => {
  const few = said(given({ "settings.draws": 2, "noise.L_mean.deviation": 6 }));
  expect(few).toContain(
    "Single evaluations at the weights vary with their elements, by 6.0 (L_mean)",
  );
  expect(few).not.toContain("larger than");
  expect(said(given({ settings: undefined }))).toContain("Single evaluations");
});

test("flat surfaces and enumerated groups leave nothing to say", () => {
  const flat = [1, 1, 1].map(() => [1, 1, 1]);
  const still = given({
    "looks.0.surfaces.L_mean": flat,
    "looks.0.surfaces.L_equiv": flat,
    "noise.L_mean.deviation": 0,
    "noise.L_equiv.deviation": 1e-17,
  });
  expect(said(still)).toBe("");
});

function hessian(
  condition: Readonly<Record<"L_mean" | "L_equiv", number | null>>,
): HessianAnalysis {
  const part = (one: "L_mean" | "L_equiv") => ({
    largest: 9,
    lowest: 1,
    tolerance: 1e-12,
    condition: condition[one],
    conditionIs: "exact",
  });
  const parts = { L_mean: part("L_mean"), L_equiv: part("L_equiv") };
  return { bias: null, minibatches: [{ parts }] } as unknown as HessianAnalysis;
}
const analysisOf = (at: string, value: unknown) =>
  changed(hessian({ L_mean: 5e6, L_equiv: 1e4 }), at, value) as HessianAnalysis;

test("the condition number of L_mean is given with what it counts", () => {
  const bias =
    "plug-in over 10 elements: L_mean holds 1/N of L_equiv (N = 10), also in its Hessian";
  expect(conditionSentences(analysisOf("bias", bias))).toEqual([
    "The condition number of L_mean is 500 times that of L_equiv.",
    `It counts rotations (${bias}): the smallest eigenvalues of L_mean depend on how many are drawn, so it is no sign ` +
      "that L_equiv is better conditioned.",
  ]);
  expect(conditionSentences(analysisOf("bias", null))[1]).toBe(
    "All elements of the group are in it, so it does not depend on how many were drawn.",
  );
});

test("of bounds, of none and of indefinite Hessians there is no ratio", () => {
  const bound = analysisOf("minibatches.0.parts.L_mean.conditionIs", "at least");
  expect(conditionSentences(bound)).toEqual([]);
  expect(conditionSentences(hessian({ L_mean: 3, L_equiv: null }))).toEqual([]);
  expect(conditionSentences(analysisOf("minibatches.0.parts.L_mean.lowest", -1.5))).toEqual([
    "L_mean has eigenvalues below 0: a ratio to the smallest one above 0 says little.",
  ]);
});
