import { Generator, grad, randn, type Tensor, tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import {
  type Design,
  enumerate,
  independent,
  O,
  octahedralOrbits,
  tetrahedralOrbits,
} from "../groups/index.js";
import type { Model } from "../models/model.js";
import { crossForm } from "./cross-form.js";
import { gradientNorms, type GradientNorms } from "./gradients.js";
import type { UnbiasedGradients } from "./gradients-products.js";
import { matrix, normalVectors, vectorsToVectors } from "./testing.js";
import { twist } from "./twist.js";

const float64 = { dtype: "float64" } as const;
const squares = ["squaredNorm", "squaredNormMean", "squaredNormEquiv", "innerProduct"] as const;
type Squares = Pick<UnbiasedGradients, (typeof squares)[number]>;

/** `v = B x` with B as a parameter. */
function linear() {
  const B = tensor(matrix, { ...float64, requiresGrad: true });
  const model: Model = { forward: ({ x }) => ({ v: x.matmul(B.t()) }) };
  return { model, parameters: [B], ...vectorsToVectors };
}

/** A network whose error has all degrees. */
function network() {
  const generator = new Generator(0);
  const parameters = [
    randn([3, 8], { generator, ...float64 }),
    randn([8, 3], { generator, ...float64 }),
  ];
  for (const parameter of parameters) parameter.requiresGrad = true;
  const [first, second] = parameters;
  const model: Model = { forward: ({ x }) => ({ v: x.matmul(first).tanh().matmul(second) }) };
  return { model, parameters, ...vectorsToVectors };
}

/** tr B / 3, where the linear map has its twirl. */
const scale = (matrix[0][0] + matrix[1][1] + matrix[2][2]) / 3;

/**
 * Of the linear map for labels `c x`: ∇L_mean = 2 (tr B / 3 − c) x² I / 9 and
 * ∇L_equiv = 2 (B − (tr B / 3) I) x² / 3 with x² the mean square of a component, orthogonal to each other.
 */
function closedForm(meanSquare: number, c: number): Squares {
  const deviation = matrix.flatMap((row, i) => row.map((b, j) => b - (i === j ? scale : 0)));
  const squaredNormMean = ((2 * (scale - c) * meanSquare) / 3) ** 2 * 3;
  const squaredNormEquiv =
    ((2 * meanSquare) / 3) ** 2 * deviation.reduce((sum, b) => sum + b ** 2, 0);
  return {
    squaredNorm: squaredNormMean + squaredNormEquiv,
    squaredNormMean,
    squaredNormEquiv,
    innerProduct: 0,
  };
}

const meanSquareOf = (x: Tensor): number => x.square().mean().item();

test.each([
  enumerate({ group: O }),
  // A linear map has no degree that these do not annihilate.
  tetrahedralOrbits({ replicates: 4 }),
  octahedralOrbits({ replicates: 5 }),
] as Design[])("a linear map, where chance has no part: $name", (design) => {
  const batch = normalVectors(7, 0.5);
  const result = gradientNorms({ ...linear(), batches: [batch], design });
  const expected = closedForm(meanSquareOf(batch.x), 0.5);
  const { norm, normMean, normEquiv, ratio, unbiased, notUnbiased } = result;
  for (const name of squares) expect(unbiased![name]).toBeCloseTo(expected[name], 12);
  expect(unbiased!.squaredNorm).toBeCloseTo(norm ** 2, 12);
  expect(unbiased!.squaredNormMean).toBeCloseTo(normMean ** 2, 12);
  expect(unbiased!.squaredNormEquiv).toBeCloseTo(normEquiv ** 2, 12);
  expect(unbiased!.ratio).toBeCloseTo(ratio, 12);
  expect(notUnbiased).toBeNull();
});

/** Over many seeds: mean and standard error. */
function overSeeds(seeds: number, value: (seed: number) => number): [mean: number, error: number] {
  const values = Array.from({ length: seeds }, (_, seed) => value(seed));
  const mean = values.reduce((sum, one) => sum + one, 0) / seeds;
  const variance = values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (seeds - 1);
  return [mean, Math.sqrt(variance / seeds)];
}

test.each([4, 5, 9])("%d independent draws: no bias in the squares, much in the norms", (count) => {
  const batch = normalVectors(3, 0.5);
  const expected = closedForm(meanSquareOf(batch.x), 0.5);
  const design = independent({ count });
  const given = { ...linear(), batches: [batch], design, skipDeterminismCheck: true };
  const results = Array.from({ length: 500 }, (_, seed) => gradientNorms({ ...given, seed }));
  for (const name of squares) {
    const [mean, error] = overSeeds(500, (seed) => results[seed].unbiased![name]);
    expect(Math.abs(mean - expected[name])).toBeLessThan(4 * error);
    expect(error).toBeLessThan(0.1 * expected.squaredNorm);
  }
  const [plain, error] = overSeeds(500, (seed) => results[seed].normMean ** 2);
  expect(plain - expected.squaredNormMean).toBeGreaterThan(5 * error);
});

test("where the gradient is zero about half of the estimates are negative, and the ratio is none", () => {
  const batch = normalVectors(3, scale); // the best multiple of x: ∇L_mean = 0
  const given = { ...linear(), batches: [batch], design: independent({ count: 6 }) };
  const results = Array.from({ length: 60 }, (_, seed) => gradientNorms({ ...given, seed }));
  const negative = results.filter(({ unbiased }) => unbiased!.squaredNormMean < 0);
  expect(negative.length).toBeGreaterThan(15);
  expect(negative.length).toBeLessThan(45);
  for (const { unbiased, normMean, ratio } of negative) {
    expect(unbiased!.ratio).toBeNaN();
    expect(normMean).toBeGreaterThan(0);
    expect(ratio).toBeGreaterThan(0);
  }
  for (const { unbiased: one } of results)
    expect(one!.squaredNormMean + 2 * one!.innerProduct + one!.squaredNormEquiv).toBeCloseTo(
      one!.squaredNorm,
      12,
    );
});

/** ∇L and ∇L_mean of some of the copies, from the definition. */
function byDefinition(z: Tensor, label: Tensor, orbit: number, parameters: readonly Tensor[]) {
  const orbitMeans = z.view([-1, orbit, ...z.shape.slice(1)]).mean(1);
  const gradient = (of: Tensor) => grad(of, [...parameters], { retainGraph: true });
  return {
    loss: gradient(z.sub(label).square().mean()),
    mean: gradient(crossForm(orbitMeans, label)),
  };
}

test.each([
  { design: independent({ count: 4 }), first: 2 },
  { design: independent({ count: 7 }), first: 3 },
  { design: tetrahedralOrbits({ replicates: 5 }), first: 24 },
])("products of halves, from the definition: $design.name", ({ design, first }) => {
  const { model, parameters, ...actions } = network();
  const batch = normalVectors(4, 1);
  const given = { model, parameters, batches: [batch], design, ...actions, seed: 3 };
  const elements = design.draw(4, new Generator(3));
  const z = twist(elements, { model, batch, samples: 4, ...actions, gradients: true }).v;
  const [a, b] = [z.narrow(0, 0, first), z.narrow(0, first, design.passes - first)].map((half) =>
    byDefinition(half, batch.v, design.orbit, parameters),
  );
  const dot = (x: Tensor[], y: Tensor[]) =>
    x.reduce((sum, of, i) => sum + of.mul(y[i]).sum().item(), 0);
  const equiv = (of: typeof a) => of.loss.map((slope, i) => slope.sub(of.mean[i]));
  const expected = {
    squaredNorm: dot(a.loss, b.loss),
    squaredNormMean: dot(a.mean, b.mean),
    squaredNormEquiv: dot(equiv(a), equiv(b)),
    innerProduct: (dot(a.mean, equiv(b)) + dot(equiv(a), b.mean)) / 2,
  };
  const whole = gradientNorms(given);
  for (const name of squares) expect(whole.unbiased![name]).toBeCloseTo(expected[name], 11);
  const all = byDefinition(z, batch.v, design.orbit, parameters);
  expect(whole.norm).toBeCloseTo(Math.sqrt(dot(all.loss, all.loss)), 11);
  expect(whole.normMean).toBeCloseTo(Math.sqrt(dot(all.mean, all.mean)), 11);
  // Passes that lie in both halves, and in one.
  for (const rowsPerGradientPass of [4, 12, 20, 1000]) {
    const inPasses = gradientNorms({ ...given, rowsPerGradientPass });
    for (const name of squares)
      expect(inPasses.unbiased![name]).toBeCloseTo(whole.unbiased![name], 11);
    expect(inPasses.normEquiv).toBeCloseTo(whole.normEquiv, 11);
  }
});

test.each([
  { design: independent({ count: 3 }), replicates: 3 },
  { design: tetrahedralOrbits({ replicates: 2 }), replicates: 2 },
  { design: octahedralOrbits({ replicates: 1 }), replicates: 1 },
])("too few replicates say so: $design.name", ({ design, replicates }) => {
  const result: GradientNorms = gradientNorms({
    ...linear(),
    batches: [normalVectors(3, 0.5)],
    design,
  });
  expect(result.unbiased).toBeNull();
  expect(result.notUnbiased).toBe(
    "squared norms without bias take two independent halves of 2 replicates each, and " +
      `${design.name} has ${replicates}`,
  );
});
