import { Generator, randn } from "@equimeter/torch";
import { describe, expect, test } from "vitest";

import { directions } from "../groups/testing.js";
import {
  type Design,
  independent,
  invariant,
  octahedralOrbits,
  tetrahedralOrbits,
  vector,
} from "../groups/index.js";
import { decompose, type DecomposeOptions } from "./decompose.js";
import { crossEntropy, meanAbsoluteError } from "./losses.js";
import {
  directionsToEnergy,
  labelledDirections,
  legendreModel,
  legendreVariance,
  network,
  normalVectors,
  twoClasses,
  vectorsToVectors,
} from "./testing.js";

/** Both errors of a percent, against what repeating the whole experiment shows. */

interface Repetition {
  readonly value: number;
  readonly error: number;
  readonly inside: boolean;
}

/** How often the interval holds the truth, and the mean error against the true spread. */
function summary(all: readonly Repetition[], truth: number) {
  const mean = (pick: (r: Repetition) => number) =>
    all.reduce((sum, r) => sum + pick(r), 0) / all.length;
  const average = mean((r) => r.value);
  const spread = Math.sqrt(mean((r) => (r.value - average) ** 2));
  return {
    coverage: mean((r) => Number(r.inside)),
    width: mean((r) => r.error) / spread,
    /** In standard errors of the mean over the repetitions. */
    bias: (Math.sqrt(all.length) * (average - truth)) / spread,
  };
}

type Experiment = Omit<DecomposeOptions, "design">;

/** Samples fixed, group elements new each time. */
function overRotations(experiment: Experiment, design: Design, truth: number, repetitions: number) {
  const all = Array.from({ length: repetitions }, (_, i) => {
    const options = { ...experiment, design, seed: i + 1, resamples: 2 };
    const { value, rotationError: error } = decompose({
      ...options,
      skipDeterminismCheck: true,
    }).percent;
    return { value, error, inside: Math.abs(value - truth) < 2 * error };
  });
  return summary(all, truth);
}

const designs = [
  independent({ count: 10 }),
  independent({ count: 2 }),
  tetrahedralOrbits({ replicates: 2 }),
  tetrahedralOrbits({ replicates: 3 }),
].map((design) => [design.name, design] as const);

const a = [0.5, 0.4, 0.6, 0.5];
const experiments: [string, Experiment, number][] = [
  [
    "an energy of degrees 1 to 4",
    { model: legendreModel(1, a), batches: [labelledDirections(20, 0.4)], ...directionsToEnergy },
    (100 * legendreVariance(a)) / (legendreVariance(a) + 0.36),
  ],
  ["vectors from a network", vectors(), reference(vectors())],
];

function vectors(): Experiment {
  return { model: network(20, 2), batches: [normalVectors(20, 0.5)], ...vectorsToVectors };
}

/** The percent with a rotation error of 0.05 points. */
function reference(experiment: Experiment): number {
  const design = octahedralOrbits({ replicates: 200 });
  return decompose({ ...experiment, design, resamples: 2 }).percent.value;
}

describe.each(experiments)("rotationError, %s", (_, experiment, truth) => {
  test.each(designs)("%s", (__, design) => {
    const { coverage, width, bias } = overRotations(experiment, design, truth, 150);
    expect(coverage).toBeGreaterThan(0.88);
    expect(width).toBeGreaterThan(0.8);
    expect(width).toBeLessThan(2.5);
    expect(Math.abs(bias)).toBeLessThan(4);
  });
});

function softplus(z: number): number {
  return Math.log1p(Math.exp(z));
}

/** The mean of f over [−1, 1], the law of x · e_z under rotations. */
function overCosine(f: (u: number) => number): number {
  const points = Array.from({ length: 2000 }, (_, i) => (2 * i + 1) / 2000 - 1);
  return points.reduce((sum, u) => sum + f(u), 0) / points.length;
}

describe.each(designs)("rotationError of other losses, %s", (_, design) => {
  test("cross-entropy", () => {
    const x = directions(40, new Generator(3));
    const labels = x.select(1, 0).gt(0).to("int64");
    const experiment = {
      model: twoClasses(0.3, 1.5),
      batches: [{ x, logits: labels }],
      inputs: { x: vector },
      outputs: { logits: invariant },
      target: "logits",
      loss: crossEntropy({ average: "logits" }),
    };
    const sign = labels.toNumbers().map((label) => (label === 0 ? 1 : -1));
    const sum = (f: (s: number) => number) => sign.reduce((total, s) => total + f(s), 0);
    const L = sum((s) => overCosine((u) => softplus(s * (0.3 + 1.5 * u))));
    const truth = 100 * (1 - sum((s) => softplus(s * 0.3)) / L);
    const { coverage, width } = overRotations(experiment, design, truth, 100);
    expect(coverage).toBeGreaterThan(0.85);
    expect(width).toBeGreaterThan(0.75);
    expect(width).toBeLessThan(3);
  });

  test("mean absolute error, about the value that its bias leaves", () => {
    const experiment = {
      model: legendreModel(1, a),
      batches: [labelledDirections(40, 0.6)],
      ...directionsToEnergy,
      loss: meanAbsoluteError,
    };
    const { width } = overRotations(experiment, design, 0, 100);
    expect(width).toBeGreaterThan(0.75);
    expect(width).toBeLessThan(3);
  });
});

describe.each([
  ["independent × 2", independent({ count: 2 })],
  ["tetrahedralOrbits × 2", tetrahedralOrbits({ replicates: 2 })],
])("sampleError and ci95, %s", (_, design) => {
  test("hold the percent of the population", () => {
    // Labels scatter about the twirled prediction: L_mean is their variance.
    const scatter = 0.6;
    const truth = (100 * legendreVariance(a)) / (legendreVariance(a) + scatter ** 2);
    const all = Array.from({ length: 200 }, (__, i) => {
      const x = directions(60, new Generator(2 * i));
      const noise = randn([60], { generator: new Generator(2 * i + 1), dtype: "float64" });
      const { value, sampleError, ci95 } = decompose({
        model: legendreModel(1, a),
        batches: [{ x, energy: noise.mul(scatter).add(1) }],
        design,
        ...directionsToEnergy,
        seed: i,
        resamples: 200,
        skipDeterminismCheck: true,
      }).percent;
      const inside = ci95[0] <= truth && truth <= ci95[1];
      return { value, error: sampleError, inside };
    });
    const { coverage, width } = summary(all, truth);
    expect(coverage).toBeGreaterThan(0.88);
    expect(width).toBeGreaterThan(0.85);
    expect(width).toBeLessThan(1.2);
  });
});

test("samples that belong together are resampled together", () => {
  // Each of 15 molecules stands in the data four times: there is nothing new in the copies.
  const x = directions(15, new Generator(1));
  const energy = randn([15], { generator: new Generator(2), dtype: "float64" }).add(1);
  const once = { x, energy };
  const copies = { x: x.repeat([4, 1]), energy: energy.repeat([4]) };
  const clusters = Array.from({ length: 60 }, (_, i) => `molecule ${i % 15}`);
  const options = {
    model: legendreModel(1, a),
    design: tetrahedralOrbits({ replicates: 4 }),
    ...directionsToEnergy,
  };
  const single = decompose({ ...options, batches: [once] }).percent.sampleError;
  const apart = decompose({ ...options, batches: [copies] }).percent.sampleError;
  const together = decompose({ ...options, batches: [copies], clusters }).percent.sampleError;
  expect(apart / single).toBeCloseTo(0.5, 0.7);
  expect(together / single).toBeCloseTo(1, 0.7);
});
