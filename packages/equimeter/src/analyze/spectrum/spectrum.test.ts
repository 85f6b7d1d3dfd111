import {
  eye,
  Generator,
  linalgQr,
  manualSeed,
  randn,
  type Tensor,
  tensor,
  tidy,
} from "@equimeter/torch";
import { expect, test } from "vitest";

import { lanczos, ritz, spectrumOfMatrix, spectrumOfOperator } from "./index.js";

/** A symmetric matrix with these eigenvalues, in a random frame. */
function withEigenvalues(values: readonly number[], seed = 0): Tensor {
  manualSeed(seed);
  const { Q } = linalgQr(randn([values.length, values.length], { dtype: "float64" }));
  return Q.mul(tensor([...values], { dtype: "float64" })).matmul(Q.t());
}

const operatorOf = (matrix: Tensor) => {
  return { size: matrix.shape[0], product: (vector: Tensor) => matrix.mv(vector) };
};

const near = (values: readonly number[], digits = 9) =>
  values.map((value) => expect.closeTo(value, digits) as number);

test("a matrix: ends, counts by the tolerance, condition number, residuals", () => {
  tidy(() => {
    const found = spectrumOfMatrix(withEigenvalues([-2, -1e-20, 0, 1e-20, 1e-3, 0.5, 4]));
    expect(found).toMatchObject({
      size: 7,
      largest: expect.closeTo(4, 12),
      lowest: expect.closeTo(-2, 12),
      smallestPositive: expect.closeTo(1e-3, 12),
      condition: expect.closeTo(4000, 6),
      conditionIs: "exact",
      counts: { positive: 3, negative: 1, nearZero: 3 },
    });
    expect(found.residuals.largest).toBeLessThan(1e-14);
    expect(found.residuals.smallestPositive).toBeLessThan(1e-14);
    const all = [...found.density.positive, ...found.density.negative, found.density.rest];
    expect(all.reduce((sum, count) => sum + count)).toBe(7);
  });
});

test("what is larger than the tolerance is positive, whatever its size", () => {
  tidy(() => {
    const matrix = tensor([1, 1e-6, 1e-12, -1e-12], { dtype: "float64" }).diag();
    expect(spectrumOfMatrix(matrix.clone()).counts).toEqual({
      positive: 3,
      negative: 1,
      nearZero: 0,
    });
    const coarse = spectrumOfMatrix(matrix.clone(), 1e-9);
    expect(coarse.counts).toEqual({ positive: 2, negative: 0, nearZero: 2 });
    expect(coarse.condition).toBeCloseTo(1e6, 6);
    const none = spectrumOfMatrix(tensor([-1, -2], { dtype: "float64" }).diag());
    expect(none).toMatchObject({ smallestPositive: null, condition: null, largest: -1 });
    expect(spectrumOfMatrix(eye(3, { dtype: "float64" }).mul(0)).counts!.nearZero).toBe(3);
  });
});

test("how far a matrix is from symmetric decides what counts as zero", () => {
  tidy(() => {
    const matrix = tensor([1, 1e-6, 1e-12], { dtype: "float64" }).diag();
    matrix.select(0, 0).narrow(0, 1, 1).fill_(1e-8);
    const found = spectrumOfMatrix(matrix);
    expect(found.tolerance).toBeCloseTo(1e-8 / Math.SQRT2, 14); // ‖A − Aᵀ‖ / 2
    expect(found.counts).toEqual({ positive: 2, negative: 0, nearZero: 1 });
  });
});

test("a noisy matrix: eigenvalues that noise makes are none of the matrix", () => {
  tidy(() => {
    const values = Array.from({ length: 200 }, (_, i) => (i < 60 ? 1 + i / 5 : 0));
    const noise = randn([200, 200], { dtype: "float64", generator: new Generator(7) });
    const found = spectrumOfMatrix(withEigenvalues(values, 6).add(noise.mul(1e-9)));
    expect(found.counts).toEqual({ positive: 60, negative: 0, nearZero: 140 });
    expect(found.condition).toBeCloseTo(12.8, 5);
  });
});

test("Lanczos keeps its vectors orthogonal and finds all eigenvalues in n steps, repeated ones too", () => {
  tidy(() => {
    const values = [-3, 1e-8, 0.25, 1, 1, 1, 2, 7];
    const krylov = lanczos(operatorOf(withEigenvalues(values)), {
      steps: 50,
      generator: new Generator(1),
    });
    expect(krylov.steps).toBe(8);
    const gram = krylov.basis.matmul(krylov.basis.t());
    expect(
      gram
        .sub(eye(8, { dtype: "float64" }))
        .abs()
        .max()
        .item(),
    ).toBeLessThan(1e-13);
    const found = ritz(krylov);
    expect([...found.values]).toEqual(near(values, 12));
    expect(found.weights.reduce((sum, weight) => sum + weight)).toBeCloseTo(1, 12);
    const vector = found.vector(7);
    expect(vector.norm().item()).toBeCloseTo(1, 12);
  });
});

test("residuals of Ritz values are those of their vectors", () => {
  tidy(() => {
    const values = Array.from({ length: 200 }, (_, i) => 1.05 ** i);
    const matrix = withEigenvalues(values, 3);
    const found = ritz(lanczos(operatorOf(matrix), { steps: 30, generator: new Generator(2) }));
    for (const i of [0, 15, 29]) {
      const vector = found.vector(i);
      const residual = matrix.mv(vector).sub(vector.mul(found.values[i])).norm().item();
      expect(residual).toBeCloseTo(found.residuals[i], 8);
    }
  });
});

test("products alone: the largest eigenvalue, and of the smallest what they can show", () => {
  tidy(() => {
    const values = Array.from({ length: 300 }, (_, i) => 10 ** (-8 + (10 * i) / 299));
    const matrix = withEigenvalues(values, 4);
    const few = spectrumOfOperator(operatorOf(matrix), { steps: 60 });
    expect(few.largest).toBeCloseTo(100, 6);
    expect(few).toMatchObject({ conditionIs: "at least", counts: null });
    // A bound from above: 60 products do not see 1e-8.
    expect(few.smallestPositive).toBeGreaterThan(1e-8);
    expect(few.condition).toBeLessThan(1e10);
    expect(few.condition).toBeGreaterThan(10);
    const all = spectrumOfOperator(operatorOf(matrix), { steps: 300 });
    expect(all.conditionIs).toBe("exact");
    expect(all.smallestPositive! / 1e-8).toBeCloseTo(1, 4);
    expect(all.counts).toEqual({ positive: 300, negative: 0, nearZero: 0 });
  });
});

test("the density by quadrature has as many eigenvalues as the matrix, where they are", () => {
  tidy(() => {
    const values = [...Array<number>(150).fill(1.5), ...Array<number>(50).fill(0.02)];
    const { density } = spectrumOfOperator(operatorOf(withEigenvalues(values, 5)), {
      steps: 40,
      probes: 20,
    });
    const at = (decade: number) =>
      density.positive[density.decades.findIndex((lower) => lower === decade)];
    expect(at(0)).toBeGreaterThan(130);
    expect(at(0)).toBeLessThan(170);
    expect(at(0) + at(-2)).toBeCloseTo(200, 6);
  });
});

test("bad input", () => {
  tidy(() => {
    const operator = operatorOf(eye(3, { dtype: "float64" }));
    const generator = new Generator(0);
    expect(() => lanczos(operator, { steps: 0, generator })).toThrow("a step at least, got 0");
    const broken = { size: 3, product: (v: Tensor) => v.mul(NaN) };
    expect(() => lanczos(broken, { steps: 2, generator })).toThrow("is not finite");
  });
});
