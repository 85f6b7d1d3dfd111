/** Where libtorch 1.13 computes wrong results, native/mended.h replaces its kernels. */
import { expect, test } from "vitest";

import {
  complex,
  Generator,
  grad,
  linalgVecdot,
  randn,
  tensor,
  viewAsReal,
  type DType,
  type Tensor,
} from "./index.js";

const generator = new Generator(17);

/** Φ(x) + x φ(x) */
function slope(x: Tensor): Tensor {
  const density = x
    .square()
    .mul(-0.5)
    .exp()
    .div(Math.sqrt(2 * Math.PI));
  return x.div(Math.SQRT2).erf().add(1).mul(0.5).add(x.mul(density));
}

/** (2 − x²) φ(x) */
function curvature(x: Tensor): Tensor {
  const density = x
    .square()
    .mul(-0.5)
    .exp()
    .div(Math.sqrt(2 * Math.PI));
  return x.square().neg().add(2).mul(density);
}

function draw(shape: number[], dtype: DType): Tensor {
  return randn(shape, { dtype, generator });
}

/** Ways to look at a tensor out of the order in which it lies in memory. */
const layouts: [string, (shape: number[], dtype: DType) => Tensor][] = [
  ["in order", draw],
  [
    "transposed",
    (shape, dtype) => draw(shape.toReversed(), dtype).permute(shape.map((_, i) => -1 - i)),
  ],
  ["every second", (shape, dtype) => draw([...shape, 2], dtype).select(-1, 1)],
  ["expanded", (shape, dtype) => draw([1, ...shape.slice(1)], dtype).expand(shape)],
  ["expanded from one", (shape, dtype) => draw([], dtype).expand(shape)],
];

const shapes = [[7], [33, 64], [8, 3, 5, 16], [128, 257]];

test.each(layouts)("first and second derivatives, incoming gradient %s", (_, layout) => {
  for (const dtype of ["float32", "float64"] as const) {
    const tolerance = dtype === "float32" ? 2e-6 : 1e-12;
    for (const shape of shapes) {
      for (const [, inputLayout] of layouts) {
        const x = inputLayout(shape, dtype).detach();
        x.requiresGrad = true;
        const incoming = layout(shape, dtype).detach();
        incoming.requiresGrad = true;
        const [first] = grad(x.gelu(), [x], { gradOutputs: [incoming], createGraph: true });
        expect(error(first, incoming.mul(slope(x)))).toBeLessThan(tolerance);

        const weight = layout(shape, dtype).detach();
        const [byInput, byIncoming] = grad(first, [x, incoming], { gradOutputs: [weight] });
        expect(error(byInput, weight.mul(incoming).mul(curvature(x)))).toBeLessThan(4 * tolerance);
        expect(error(byIncoming, weight.mul(slope(x)))).toBeLessThan(tolerance);
      }
    }
  }
});

/** Largest difference, relative to the largest value but at least 1. */
function error(actual: Tensor, expected: Tensor): number {
  const scale = Math.max(1, expected.abs().max().item());
  return actual.sub(expected).abs().max().item() / scale;
}

test("the tanh approximation is differentiated as such", () => {
  const x = draw([64, 33], "float32").t().detach();
  x.requiresGrad = true;
  const incoming = draw([64, 33], "float32").t();
  const [actual] = grad(x.gelu({ approximate: "tanh" }), [x], { gradOutputs: [incoming] });
  const inner = x.add(x.pow(3).mul(0.044715)).mul(Math.sqrt(2 / Math.PI));
  const [expected] = grad(inner.tanh().add(1).mul(x).mul(0.5), [x], { gradOutputs: [incoming] });
  expect(error(actual, expected)).toBeLessThan(2e-6);
});

test.each(["complex64", "complex128"] as const)("products of %s vectors", (dtype) => {
  const [a, b] = [
    complex(tensor([1, 2]), tensor([3, -1])),
    complex(tensor([2, 0]), tensor([1, 4])),
  ];
  const value = (z: Tensor): number[] => viewAsReal(z).toNumbers();
  const [x, y] = [a.to(dtype), b.to(dtype)];
  // (1 + 3i)(2 + i) + (2 - i) 4i, and with the first conjugated
  expect(value(x.dot(y))).toEqual([3, 15]);
  expect(value(x.matmul(y))).toEqual([3, 15]);
  expect(value(x.vdot(y))).toEqual([1, 3]);
  expect(value(linalgVecdot(x, y))).toEqual([1, 3]);
  x.requiresGrad = true;
  const [conjugate] = grad(viewAsReal(x.dot(y)).sum(), [x]);
  expect(conjugate.toString()).toBe(`Tensor(${dtype}[2])`);
  expect(() => x.dot(y.narrow(0, 0, 1))).toThrow(/^dot: /);
});
