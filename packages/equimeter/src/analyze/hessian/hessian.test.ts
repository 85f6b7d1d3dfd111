import { cdist, Generator, nn, randn, type Tensor, tensor, tidy } from "@equimeter/torch";
import { expect, test } from "vitest";

import { chooseParameters, withOnly } from "../choose-parameters.js";
import { enumerate, independent, O, tetrahedralOrbits, vector } from "../../groups/index.js";
import { lossPart, lossParts, type LossPartsOptions } from "../../measure/index.js";
import {
  exactMemory,
  hessianProducts,
  hessianSpectra,
  methodFor,
  refuseTooLarge,
} from "./index.js";

/** f(x) = B x on vectors: nothing makes B a multiple of the identity. */
class LinearMap extends nn.Module {
  layer = new nn.Linear(3, 3, { bias: false, dtype: "float64" });
  forward({ x }: Record<string, Tensor>) {
    return { y: this.layer.forward(x) };
  }
}

const generator = new Generator(0);
const x = randn([40, 3], { dtype: "float64", generator });
const y = randn([40, 3], { dtype: "float64", generator });

function optionsFor(model: LinearMap, design = enumerate({ group: O })): LossPartsOptions {
  return {
    model,
    batches: [{ x, y }],
    inputs: { x: vector },
    outputs: { y: vector },
    target: "y",
    design,
  };
}

test("closed form: a linear map under the rotations of the cube", () => {
  tidy(() => {
    const model = new LinearMap();
    const { names, tensors, size } = chooseParameters(model, ["layer.*"]);
    expect([names, size]).toEqual([["layer.weight"], 9]);
    const report = hessianSpectra({
      parts: () => lossParts(optionsFor(model)),
      parameters: tensors,
    });
    // L_equiv = (m/3) (‖B‖²/3 − (tr B)²/9) and L_mean = E |(tr B/3) x − y|²/3, m = E |x|².
    const m = x.square().sum(1).mean().item();
    const { L, L_mean, L_equiv } = report.parts;
    expect(L_equiv).toMatchObject({
      largest: expect.closeTo((2 * m) / 9, 12),
      smallestPositive: expect.closeTo((2 * m) / 9, 12),
      condition: expect.closeTo(1, 12),
      counts: { positive: 8, negative: 0, nearZero: 1 },
    });
    expect(L_mean).toMatchObject({
      largest: expect.closeTo((2 * m) / 9, 12),
      counts: { positive: 1, negative: 0, nearZero: 8 },
    });
    expect(L.counts).toEqual({ positive: 9, negative: 0, nearZero: 0 });
    expect(L.value).toBeCloseTo(L_mean.value + L_equiv.value, 12);
    expect(report).toMatchObject({
      method: "exact",
      products: "autograd",
      conditionRatio: expect.closeTo(1, 10),
    });
  });
});

test("few independent rotations give L_mean the curvature of L_equiv over N: more condition, no property of the model", () => {
  tidy(() => {
    const model = new LinearMap();
    const { tensors } = chooseParameters(model, ["*"]);
    const spectra = (design: LossPartsOptions["design"]) =>
      hessianSpectra({
        parts: () => lossParts(optionsFor(model, design)),
        parameters: tensors,
      }).parts.L_mean;
    const [few, many] = [8, 64].map((count) => spectra(independent({ count })));
    expect([few, many].map(({ counts }) => counts!.positive)).toEqual([9, 9]);
    const ratio = few.smallestPositive! / many.smallestPositive!;
    expect(ratio).toBeGreaterThan(4);
    expect(ratio).toBeLessThan(16);
    // Orbits average this model exactly.
    expect(spectra(tetrahedralOrbits({ replicates: 1 })).counts!.nearZero).toBe(8);
  });
});

test("products, differences and the whole matrix agree", () => {
  tidy(() => {
    const model = new LinearMap();
    const { tensors } = chooseParameters(model, ["layer.weight"]);
    const options = {
      parts: () => lossParts(optionsFor(model, independent({ count: 5 }))),
      parameters: tensors,
    };
    const exact = hessianSpectra(options);
    const lanczos = hessianSpectra({ ...options, method: "lanczos" });
    const differences = hessianSpectra({ ...options, products: "differences" });
    expect([lanczos.method, differences.products]).toEqual(["lanczos", "differences"]);
    for (const part of ["L", "L_mean", "L_equiv"] as const) {
      const expected = exact.parts[part];
      // Nine steps see all nine eigenvalues.
      expect(lanczos.parts[part].conditionIs).toBe("exact");
      expect(lanczos.parts[part].largest / expected.largest).toBeCloseTo(1, 10);
      expect(lanczos.parts[part].smallestPositive! / expected.smallestPositive!).toBeCloseTo(1, 6);
      expect(differences.parts[part].largest / expected.largest).toBeCloseTo(1, 8);
      expect(differences.parts[part].gradientNorm).toBeCloseTo(expected.gradientNorm, 10);
    }
  });
});

test("analytic Hessian: a loss that is not quadratic in the weights", () => {
  tidy(() => {
    const w = tensor([0.3, -0.7], { dtype: "float64", requiresGrad: true });
    const loss = () => w.exp().sum().add(w.square().sum().square());
    const products = hessianProducts(loss(), loss, [w]);
    const [a, b] = [0.3, -0.7];
    const r = a * a + b * b;
    expect(products.matrix().toNumbers()).toEqual(
      [Math.exp(a) + 4 * r + 8 * a * a, 8 * a * b, 8 * a * b, Math.exp(b) + 4 * r + 8 * b * b].map(
        (value) => expect.closeTo(value, 10) as number,
      ),
    );
  });
});

test("operators without a second derivative: differences take over, unless autograd is insisted on", () => {
  tidy(() => {
    const w = tensor([0.3, -0.7, 1.1], { dtype: "float64", requiresGrad: true });
    const place = tensor([[1, 2, 3]], { dtype: "float64" });
    // cdist has no second derivative in libtorch.
    const loss = () => cdist(w.unsqueeze(0), place, { p: 2 }).square().sum();
    expect(hessianProducts(loss(), loss, [w]).kind).toBe("differences");
    expect(() => hessianProducts(loss(), loss, [w], "autograd")).toThrow(/derivative/);
  });
});

test("memory is stated, and what does not fit is refused with another way", () => {
  expect(exactMemory(33_408)).toEqual({ matrix: 8 * 33_408 ** 2, peak: 36 * 33_408 ** 2 });
  expect(() => refuseTooLarge(33_408, 16e9)).toThrow(
    "the exact Hessian of 33,408 parameters takes 8.9 GB, and 40.2 GB with its eigenvectors, where 16.0 GB are free: take --method lanczos",
  );
  expect(() => refuseTooLarge(33_408, 41e9)).not.toThrow();
  expect(methodFor(1536, {})).toBe("exact");
  expect(methodFor(33_408, {})).toBe("lanczos");
  expect(methodFor(1536, { available: 1e8 })).toBe("lanczos");
  expect(() => methodFor(10 ** 6, { method: "exact", available: 1e12 })).toThrow(
    "36000.0 GB with its eigenvectors",
  );
});

test("parameters by name and pattern; only the chosen ones ask for gradients meanwhile", () => {
  tidy(() => {
    const model = new nn.Sequential(new nn.Linear(3, 4), new nn.Linear(4, 2));
    expect(chooseParameters(model, ["1.*"]).names).toEqual(["1.weight", "1.bias"]);
    expect(chooseParameters(model, ["*.bias", "0.bias"])).toMatchObject({
      names: ["0.bias", "1.bias"],
      size: 6,
    });
    expect(() => chooseParameters(model, ["0.weight", "head.*"])).toThrow(
      'no parameter is called "head.*"; there are 0.weight, 0.bias, 1.weight, 1.bias',
    );
    const { tensors } = chooseParameters(model, ["1.weight"]);
    const asked = () => model.parameters().map((one) => one.requiresGrad);
    expect(withOnly(model, tensors, asked)).toEqual([false, false, true, false]);
    expect(() =>
      withOnly(model, tensors, () => {
        throw new Error("broke off");
      }),
    ).toThrow("broke off");
    expect(asked()).toEqual([true, true, true, true]);
  });
});

test("a part is what decompose calls it", () => {
  tidy(() => {
    const parts = lossParts(optionsFor(new LinearMap()));
    expect(lossPart(parts, "L").item()).toBeCloseTo(
      lossPart(parts, "L_mean").item() + lossPart(parts, "L_equiv").item(),
      14,
    );
  });
});
