/** libtorch 1.13's GELU backward is wrong for a non-contiguous incoming gradient; native/gelu.h mends it. */
import { expect, test } from "vitest";

import { Generator, grad, randn, type DType, type Tensor } from "./index.js";

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
