import { Generator, nn, randn, type Tensor, tidy } from "@equimeter/torch";
import { expect, test } from "vitest";

import { withOnly } from "../choose-parameters.js";
import { independent, vector } from "../../groups/index.js";
import { lossParts } from "../../measure/index.js";
import { filterNormalized, orthogonalTo, randomDirection } from "./directions.js";
import {
  coordinates,
  fitsOf,
  landscape,
  landscapeAxes,
  noiseLevels,
  quadraticFit,
} from "./index.js";

/** A fixed trunk and a linear head, of vectors. */
class Headed extends nn.Module {
  trunk = new nn.Linear(3, 8, { dtype: "float64" });
  head = new nn.Linear(8, 3, { dtype: "float64", bias: false });
  forward({ x }: Record<string, Tensor>) {
    return { y: this.head.forward(this.trunk.forward(x).tanh()) };
  }
}

const grid = { points: 9, step: 0.05, reach: 4 };

function surveyed(model: Headed, which: "head" | "trunk", fresh = false) {
  const generator = new Generator(0);
  const x = randn([12, 3], { dtype: "float64", generator });
  const y = randn([12, 3], { dtype: "float64", generator });
  const partsAt = (seed: number) =>
    lossParts({
      model,
      batches: [{ x, y }],
      inputs: { x: vector },
      outputs: { y: vector },
      target: "y",
      design: independent({ count: 5 }),
      seed,
    });
  const parameters = [model[which].weight];
  const axes = landscapeAxes({ parts: () => partsAt(1), parameters, kind: "eigenvectors" });
  const surfaces = withOnly(model, [], () =>
    landscape({
      parameters,
      axes,
      grid,
      partsAt: fresh ? (point) => partsAt(point) : () => partsAt(1),
    }),
  );
  return { axes, surfaces, fits: fitsOf(surfaces, grid), partsAt };
}

test("a linear head under fixed elements: both surfaces are quadratic exactly, curved as the eigenvalues say", () => {
  tidy(() => {
    const model = new Headed();
    const before = model.head.weight.toNumbers();
    const { axes, fits, surfaces, partsAt } = surveyed(model, "head");
    for (const part of ["L", "L_mean", "L_equiv"] as const)
      expect(1 - fits[part].rSquared).toBeLessThan(1e-12);
    const [yy, xy, xx] = fits.L.coefficients.curvature;
    expect(yy).toBeCloseTo(axes.eigenvalues![0], 8);
    expect(xx).toBeCloseTo(axes.eigenvalues![1], 8);
    expect(xy).toBeCloseTo(0, 8);
    expect(model.head.weight.toNumbers()).toEqual(before);
    // The middle of an odd grid are the weights themselves.
    expect(surfaces.L[4][4]).toBeCloseTo(partsAt(1).loss.item(), 14);
    expect(model.parameters().every(({ requiresGrad }) => requiresGrad)).toBe(true);
  });
});

test("weights before a non-linearity: nearly quadratic", () => {
  tidy(() => {
    const { fits } = surveyed(new Headed(), "trunk");
    expect(fits.L.rSquared).toBeLessThan(1 - 1e-9);
    expect(fits.L.rSquared).toBeGreaterThan(0.9);
  });
});

test("fresh elements at every point roughen what is smooth", () => {
  tidy(() => {
    const { fits, partsAt } = surveyed(new Headed(), "head", true);
    const { deviation, mean } = withoutGraph(partsAt);
    expect(fits.L_mean.rSquared).toBeLessThan(0.999);
    // What a quadratic leaves is the noise of single evaluations.
    expect(fits.L_mean.residual / deviation).toBeGreaterThan(0.5);
    expect(fits.L_mean.residual / deviation).toBeLessThan(2);
    expect(mean).toBeGreaterThan(0);
  });
});

function withoutGraph(partsAt: Parameters<typeof noiseLevels>[0]) {
  return noiseLevels((draw) => partsAt(1000 + draw), 40).L_mean;
}

test("rows that are there already are not walked again", () => {
  tidy(() => {
    const model = new Headed();
    const { axes, surfaces, partsAt } = surveyed(model, "head");
    const rows = surfaces.L.slice(0, 7).map((row, i) =>
      row.map((L, j) => {
        return { L, L_mean: surfaces.L_mean[i][j], L_equiv: surfaces.L_equiv[i][j] };
      }),
    );
    let walked = 0;
    const again = landscape({
      parameters: [model.head.weight],
      axes,
      grid,
      partsAt: () => partsAt(1),
      rows,
      onRow: () => walked++,
    });
    expect(walked).toBe(2);
    expect(again).toEqual(surfaces);
  });
});

test("the quadratic that made a grid is found", () => {
  const axis = coordinates({ points: 5, step: 0.001, reach: 10 });
  expect(axis).toEqual([-0.01, -0.005, 0, 0.005, 0.01].map((x) => expect.closeTo(x, 12) as number));
  const at = (y: number, x: number) =>
    3 + 2 * y - x + 0.5 * (40 * y * y + 2 * 7 * x * y - 5 * x * x);
  const fit = quadraticFit(
    axis.map((y) => axis.map((x) => at(y, x))),
    axis,
  );
  expect(fit.rSquared).toBeCloseTo(1, 10);
  expect(fit.coefficients.constant).toBeCloseTo(3, 10);
  expect(fit.coefficients.gradient.map((g) => Math.round(1e6 * g) / 1e6)).toEqual([2, -1]);
  expect(fit.coefficients.curvature.map((h) => Math.round(1e4 * h) / 1e4)).toEqual([40, 7, -5]);
  const flat = quadraticFit(
    [
      [1, 1],
      [1, 1],
    ],
    [-1, 1],
  );
  expect(flat).toMatchObject({ rSquared: 1, residual: 0 });
});

test("random directions: of length 1 and orthogonal, or of the length of each filter", () => {
  tidy(() => {
    const model = new Headed();
    const parameters = [model.trunk.weight, model.trunk.bias!];
    const one = randomDirection(parameters, new Generator(1));
    const other = orthogonalTo(randomDirection(parameters, new Generator(2)), one);
    const inner = (a: readonly Tensor[], b: readonly Tensor[]) =>
      a.reduce((sum, of, i) => sum + of.mul(b[i]).sum().item(), 0);
    expect(inner(one, one)).toBeCloseTo(1, 12);
    expect(inner(other, other)).toBeCloseTo(1, 12);
    expect(inner(one, other)).toBeCloseTo(0, 12);
    const [weight, bias] = filterNormalized(parameters, new Generator(3));
    expect(
      weight.norm(2, 1).sub(model.trunk.weight.detach().norm(2, 1)).abs().max().item(),
    ).toBeLessThan(1e-12);
    expect(bias.abs().max().item()).toBe(0);
  });
});

test("no positive eigenvalue: a sentence with the way out", () => {
  tidy(() => {
    const model = new Headed();
    const zero = () => {
      const loss = model.head.weight.square().sum().mul(-1);
      return { loss, mean: loss, equiv: loss };
    };
    expect(() =>
      landscapeAxes({ parts: zero, parameters: [model.head.weight], kind: "eigenvectors" }),
    ).toThrow("no positive eigenvalue here: choose other directions");
  });
});
