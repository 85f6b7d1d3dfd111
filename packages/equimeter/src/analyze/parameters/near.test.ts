import { grad, manualSeed, type Tensor } from "@equimeter/torch";
import { describe, expect, test } from "vitest";

import { type Batch, collate, prepare } from "../../data/index.js";
import { demoStructures } from "../../data/testing.js";
import {
  type Design,
  icosahedralOrbits,
  independent,
  point,
  SO3,
  tetrahedralOrbits,
  vector,
} from "../../groups/index.js";
import { distance } from "../../groups/testing.js";
import { decompose, lossParts } from "../../measure/index.js";
import { normalVectors, vectorsToVectors } from "../../measure/testing.js";
import { Escaip, escaipConfig } from "../../models/escaip/index.js";
import { symmetricLayersOf } from "../../models/symmetric-layers.js";
import { measureHead } from "../head/index.js";
import { largestConstant } from "./constants.js";
import { deviations } from "./deviation.js";
import { equivarianceGradient } from "./equivariance-gradient.js";
import { type Direction, nearSubspace } from "./near.js";
import { layerSpaces } from "./spaces.js";
import { LinearModel } from "./testing.js";

const scales = [1e-6, 1e-4, 1e-2, 1];
const layer = {
  kind: "linear",
  parameter: "map.weight",
  input: "vector",
  output: "vector",
} as const;

function linear(design: Design = icosahedralOrbits({ replicates: 1 })) {
  const model = new LinearModel();
  const spaces = layerSpaces(model, [layer], { group: SO3 });
  const batches = [normalVectors(4, 0.5), normalVectors(3, 0.5, 1)];
  const parameters = [model.map.weight];
  const given = { model, batches, design, ...vectorsToVectors, parameters };
  const norm = batches.reduce((sum, { x }) => sum + x.square().sum().item(), 0);
  return { given, spaces, model, meanSquare: norm / (3 * 7) };
}

const usual = { scales, fitUpTo: 1, directions: 3, seed: 0 };

describe("L_equiv and its gradient", () => {
  test.each([
    icosahedralOrbits({ replicates: 1 }),
    tetrahedralOrbits({ replicates: 2 }),
    independent({ count: 5 }),
  ])("are those of `decompose`: $name", (design) => {
    const { given } = linear(design);
    const { value } = equivarianceGradient({ ...given, seed: 3 });
    const report = decompose({ ...given, seed: 3, resamples: 1 });
    expect(value / report.L_equiv).toBeCloseTo(1, 12);
  });

  test("the gradient is that of recorded parts, in any passes and with either reduction", () => {
    const design = icosahedralOrbits({ replicates: 1 });
    const { given, model } = linear(design);
    for (const reduction of ["pooled", "per-sample"] as const) {
      const recorded = lossParts({ ...given, reduction }).equiv;
      const [expected] = grad(recorded, [model.map.weight]);
      for (const rowsPerGradientPass of [1, 10, 1000]) {
        const found = equivarianceGradient({ ...given, reduction, rowsPerGradientPass });
        expect(found.value).toBeCloseTo(recorded.item(), 12);
        expect(distance(found.gradient[0], expected)).toBeLessThan(1e-12);
      }
    }
  });
});

describe("a linear map of vectors", () => {
  test("exponents 2 and 1 to rounding, the curvature in closed form, the weights as before", () => {
    const { given, spaces, model, meanSquare } = linear();
    const before = model.map.weight.toNumbers();
    const evaluate = () => equivarianceGradient(given);
    const report = nearSubspace({ spaces, evaluate, ...usual });
    expect(report.directions.map(({ is }) => is)).toEqual(["own", "random", "random", "random"]);
    for (const { loss, gradient, curvature } of report.directions) {
      expect(loss!.exponent.value).toBeCloseTo(2, 8);
      expect(gradient!.exponent.value).toBeCloseTo(1, 8);
      // L_equiv = ‖v‖² E x² / 3 in every direction of the complement.
      expect(curvature / (meanSquare / 3)).toBeCloseTo(1, 8);
    }
    expect(report.relativeFloor).toBeLessThan(1e-28);
    expect(report.distance ** 2).toBeCloseTo(deviations(spaces).deviation, 12);
    const { loss, curvature, costlier } = report.random;
    expect(loss!.value).toBeCloseTo(2, 8);
    expect(curvature!.value / (meanSquare / 3)).toBeCloseTo(1, 8);
    expect(costlier!.value).toBeCloseTo(1, 8);
    expect(model.map.weight.toNumbers()).toEqual(before);
    const { lambdaMax } = largestConstant({ spaces, evaluate, products: 4, seed: 1 });
    expect(lambdaMax / (meanSquare / 3)).toBeCloseTo(1, 6);
  });

  test("directions that are at hand are not walked again", () => {
    const { given, spaces } = linear();
    let count = 0;
    const evaluate = () => {
      count++;
      return equivarianceGradient(given);
    };
    const kept: Direction[] = [];
    const options = { spaces, evaluate, ...usual, directions: 2 };
    const all = nearSubspace({ ...options, onDirection: (one) => kept.push(one) });
    expect([kept.length, count]).toEqual([3, 2 + 3 * scales.length]);
    count = 0;
    expect(nearSubspace({ ...options, done: kept.slice(0, 2) })).toEqual(all);
    expect(count).toBe(2 + scales.length);
  });

  test("scales and weights that there is nothing to look at for", () => {
    const { given, spaces, model } = linear();
    const evaluate = () => equivarianceGradient(given);
    for (const wrong of [[1], [0, 1], [1, 1], [2, 1], [1, Infinity], [Number.NaN, 1]])
      expect(() => nearSubspace({ spaces, evaluate, ...usual, scales: wrong })).toThrow(
        `scales must be two numbers at least, above 0 and ascending, got ${wrong.join(", ")}`,
      );
    const { weight } = model.map;
    const sentence = "the weights have no deviation: all of them commute with the group";
    for (const commuting of [spaces[0].project(weight.detach()), weight.detach().zerosLike()]) {
      weight.detach().copy_(commuting);
      expect(() => nearSubspace({ spaces, evaluate, ...usual })).toThrow(sentence);
    }
  });
});

test("EScAIP: quadratic for all s, between the constants of theorem 4, λ_max by products too", async () => {
  manualSeed(3);
  const config = escaipConfig({ preset: "tiny", width: 16, heads: 2 });
  const model = new Escaip(config).to({ dtype: "float64" }).eval();
  const structures = (await demoStructures(9)).slice(0, 4);
  const { cutoff, neighbors: count } = config;
  const raw = collate(prepare(structures, { cutoff, count }));
  const inFloat64 = (values: Tensor) => values.to("float64");
  const batch: Batch = {
    ...raw,
    positions: inFloat64(raw.positions),
    forces: inFloat64(raw.forces),
  };
  const spaces = layerSpaces(model, symmetricLayersOf(model).layers, { group: SO3 });
  const evaluate = () =>
    equivarianceGradient({
      model,
      batches: [batch],
      inputs: { positions: point },
      outputs: { forces: vector },
      target: "forces",
      // Predictions are of degree 2 in the rotation, their squares of degree 4: exact.
      design: icosahedralOrbits({ replicates: 1 }),
      parameters: spaces.map(({ parameter }) => parameter),
    });
  const { directions, random, ...report } = nearSubspace({ spaces, evaluate, ...usual });
  const { lambdaMin, lambdaMax, L_equiv } = measureHead(model, [batch]);
  expect(report.relativeFloor).toBeLessThan(1e-24);
  expect(directions[0].points.at(-1)!.L_equiv / L_equiv).toBeCloseTo(1, 9);
  for (const { loss, gradient, curvature, points } of directions) {
    expect(loss!.exponent.value).toBeCloseTo(2, 6);
    expect(gradient!.exponent.value).toBeCloseTo(1, 6);
    expect(curvature).toBeGreaterThan(lambdaMin);
    expect(curvature).toBeLessThan(lambdaMax);
    // Theorem 6 with C = 2 λ_max.
    for (const { gradient: slope, distance: far } of points)
      expect(slope).toBeLessThanOrEqual(2 * lambdaMax * far * (1 + 1e-9));
  }
  expect(random.loss!.value).toBeCloseTo(2, 6);
  const found = largestConstant({ spaces, evaluate, products: 8, seed: 2 });
  expect(found.lambdaMax / lambdaMax).toBeCloseTo(1, 4);
  expect(found.lambdaMax).toBeLessThanOrEqual(lambdaMax * (1 + 1e-6));
  expect(found.products).toBe(8);
});
