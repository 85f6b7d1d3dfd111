import { Generator, type Tensor, tensor, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { independent, invariant, tetrahedralOrbits, vector } from "../groups/index.js";
import { directions } from "../groups/testing.js";
import { decompose, type Report } from "./decompose.js";
import { crossEntropy, euclidean, meanAbsoluteError, meanSquaredError } from "./losses.js";
import { secondOrderEquiv } from "./second-order.js";
import {
  directionsToEnergy,
  labelledDirections,
  legendreModel,
  linearMap,
  linearMapMoments,
  network,
  normalVectors,
  twoClasses,
  vectorsToVectors,
} from "./testing.js";
import { twist } from "./twist.js";

const logits = crossEntropy({ average: "logits" });
const probabilities = crossEntropy({ average: "probabilities" });

/** The mean of f over [−1, 1], the law of x · e_z under rotations. */
function overCosine(f: (u: number) => number): number {
  const points = 2000;
  let sum = 0;
  for (let i = 0; i < points; i++) sum += f((2 * i + 1) / points - 1);
  return sum / points;
}

test.each([meanAbsoluteError, euclidean])("$name of an energy of degree 1: closed form", (loss) => {
  // Z − y is uniform on [δ − a, δ + a]: E |Z − y| = (a² + δ²) / 2a for δ < a, and |μ − y| = δ.
  const [a, delta] = [0.8, 0.5];
  const report = decompose({
    model: legendreModel(2, [a]),
    batches: [labelledDirections(500, 2 - delta)],
    design: independent({ count: 40 }),
    ...directionsToEnergy,
    loss,
  });
  const exact = { L: (a ** 2 + delta ** 2) / (2 * a), L_equiv: (a - delta) ** 2 / (2 * a) };
  expect(report.L).toBeCloseTo(exact.L, 2);
  expect(report.L_equiv).toBeCloseTo(exact.L_equiv, 2);
  const { value, rotationError } = report.percent;
  expect(Math.abs(value - (100 * exact.L_equiv) / exact.L)).toBeLessThan(4 * rotationError);
  expect(report.lossZero).toBe(1.5);
  expect(report.loss).toBe(loss.name);
  expect(report.bias).toMatch(/not smooth/);
  expect(report.floatFloor).toBeNull();
});

test("a loss that is not smooth keeps the bias of the plug-in", () => {
  // With δ = 0 the twirled prediction is exact, but |μ̂| of N draws is not 0.
  const report = decompose({
    model: legendreModel(2, [1]),
    batches: [labelledDirections(5000, 2)],
    design: independent({ count: 16 }),
    ...directionsToEnergy,
    loss: meanAbsoluteError,
    resamples: 2,
  });
  expect(report.L_mean).toBeCloseTo(Math.sqrt(2 / Math.PI / 3 / 16), 2);
  expect(report.L_mean).toBeGreaterThan(0.1);
});

test("euclidean and absolute errors of vectors differ, and follow the twirled map", () => {
  const { x, v } = normalVectors(200, 0.2);
  const { scale } = linearMapMoments();
  const options = { model: linearMap(), batches: [{ x, v }], ...vectorsToVectors };
  const design = tetrahedralOrbits({ replicates: 2 }); // exact for μ, of degree 2
  const lengths = decompose({ ...options, design, loss: euclidean });
  expect(lengths.L_mean).toBeCloseTo((scale - 0.2) * x.square().sum(-1).sqrt().mean().item(), 10);
  const absolute = decompose({ ...options, design, loss: meanAbsoluteError });
  expect(absolute.L_mean).toBeCloseTo((scale - 0.2) * x.abs().mean().item(), 10);
  expect(lengths.L_equiv).toBeGreaterThan(0);
  expect(absolute.L_equiv).toBeGreaterThan(0);
});

const [shift, slope] = [0.4, 3];
const classification = {
  model: twoClasses(shift, slope),
  inputs: { x: vector },
  outputs: { logits: invariant },
  target: "logits",
};

/** Directions with the class of each. */
function labelledClasses(n: number, label: number) {
  const x = directions(n, new Generator(0));
  return { x, logits: zeros([n], { dtype: "int64" }).add(label) };
}

const softplus = (z: number) => Math.log1p(Math.exp(z));

/** Brute force: integrals over the angle. */
const exactLoss = overCosine((u) => softplus(shift + slope * u)); // class 0
const exactMean = {
  logits: softplus(shift),
  probabilities: -Math.log(overCosine((u) => 1 / (1 + Math.exp(shift + slope * u)))),
};

test.each([
  ["logits", independent({ count: 40 })],
  ["probabilities", independent({ count: 40 })],
  ["logits", tetrahedralOrbits({ replicates: 2 })],
  ["probabilities", tetrahedralOrbits({ replicates: 2 })],
] as const)("cross-entropy with %s averaged is the integral", (average, design) => {
  const report = decompose({
    ...classification,
    batches: [labelledClasses(1000, 0)],
    design,
    loss: crossEntropy({ average }),
    resamples: 2,
  });
  const exact = 100 * (1 - exactMean[average] / exactLoss);
  const { value, rotationError } = report.percent;
  expect(Math.abs(value - exact)).toBeLessThan(4 * rotationError + 0.2);
  expect(rotationError).toBeLessThan(3);
  expect(report.L_equiv).toBeGreaterThan(0);
  expect(report.bias).toMatch(/second order/);
  expect(report.loss).toContain(average);
  expect(report.lossZero).toBeCloseTo(Math.log(2), 12);
});

test("averages over logits and over probabilities are different models", () => {
  expect(exactMean.logits - exactMean.probabilities).toBeGreaterThan(0.05);
});

test.each([logits, probabilities])("the correction takes most of the bias off: $name", (loss) => {
  const samples = 20_000;
  const model = twoClasses(shift, 1.5);
  const batch = labelledClasses(samples, 0);
  const design = independent({ count: 4 });
  const options = { ...classification, model, loss, resamples: 2 };
  const { L_mean } = decompose({ ...options, batches: [batch], design });
  const elements = design.draw(samples, new Generator(0)); // as decompose drew them
  const z = twist(elements, { ...options, batch, samples }).logits;
  const averaged = (loss.transform ? loss.transform(z) : z).mean(0);
  const plugIn = loss.perRow(averaged, batch.logits).mean().item();
  const exact = {
    [logits.name]: softplus(shift),
    [probabilities.name]: -Math.log(overCosine((u) => 1 / (1 + Math.exp(shift + 1.5 * u)))),
  }[loss.name];
  expect(plugIn - exact).toBeGreaterThan(0.015);
  expect(Math.abs(L_mean - exact)).toBeLessThan(0.3 * (plugIn - exact));
});

test("the second-order form is L_equiv for squared error", () => {
  const samples = 5;
  const batch = normalVectors(samples, 0.4);
  const design = independent({ count: 8 });
  const options = { model: network(10, 1), batch, samples, ...vectorsToVectors };
  const { v } = twist(design.draw(samples, new Generator(0)), options);
  const report = decompose({ ...options, batches: [batch], design });
  expect(secondOrderEquiv(v, batch.v, meanSquaredError)).toBeCloseTo(report.L_equiv, 12);
});

test("the second-order form of cross-entropy is close when the spread is small", () => {
  const samples = 2000;
  const batch = labelledClasses(samples, 0);
  const design = independent({ count: 10 });
  const small = 0.1;
  const options = { ...classification, model: twoClasses(shift, small), batch, samples };
  const z = twist(design.draw(samples, new Generator(0)), options).logits;
  const loss = overCosine((u) => softplus(shift + small * u));
  const mean = -Math.log(overCosine((u) => 1 / (1 + Math.exp(shift + small * u))));
  const found = (of: typeof logits) => secondOrderEquiv(z, batch.logits, of);
  expect(found(logits) / (loss - softplus(shift))).toBeCloseTo(1, 1.3);
  expect(found(probabilities) / (loss - mean)).toBeCloseTo(1, 1.3);
});

test("the second-order form is refused where there is none", () => {
  const [z, y] = [zeros([3, 4, 2]), zeros([4, 2])];
  expect(() => secondOrderEquiv(z, y, meanAbsoluteError)).toThrow(
    "mean absolute error is not smooth",
  );
  expect(() => secondOrderEquiv(z, y, euclidean)).toThrow("euclidean is not smooth");
  expect(() => secondOrderEquiv(zeros([1, 4, 2]), y, meanSquaredError)).toThrow(
    "two draws or more",
  );
});

function lossNames({ fields }: Report): string[][] {
  return Object.values(fields).map(({ field, loss }) => [field, loss]);
}

test("each field has the loss it is given", () => {
  const x = directions(30, new Generator(0));
  const model = {
    forward: (batch: Record<string, Tensor>) => ({
      ...classification.model.forward(batch),
      ...legendreModel(2, [0.5]).forward(batch),
    }),
  };
  const options = {
    model,
    batches: [{ x, logits: labelledClasses(30, 1).logits, energy: tensor([1.5]).expand([30]) }],
    design: independent({ count: 4 }),
    inputs: { x: vector },
    outputs: { logits: invariant, energy: invariant },
    target: "logits",
  };
  expect(lossNames(decompose({ ...options, loss: logits }))).toEqual([
    ["logits", "cross-entropy, logits averaged"],
    ["energy", "mean-squared error"],
  ]);
  const both = { logits: probabilities, energy: meanAbsoluteError };
  expect(lossNames(decompose({ ...options, loss: both }))).toEqual([
    ["logits", "cross-entropy, probabilities averaged"],
    ["energy", "mean absolute error"],
  ]);
});
