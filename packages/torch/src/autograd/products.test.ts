import { expect, test } from "vitest";

import {
  call,
  grad,
  hvp,
  isGradEnabled,
  jvp,
  noGrad,
  tensor,
  tidy,
  TorchError,
  vjp,
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
  scalarOfTwo as g,
  severalOfTwo as f,
} from "./testing.js";

const stored = goldens();
const all = (name: string): Tensor[] => [stored[`${name}.0`], stored[`${name}.1`]];
const at = [stored["function.x"], stored["function.y"]];

test("vjp, jvp and hvp of several inputs and outputs are PyTorch's", () => {
  const [outputs, pulled] = vjp(f, at, all("function.cotangents"));
  expect(outputs.map((y) => y.shape)).toEqual([[2, 2], [3]]);
  expect(difference(outputs, f(at[0], at[1]))).toBe(0);
  expect(difference(pulled, all("function.vjp"))).toBeLessThan(1e-14);
  const [, pushed] = jvp(f, at, all("function.tangents"));
  expect(difference(pushed, all("function.jvp"))).toBeLessThan(1e-14);
  const [value, product] = hvp(g, at, all("function.tangents"));
  expect(value.item()).toBe(g(at[0], at[1]).item());
  expect(difference(product, all("scalar.hvp"))).toBeLessThan(1e-14);
  const [, valley] = hvp(rosenbrock, stored["rosenbrock.x"], stored["rosenbrock.vector"]);
  expect(difference(valley, stored["rosenbrock.hvp"])).toBeLessThan(1e-14);
});

test("one tensor in gives one out, an array an array", () => {
  const { a, f: q } = quadratic(4);
  const [x, v] = [randomDouble([4], 3), randomDouble([4], 4)];
  expect(difference(hvp(q, x, v)[1], a.mv(v))).toBeLessThan(1e-14);
  expect(difference(hvp(q, [x], [v])[1], [a.mv(v)])).toBeLessThan(1e-14);
  const linear = (z: Tensor): Tensor => a.mv(z);
  expect(difference(jvp(linear, x, v)[1], a.mv(v))).toBeLessThan(1e-14);
  expect(difference(jvp((z) => [linear(z)], x, v)[1], [a.mv(v)])).toBeLessThan(1e-14);
  // A scalar needs no cotangent: its product is the gradient.
  expect(difference(vjp(q, x)[1], a.mv(x).add(vjp(q, x.zerosLike())[1]))).toBeLessThan(1e-14);
});

test("uᵀ(Jv) = (Jᵀu)ᵀv, and both agree with differences", () => {
  const chain = (x: Tensor): Tensor => x.matmul(x.t()).softmax(-1).log().mul(x.sum().sin());
  const x = randomDouble([3, 3], 5);
  const [u, v] = [randomDouble([3, 3], 6), randomDouble([3, 3], 7)];
  const along = jvp(chain, x, v)[1];
  const back = vjp(chain, x, u)[1];
  expect(along.mul(u).sum().item()).toBeCloseTo(back.mul(v).sum().item(), 12);
  const h = 1e-6;
  const slope = chain(x.add(v.mul(h)))
    .sub(chain(x.sub(v.mul(h))))
    .mul(1 / (2 * h));
  expect(difference(along, slope)).toBeLessThan(1e-8);
});

test("an input without influence has derivative 0, or is refused", () => {
  const [x, y] = [double([1, 2]), double([3])];
  const first = (a: Tensor): Tensor => a.square();
  expect(vjp(first, [x, y], double([1, 1]))[1].map((one) => one.toNumbers())).toEqual([
    [2, 4],
    [0],
  ]);
  expect(jvp(first, [x, y], [x, y])[1].toNumbers()).toEqual([2, 8]);
  expect(jvp(() => double([1, 2]), x, x)[1].toNumbers()).toEqual([0, 0]);
  // The gradient of a linear function is constant: there is nothing to differentiate.
  expect(hvp((a) => a.mul(3).sum(), x, x)[1].toNumbers()).toEqual([0, 0]);
  const strict = { strict: true };
  expect(() => vjp(first, [x, y], double([1, 1]), strict)).toThrow(
    "vjp: the function does not dep",
  );
  expect(() => jvp(first, [x, y], [x, y], strict)).toThrow("does not depend on input 1");
  expect(() => hvp((a) => first(a).sum(), [x, y], [x, y], strict)).toThrow(
    "hvp: the function does",
  );
  expect(() => vjp(() => double([1]), x, double([1]), strict)).toThrow(
    "does not depend on input 0",
  );
});

test("derivatives are by the values given, whatever their history and the mode around", () => {
  const x = double([1, 2, 3]);
  x.requiresGrad = true;
  const half = x.mul(0.5);
  const cube = (a: Tensor): Tensor => a.pow(3).sum();
  const [value, product] = noGrad(() => {
    const results = hvp(cube, half, x.onesLike());
    expect(isGradEnabled()).toBe(false);
    return results;
  });
  expect(product.toNumbers()).toEqual([3, 6, 9]);
  expect([value.requiresGrad, product.requiresGrad, x.grad]).toEqual([false, false, null]);
});

test("with createGraph results can be differentiated by what the inputs came from", () => {
  const x = double([1, 2]);
  x.requiresGrad = true;
  const scale = double(5);
  scale.requiresGrad = true;
  const quartic = (a: Tensor): Tensor => a.pow(4).mul(scale).sum();
  const v = double([1, 10]);
  const createGraph = true;
  // Hv = 12 s a² v at a = 2 x: by x 48 s a v, by s 12 a² v
  const [value, product] = hvp(quartic, x.mul(2), v, { createGraph });
  const [third, byScale] = grad(product.sum(), [x, scale], { retainGraph: true });
  expect(third.toNumbers()).toEqual([48 * 5 * 2, 48 * 5 * 4 * 10]);
  expect(byScale.item()).toBe(12 * (4 + 16 * 10));
  expect(grad(value, [x])[0].toNumbers()).toEqual([5 * 4 * 8 * 2, 5 * 4 * 64 * 2]);
  const pushed = jvp((a) => a.pow(3), x, v, { createGraph })[1];
  expect(grad(pushed.sum(), [x])[0].toNumbers()).toEqual([6 * 1 * 1, 6 * 2 * 10]);
  const pulled = vjp((a) => a.pow(3), x, v, { createGraph })[1];
  expect(grad(pulled.sum(), [x])[0].toNumbers()).toEqual([6 * 1 * 1, 6 * 2 * 10]);
});

test("each input counts by itself, also when it is one tensor or also met elsewhere", () => {
  const x = double([1, 2]);
  x.requiresGrad = true;
  for (const createGraph of [false, true]) {
    const [, product] = vjp((a, b) => a.mul(b.square()).mul(x), [x, x], double([1, 1]), {
      createGraph,
    });
    expect(product.map((one) => one.toNumbers())).toEqual([
      [1, 8],
      [2, 16],
    ]);
  }
});

test("products of complex functions agree with real arithmetic", () => {
  // z² along t: 2 z t. In real parts (x² − y², 2xy): conj(2 z) u pulled back.
  const z = tensor([1, 2], { dtype: "float64" });
  const asComplex = (parts: Tensor): Tensor =>
    call("aten::view_as_complex", "", 1, parts.view([1, 2]));
  const asReal = (w: Tensor): Tensor => call<Tensor>("aten::view_as_real", "", 1, w).view([2]);
  const square = (a: Tensor): Tensor => a.mul(a);
  const real = (parts: Tensor): Tensor => asReal(square(asComplex(parts)));
  const t = double([3, -1]);
  const complex = asReal(jvp(square, asComplex(z), asComplex(t))[1]);
  expect(complex.toNumbers()).toEqual([2 * (3 + 2), 2 * (-1 + 6)]);
  expect(jvp(real, z, t)[1].toNumbers()).toEqual(complex.toNumbers());
  const pulled = asReal(vjp(square, asComplex(z), asComplex(t))[1]);
  expect(vjp(real, z, t)[1].toNumbers()).toEqual(pulled.toNumbers());
});

test("only the results are left, inside and outside tidy", () => {
  const u = all("function.cotangents");
  const v = all("function.tangents");
  for (const createGraph of [false, true]) {
    expect(leftBy(() => vjp(f, at, u, { createGraph }))).toBe(4);
    expect(leftBy(() => jvp(f, at, v, { createGraph }))).toBe(4);
    expect(leftBy(() => hvp(g, at, v, { createGraph }))).toBe(3);
  }
  expect(leftBy(() => tidy(() => hvp(g, at, v)[1]))).toBe(2);
  expect(leftBy(() => tidy(() => void hvp(g, at, v)))).toBe(0);
  expect(
    leftBy(() => expect(() => hvp((x) => x.square(), at, v)).toThrow("single real number")),
  ).toBe(0);
});

test("what does not fit is named", () => {
  const x = double([1, 2]);
  const sum = (a: Tensor): Tensor => a.sum();
  expect(() => vjp((a) => a, x)).toThrow(
    "vjp without cotangents: only a single real number can be differentiated so, not Tensor(float64[2])",
  );
  expect(() => vjp((a) => a, x, double([1]))).toThrow(
    "vjp: cotangent 0 has shape [1] and needs [2]",
  );
  expect(() => jvp(sum, x, [x, x])).toThrow("jvp: 2 tangents given where 1 are needed");
  expect(() => hvp(sum, [x, x], x)).toThrow("hvp: 1 vectors given where 2 are needed");
  expect(() => hvp((a) => a, x, x)).toThrow("hvp: only a single real number");
  expect(() => hvp((() => [x, x]) as never, x, x)).toThrow("not 2 tensors");
  expect(() => vjp(sum, tensor([1, 2], { dtype: "int64" }))).toThrow(
    "vjp: input 0 is int64 and derivatives need floating point",
  );
  expect(() => vjp(sum, [3] as never)).toThrow("vjp: input 0 is no tensor but 3");
  expect(() => vjp((() => 3) as never, x)).toThrow("a tensor or an array of them, not 3");
  expect(() => vjp((async () => x) as never, x)).toThrow("not a Promise");
  expect(() => vjp(sum, x.toString() as never)).toThrow(TorchError);
});
