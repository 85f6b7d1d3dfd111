import { expect, test } from "vitest";

import {
  grad,
  hessianVectorProduct,
  hessianVectorProductByDifferences,
  hvp,
  hvpByDifferences,
  nn,
  noGrad,
  tidy,
  type Tensor,
} from "../index.js";
import {
  difference,
  double,
  goldens,
  leftBy,
  quadratic,
  randomDouble,
  rosenbrock,
  scalarOfTwo,
} from "./testing.js";

const stored = goldens();

test("products by differences are close to exact ones", () => {
  const at = [stored["function.x"], stored["function.y"]];
  const v = [stored["function.tangents.0"], stored["function.tangents.1"]];
  expect(difference(hvpByDifferences(scalarOfTwo, at, v), hvp(scalarOfTwo, at, v)[1])).toBeLessThan(
    1e-8,
  );
  const [x, w] = [stored["rosenbrock.x"], stored["rosenbrock.vector"]];
  expect(difference(hvpByDifferences(rosenbrock, x, w), stored["rosenbrock.hvp"])).toBeLessThan(
    1e-9,
  );
  const single = [x.to("float32"), w.to("float32")];
  const rough = hvpByDifferences(rosenbrock, single[0], single[1]);
  expect(rough.dtype).toBe("float32");
  expect(difference(rough.to("float64"), stored["rosenbrock.hvp"])).toBeLessThan(1e-3);
});

test("the length of the vector and the size of x do not matter, a step that is given does", () => {
  const { a, f } = quadratic(4);
  const [x, v] = [randomDouble([4], 3), randomDouble([4], 4)];
  for (const scale of [1e-6, 1, 1e6]) {
    const long = v.mul(scale);
    expect(difference(hvpByDifferences(f, x, long), a.mv(long))).toBeLessThan(1e-9);
    expect(difference(hvpByDifferences(f, x.mul(scale), v), a.mv(v))).toBeLessThan(1e-9);
  }
  expect(hvpByDifferences(f, x, x.zerosLike()).toNumbers()).toEqual([0, 0, 0, 0]);
  // x⁴: 12 x² v plus 4 h² v³, the error of the formula
  const quartic = hvpByDifferences((y) => y.pow(4).sum(), double([1]), double([1]), { step: 0.1 });
  expect(quartic.item()).toBeCloseTo(12 + 4 * 0.01, 12);
});

test("it needs no second derivative", () => {
  // The weight's gradient passes through a value that is cut: exact products see nothing of it.
  const once = (x: Tensor) => {
    const [slope] = grad(x.pow(3).sum(), [x]);
    return x.mul(slope.detach()).sum();
  };
  const [x, v] = [double([1, 2]), double([1, 1])];
  expect(hvp(once, x, v)[1].toNumbers()).toEqual([0, 0]);
  expect(difference(hvpByDifferences(once, x, v), double([6, 12]))).toBeLessThan(1e-9);
});

function net() {
  const dtype = "float64";
  const model = new nn.Sequential(
    new nn.Linear(3, 4, { dtype }),
    new nn.GELU(),
    new nn.Linear(4, 1, { dtype }),
  );
  const x = randomDouble([6, 3], 8);
  return { model, loss: () => model.forward(x).square().mean() };
}

test("parameters that a loss keeps to itself are moved and put back to the last bit", () => {
  const { model, loss } = net();
  const parameters = model.parameters();
  const before = parameters.map((parameter) => parameter.toNumbers());
  const exact = hessianVectorProduct(loss(), parameters);
  const close = noGrad(() =>
    tidy(() => ({ product: hessianVectorProductByDifferences(loss, parameters) })),
  ).product;
  expect(difference(close.gradient, exact.gradient)).toBe(0);
  expect(close.size).toBe(exact.size);
  const v = randomDouble([close.size], 1);
  const wanted = exact(v);
  expect(leftBy(() => expect(difference(close(v), wanted)).toBeLessThan(1e-8))).toBe(1);
  expect(leftBy(() => tidy(() => void close(v)))).toBe(0);
  expect(parameters.map((parameter) => parameter.toNumbers())).toEqual(before);
  expect(parameters.map((parameter) => parameter.grad)).toEqual([null, null, null, null]);
});

test("parameters are put back when the loss throws", () => {
  const { model, loss } = net();
  let calls = 0;
  const fails = () => {
    if (++calls === 3) throw new Error("the third time");
    return loss();
  };
  const product = hessianVectorProductByDifferences(fails, model.parameters());
  const before = model.parameters().map((parameter) => parameter.toNumbers());
  const v = randomDouble([product.size], 1);
  expect(() => product(v)).toThrow("the third time");
  expect(model.parameters().map((parameter) => parameter.toNumbers())).toEqual(before);
});

test("what does not fit is named", () => {
  const { model, loss } = net();
  const [x, square] = [double([1, 2]), (y: Tensor) => y.square().sum()];
  expect(() => hvpByDifferences(square, x, x, { step: 0 })).toThrow(
    "hvpByDifferences: the step must be positive and finite, not 0",
  );
  expect(() => hvpByDifferences(square, x, x, { step: Infinity })).toThrow("not Infinity");
  expect(() => hvpByDifferences(square, x, double([NaN, 1]))).toThrow("not NaN");
  expect(() => hvpByDifferences(square, x, double([1]))).toThrow("vector 0 has shape [1]");
  expect(() => hvpByDifferences((y) => y, x, x)).toThrow("only a single real number");
  const [w] = model.parameters();
  expect(() => hessianVectorProductByDifferences(loss, [w, w])).toThrow("a parameter occurs twice");
});
