import { expect, test } from "vitest";

import {
  grad,
  hessianOf,
  hessianVectorProduct,
  isGradEnabled,
  nn,
  noGrad,
  parametersToVector,
  tidy,
  TorchError,
  type Tensor,
} from "../index.js";
import { reachableTensors } from "../live-tensors.js";
import { difference, double, leftBy, quadratic, randomDouble, rosenbrock } from "./testing.js";

function leaf(values: Tensor): Tensor {
  values.requiresGrad = true;
  return values;
}

/** A small net with its squared error on fixed data. */
function net(): { model: nn.Sequential; loss: () => Tensor } {
  const dtype = "float64";
  const model = new nn.Sequential(
    new nn.Linear(3, 4, { dtype }),
    new nn.GELU(),
    new nn.Linear(4, 2, { dtype }),
  );
  const [x, y] = [randomDouble([6, 3], 8), randomDouble([6, 2], 9)];
  return { model, loss: () => model.forward(x).sub(y).square().mean() };
}

test("of a quadratic form the Hessian is its matrix", () => {
  const { a, f } = quadratic(6);
  const x = leaf(randomDouble([6], 3));
  const product = hessianVectorProduct(f(x), x);
  const v = randomDouble([6], 4);
  expect(difference(product(v), a.mv(v))).toBeLessThan(1e-14);
  expect(difference(product([v]), [a.mv(v)])).toBeLessThan(1e-14);
  expect(product.size).toBe(6);
  const slope = grad(f(x), [x])[0];
  expect(difference(product.gradient[0], slope)).toBe(0);
  const matrix = hessianOf(f(x), x);
  expect(difference(matrix, a)).toBeLessThan(1e-14);
  expect(matrix.requiresGrad).toBe(false);
});

test("one graph serves many vectors: H from products is hessianOf, symmetric to rounding", () => {
  const { model, loss } = net();
  const parameters = model.parameters();
  const product = hessianVectorProduct(loss(), parameters);
  const rows: number[] = [];
  const matrix = hessianOf(loss(), parameters, { onRow: (done) => rows.push(done) });
  expect(matrix.shape).toEqual([product.size, product.size]);
  expect(rows).toEqual(Array.from({ length: product.size }, (_, i) => i + 1));
  for (let seed = 0; seed < 5; seed++) {
    const v = randomDouble([product.size], seed);
    expect(difference(product(v), matrix.mv(v))).toBeLessThan(1e-13);
  }
  const asymmetry = difference(matrix, matrix.t());
  expect(asymmetry).toBeLessThan(1e-14);
  const symmetric = hessianOf(loss(), parameters, { symmetrize: true });
  expect(symmetric.equal(symmetric.t())).toBe(true);
  expect(difference(symmetric, matrix.add(matrix.t()).mul(0.5))).toBe(0);
});

test("a subset of the parameters gives its block, in the order asked for", () => {
  const { model, loss } = net();
  const [w0, , w2, b2] = model.parameters();
  const all = hessianOf(loss(), model.parameters());
  const sizes = model.parameters().map((parameter) => parameter.size);
  const cut = all.split(sizes, 0).map((band) => band.split(sizes, 1));
  const some = hessianOf(loss(), [b2, w0])
    .split([2, 12], 0)
    .map((band) => band.split([2, 12], 1));
  expect(difference(some[0], [cut[3][3], cut[3][0]])).toBeLessThan(1e-13);
  expect(difference(some[1], [cut[0][3], cut[0][0]])).toBeLessThan(1e-13);
  expect(difference(hessianOf(loss(), w2), cut[2][2])).toBeLessThan(1e-13);
});

test("the Hessian of a recorded loss agrees with that of a function", () => {
  const x = leaf(double([0.3, -1.2, 0.7]));
  // ((1200 x² − 400 y + 2, −400 x, 0), …) at three variables
  const [a, b, c] = x.toNumbers();
  const diagonal = (u: number, v: number): number => 1200 * u * u - 400 * v + 2;
  const expected = double([
    [diagonal(a, b), -400 * a, 0],
    [-400 * a, 200 + diagonal(b, c), -400 * b],
    [0, -400 * b, 200],
  ]);
  expect(difference(hessianOf(rosenbrock(x), x), expected)).toBeLessThan(1e-14);
});

test("inside noGrad and tidy the graph is recorded and stays until it is disposed", () => {
  const { model, loss } = net();
  const parameters = model.parameters();
  const v = randomDouble([26], 1);
  const expected = hessianOf(loss(), parameters).mv(v);
  expect(
    leftBy(() => {
      const product = tidy(() => {
        const recorded = loss();
        return { now: noGrad(() => hessianVectorProduct(recorded, parameters)) };
      }).now;
      expect(noGrad(() => difference(product(v), expected))).toBeLessThan(1e-13);
      expect(isGradEnabled()).toBe(true);
      product.dispose();
      product.dispose();
      expect(() => product(v)).toThrow("hessianVectorProduct: this product was disposed; make it");
    }),
  ).toBe(1); // the product that was compared
});

test("products leave only their results, and the matrix only itself", () => {
  const { model, loss } = net();
  const parameters = model.parameters();
  const product = hessianVectorProduct(loss(), parameters);
  const v = randomDouble([26], 1);
  expect(leftBy(() => product(v))).toBe(1);
  expect(leftBy(() => tidy(() => void product(v)))).toBe(0);
  expect(leftBy(() => product(product.gradient))).toBe(4);
  expect(leftBy(() => tidy(() => hessianOf(loss(), parameters, { symmetrize: true })))).toBe(1);
  expect(leftBy(() => tidy(() => void hessianVectorProduct(loss(), parameters).dispose()))).toBe(0);
});

test("a product that nobody refers to is collected with its graph", () => {
  const { model, loss } = net();
  const before = reachableTensors();
  expect(hessianVectorProduct(loss(), model.parameters()).size).toBe(26);
  expect(reachableTensors()).toBe(before);
});

test("memory is flat over 200 products with a large net", () => {
  const sizes = [256, 512, 512, 10];
  const layers = sizes.slice(1).flatMap((out, i) => [new nn.Linear(sizes[i], out), new nn.GELU()]);
  const model = new nn.Sequential(...layers);
  const x = randomDouble([64, 256], 1).to("float32");
  const product = hessianVectorProduct(model.forward(x).square().mean(), model.parameters());
  let vector = tidy(() => parametersToVector(model.parameters()).detach());
  const power = (steps: number): number => {
    for (let i = 0; i < steps; i++) {
      const next = tidy(() => {
        const long = product(vector);
        return long.mul(1 / long.norm().item());
      });
      vector.dispose();
      vector = next;
    }
    return process.memoryUsage.rss() / 2 ** 20;
  };
  const before = power(20);
  // A product that stayed would be 1.6 MB of result alone, 320 MB in all. What JavaScript has not yet collected is
  // up to 100 MB beside tests in other threads.
  expect(power(200) - before).toBeLessThan(160);
  expect(Number.isFinite(vector.sum().item())).toBe(true);
});

test("dispose lets go of the graph", () => {
  const held: unknown[] = [];
  const x = leaf(randomDouble([5e6], 1)); // 40 MB
  const make = (): void => {
    const product = tidy(() => hessianVectorProduct(x.sin().exp().sum(), x));
    product.dispose();
    held.push(product); // no garbage collection helps
  };
  make();
  const before = process.memoryUsage.rss();
  for (let i = 0; i < 4; i++) make();
  // Each graph keeps four intermediate results or more, 160 MB.
  expect((process.memoryUsage.rss() - before) / 2 ** 20).toBeLessThan(150);
});

test("a loss that is linear has Hessian 0; one that is not recorded is an error", () => {
  const [x, y] = [leaf(double([1, 2])), leaf(double([3]))];
  const linear = x.mul(2).sum();
  expect(hessianOf(linear, x).toNumbers()).toEqual([0, 0, 0, 0]);
  expect(hessianVectorProduct(linear, [x])([x])[0].toNumbers()).toEqual([0, 0]);
  expect(() =>
    hessianOf(
      noGrad(() => x.sum()),
      x,
    ),
  ).toThrow("hessianOf: the loss has no graph");
  expect(() => hessianVectorProduct(x.square().sum(), [x, y])).toThrow(
    "hessianVectorProduct: the loss does not depend on parameter 1; leave it out or set allowUnused",
  );
  const block = hessianOf(x.square().sum(), [y, x], { allowUnused: true });
  expect(block.toNumbers()).toEqual([0, 0, 0, 0, 2, 0, 0, 0, 2]);
});

test("what does not fit is named", () => {
  const x = leaf(double([1, 2]));
  const product = hessianVectorProduct(x.pow(3).sum(), x);
  expect(() => product(double([1, 2, 3]))).toThrow(
    "the vector has shape [3] and the tensors need [2]",
  );
  expect(() => product([double([1])])).toThrow(
    "hessianVectorProduct: vector 0 has shape [1] and needs [2]",
  );
  expect(() => product([])).toThrow("0 vectors given where 1 are needed");
  expect(() => hessianOf(x.square(), x)).toThrow("hessianOf: only a single real number");
  expect(() => hessianOf(x.sum(), [])).toThrow("hessianOf: no parameters were given");
  expect(() => hessianOf(x.sum(), 3 as never)).toThrow(TorchError);
  // After an optimizer's step the graph no longer belongs to the parameters.
  noGrad(() => x.add_(1));
  expect(() => product([x])).toThrow(/modified by an inplace operation/);
});
