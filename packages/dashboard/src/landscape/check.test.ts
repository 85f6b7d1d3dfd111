import { expect, test } from "vitest";

import { changed } from "../analyses/testing.ts";
import { checkHessian } from "./check-hessian.ts";
import { checkLandscape } from "./check-landscape.ts";
import { landscape } from "./testing.ts";

test("what the program writes passes, with null where that means something", () => {
  expect(() => checkLandscape(landscape())).not.toThrow();
  const flat = changed(landscape(), "looks.0.fits.L_equiv.relativeResidual", null);
  expect(() => checkLandscape(changed(flat, "eigenvalues", null))).not.toThrow();
  expect(() => checkHessian(hessian())).not.toThrow();
  expect(() =>
    checkHessian(changed(hessian(), "minibatches.0.parts.L.condition", null)),
  ).not.toThrow();
});

test.each<[string, unknown, string]>([
  ["looks", undefined, "looks is missing"],
  ["looks", [], "looks is empty"],
  ["looks.1.look", "other", 'looks[1].look is neither "same" nor "fresh"'],
  ["looks.0.surfaces", undefined, "looks[0].surfaces is missing"],
  ["looks.0.surfaces.L_equiv", undefined, "looks[0].surfaces.L_equiv is missing"],
  ["looks.0.surfaces.L_mean", [[1]], "looks[0].surfaces.L_mean has 1 rows, and the axis 3 places"],
  ["looks.0.surfaces.L_mean.1", [1, 2], "looks[0].surfaces.L_mean[1] has 2 of 3 items"],
  [
    "looks.0.surfaces.L_equiv.2.0",
    null,
    "looks[0].surfaces.L_equiv[2][0] is null instead of a number",
  ],
  [
    "looks.0.surfaces.L_mean.0.1",
    "high",
    'looks[0].surfaces.L_mean[0][1] is "high" instead of a number',
  ],
  ["looks.0.fits", undefined, "looks[0].fits is missing"],
  ["looks.0.fits.L_mean", 3, "looks[0].fits.L_mean is 3 instead of an object"],
  ["looks.0.fits.L_equiv.rSquared", undefined, "looks[0].fits.L_equiv.rSquared is missing"],
  [
    "looks.1.fits.L_mean.residual",
    null,
    "looks[1].fits.L_mean.residual is null instead of a number",
  ],
  ["axis", [], "axis is empty"],
  ["axis", [0], "axis has a single place, which makes no surface"],
  ["axis", [-1, -1, 1], "axis does not ascend at axis[1]"],
  ["axis.2", null, "axis[2] is null instead of a number"],
  ["axis", undefined, "axis is missing"],
  ["noise", undefined, "noise is missing"],
  ["noise.L_mean.deviation", null, "noise.L_mean.deviation is null instead of a number"],
  ["eigenvalues", [1], "eigenvalues has 1 of 2 items"],
  ["parameters", "head", 'parameters is "head" instead of a list'],
  ["step", "12", 'step is "12" instead of a number'],
])("a landscape whose %s is %j", (at, value, sentence) => {
  expect(() => checkLandscape(changed(landscape(), at, value))).toThrow(new Error(sentence));
});

test.each<[string, unknown, string]>([
  ["minibatches", undefined, "minibatches is missing"],
  ["minibatches", [], "minibatches is empty"],
  ["minibatches.0.parts.L_mean", undefined, "minibatches[0].parts.L_mean is missing"],
  ["minibatches.0.parts.L.density", undefined, "minibatches[0].parts.L.density is missing"],
  [
    "minibatches.0.parts.L.density.positive",
    [1],
    "minibatches[0].parts.L.density.positive has 1 of 2 items",
  ],
  [
    "minibatches.0.parts.L_equiv.density.width",
    0,
    "minibatches[0].parts.L_equiv.density.width is 0 instead of a number above 0",
  ],
  [
    "minibatches.0.parts.L.largest",
    null,
    "minibatches[0].parts.L.largest is null instead of a number",
  ],
  ["minibatches.0.parts.L_mean.lowest", undefined, "minibatches[0].parts.L_mean.lowest is missing"],
  [
    "minibatches.0.parts.L.condition",
    "12",
    'minibatches[0].parts.L.condition is "12" instead of a number',
  ],
  ["size", undefined, "size is missing"],
  ["bias", undefined, "bias is missing"],
])("a Hessian whose %s is %j", (at, value, sentence) => {
  expect(() => checkHessian(changed(hessian(), at, value))).toThrow(new Error(sentence));
});

test("files of another form altogether", () => {
  expect(() => checkLandscape([])).toThrow("the file is a list instead of an object");
  expect(() => checkHessian(null)).toThrow("the file is null instead of an object");
});

function hessian(): unknown {
  const density = { decades: [-1, 0], width: 0.5, positive: [2, 1], negative: [0, 0], rest: 0 };
  const part = {
    largest: 9,
    lowest: 0,
    tolerance: 1e-12,
    condition: 4,
    conditionIs: "exact",
    density,
  };
  const minibatch = { first: 0, samples: 2, parts: { L: part, L_mean: part, L_equiv: part } };
  return { step: 12, size: 3, bias: null, minibatches: [minibatch] };
}
