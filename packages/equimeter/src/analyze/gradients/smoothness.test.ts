import { Generator, grad, hessianOf, randn, type Tensor, tensor, tidy } from "@equimeter/torch";
import { expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { enumerate, O } from "../../groups/index.js";
import { lossParts } from "../../measure/loss-parts.js";
import { matrix, normalVectors, vectorsToVectors } from "../../measure/testing.js";
import { propositions } from "./propositions.js";
import { smoothnessAt } from "./smoothness.js";

const float64 = { dtype: "float64" } as const;
const design = enumerate({ group: O });

/** `v = B x` with some B. */
function linear(B: number[][], c: number) {
  const weight = tensor(B, { ...float64, requiresGrad: true });
  const batch = normalVectors(6, c);
  const model = { forward: ({ x }: { x: Tensor }) => ({ v: x.matmul(weight.t()) }) };
  const parts = () =>
    lossParts({ model: model as never, batches: [batch], design, ...vectorsToVectors });
  return { weight, parts, meanSquare: batch.x.square().mean().item() };
}

/** A network of x. */
function network(dtype: "float32" | "float64" = "float64") {
  const generator = new Generator(2);
  const parameters = [
    randn([3, 6], { generator }),
    randn([6, 3], { generator }),
    randn([2], {}),
  ].map((values) => values.mul(0.7).to(dtype));
  for (const parameter of parameters) parameter.requiresGrad = true;
  const [first, second] = parameters;
  const { x, v } = normalVectors(5, 1);
  const batch = { x: x.to(dtype), v: v.to(dtype) };
  const model = {
    forward: ({ x: of }: { x: Tensor }) => ({ v: of.matmul(first).tanh().matmul(second) }),
  };
  const parts = () =>
    lossParts({ model: model as never, batches: [batch], design, ...vectorsToVectors });
  return { parameters, parts };
}

test("a linear map: the Hessian of L_equiv is 2 x²/3 but along I, and both proofs are tight", () => {
  const points = [1, 0.6, 1.7].map((size, step) => {
    const { weight, parts, meanSquare } = linear(
      matrix.map((row) => row.map((b) => size * b)),
      0.4,
    );
    const report = smoothnessAt({ parts, parameters: [weight], lanczosSteps: 9 });
    expect(report.curvatureEquiv).toBeCloseTo((2 / 3) * meanSquare, 10);
    expect(report.hessianEquiv.lowest).toBeCloseTo(0, 10);
    expect(report.hessianEquiv.residual).toBeLessThan(1e-8);
    expect([report.products, report.size]).toEqual(["autograd", 9]);
    return { step, ...report };
  });
  const { proposition3 } = propositions(points);
  const { M, needed, lojasiewicz, steps } = proposition3;
  // ‖∇L_equiv‖² = 2 M L_equiv and ‖∇L_mean‖² = (4 x² / 3) L_mean: (16) is an equality, √ε on both sides.
  expect(needed).toBeCloseTo(M, 10);
  expect(lojasiewicz!.alpha).toBeCloseTo(1, 6);
  expect(lojasiewicz!.c).toBeCloseTo(2 * M, 6);
  steps.forEach(({ left, right }, i) => {
    expect(left).toBeCloseTo(Math.sqrt(points[i].L_equiv / points[i].L_mean), 8);
    expect(right).toBeCloseTo(left, 6);
  });
});

test("a network: norms and both ends of both spectra, by the whole matrices", () => {
  const { parameters, parts } = network();
  const used = parameters.slice(0, 2); // the third takes no part
  const report = smoothnessAt({ parts, parameters, lanczosSteps: 36, seed: 1 });
  const { mean, equiv } = parts();
  const epsilon = equiv.div(mean);
  const norm = (of: Tensor) =>
    Math.hypot(...grad(of, used, { retainGraph: true }).map((slope) => slope.norm().item()));
  expect(report.L_mean).toBeCloseTo(mean.item(), 12);
  expect(report.L_equiv).toBeCloseTo(equiv.item(), 12);
  expect(report.normMean).toBeCloseTo(norm(mean), 10);
  expect(report.normEquiv).toBeCloseTo(norm(equiv), 10);
  expect(report.normEpsilon).toBeCloseTo(norm(epsilon), 10);
  expect(report.size).toBe(36);
  for (const [of, extremes, size] of [
    [epsilon, report.hessianEpsilon, report.curvatureEpsilon],
    [equiv, report.hessianEquiv, report.curvatureEquiv],
  ] as const) {
    const values = tidy(() =>
      hessianOf(of, used, { symmetrize: true }).linalgEigh().eigenvalues.toNumbers(),
    );
    expect(extremes.lowest).toBeCloseTo(values[0], 8);
    expect(extremes.largest).toBeCloseTo(values.at(-1)!, 8);
    expect(size).toBeCloseTo(Math.max(...values.map(Math.abs)), 8);
  }
});

test("few steps are from below; float32 makes no difference; the same for the same seed", () => {
  const { parameters, parts } = network();
  const of = (lanczosSteps: number, seed = 1) =>
    smoothnessAt({ parts, parameters, lanczosSteps, seed }).curvatureEpsilon;
  const sizes = [1, 2, 4, 8, 36].map((steps) => of(steps));
  for (const size of sizes) expect(size).toBeLessThanOrEqual(sizes.at(-1)! * (1 + 1e-12));
  expect(sizes[3]).toBeGreaterThan(0.99 * sizes[4]);
  expect(of(2, 1)).toBe(of(2, 1));
  expect(of(2, 1)).not.toBe(of(2, 5));
  const single = network("float32");
  const report = smoothnessAt({ ...single, lanczosSteps: 8, seed: 1 });
  expect(report.curvatureEpsilon / sizes[3]).toBeCloseTo(1, 4);
});

test("products are counted over both Hessians", () => {
  const seen: [number, number][] = [];
  const onProduct = (done: number, all: number) => void seen.push([done, all]);
  smoothnessAt({ ...network(), lanczosSteps: 3, onProduct });
  expect(seen).toEqual([1, 2, 3, 4, 5, 6].map((done) => [done, 6]));
});

test("what has no ε, and parameters that take no part, are refused", () => {
  const perfect = () => {
    const { parts } = network();
    const { loss, equiv } = parts();
    return { loss, equiv, mean: equiv.mul(0) };
  };
  const { parameters, parts } = network();
  expect(() => smoothnessAt({ parts: perfect, parameters, lanczosSteps: 2 })).toThrow(
    new UserError("L_mean is 0: L_equiv / L_mean has no value"),
  );
  expect(() => smoothnessAt({ parts, parameters: parameters.slice(2), lanczosSteps: 2 })).toThrow(
    new UserError("the predictions depend on none of the parameters given"),
  );
});
