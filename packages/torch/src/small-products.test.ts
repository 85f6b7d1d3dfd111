/** Batches of small matrices take native/small-products.h where libtorch has no fast way of its own. */
import { expect, test } from "vitest";

import { Generator, grad, randn, type Tensor, zeros } from "./index.js";

const generator = new Generator(11);
const draw = (...shape: number[]): Tensor => randn(shape, { generator });

/** How far a product of float32 is from that of float64, the shape included. */
function error(product: (...of: Tensor[]) => Tensor, ...of: Tensor[]): number {
  const ours = product(...of);
  const exact = product(...of.map((one) => one.to("float64")));
  if (String(ours.shape) !== String(exact.shape) || ours.dtype !== "float32") return Infinity;
  return ours.to("float64").sub(exact).abs().max().item();
}
const tolerance = 1e-4;
const bmm = (a: Tensor, b: Tensor): Tensor => a.bmm(b);

test.each([
  [1, 5, 7, 3],
  [300, 20, 16, 20],
  [40, 1, 20, 128],
  [40, 20, 1, 6],
  [40, 6, 9, 1],
  [3, 64, 40, 50], // not small any more
])("%i products of %i × %i by %i, however the matrices lie", (count, m, k, n) => {
  expect(error(bmm, draw(count, m, k), draw(count, k, n))).toBeLessThan(tolerance);
  expect(error(bmm, draw(count, k, m).transpose(1, 2), draw(count, k, n))).toBeLessThan(tolerance);
  expect(error(bmm, draw(count, m, k), draw(count, n, k).transpose(1, 2))).toBeLessThan(tolerance);
  expect(
    error(bmm, draw(count, k, m).transpose(1, 2), draw(count, n, k).transpose(1, 2)),
  ).toBeLessThan(tolerance);
  expect(
    error(bmm, draw(m, count, k).transpose(0, 1), draw(count, k, n + 3).narrow(2, 2, n)),
  ).toBeLessThan(tolerance);
  expect(
    error(bmm, draw(1, m, k).expand([count, m, k]), draw(count, k, 2 * n).slice(2, 0, null, 2)),
  ).toBeLessThan(tolerance);
});

test.each([[[30, 6, 5]], [[6, 5]], [[30, 1, 5]], [[]]])(
  "added to what has the shape %j",
  (shape) => {
    const [bias, a, b] = [draw(...shape), draw(30, 6, 4), draw(30, 4, 5)];
    expect(error((x, y, z) => x.baddbmm(y, z), bias, a, b)).toBeLessThan(tolerance);
    expect(error((x, y, z) => x.baddbmm(y, z, { beta: -0.5, alpha: 3 }), bias, a, b)).toBeLessThan(
      tolerance,
    );
    // With beta 0 nothing is read of what is added to, not even NaN. (libtorch 1.13 itself, in float64,
    // multiplies whatever its memory holds by that 0, so that its own product stands on the other side.)
    const nothing = bias.fullLike(Number.NaN);
    const alone = nothing.baddbmm(a, b, { beta: 0 });
    expect(alone.sub(a.bmm(b)).abs().max().item()).toBeLessThan(tolerance);
  },
);

test("derivatives, the second ones too", () => {
  const given = [draw(30, 6, 4), draw(30, 4, 5), draw(30, 6, 5)];
  const second = (...of: Tensor[]): Tensor => {
    const variables = of.map((one) => one.detach());
    for (const one of variables) one.requiresGrad = true;
    const [a, b, bias] = variables;
    const first = grad(bias.baddbmm(a, b).square().sum(), variables, { createGraph: true });
    const slope = first.map((one) => one.square().mean()).reduce((x, y) => x.add(y));
    return grad(slope, [a])[0];
  };
  expect(error((...of) => second(...of).div(100), ...given)).toBeLessThan(tolerance);
});

test("empty batches and what does not fit are libtorch's", () => {
  expect(zeros([0, 3, 4]).bmm(zeros([0, 4, 5])).shape).toEqual([0, 3, 5]);
  expect(
    zeros([2, 3, 0])
      .bmm(zeros([2, 0, 5]))
      .toNumbers(),
  ).toEqual(Array(30).fill(0));
  expect(() => zeros([2, 3, 4]).bmm(zeros([2, 3, 4]))).toThrow(/size/);
  expect(() => zeros([7]).baddbmm(zeros([2, 3, 4]), zeros([2, 4, 5]))).toThrow(/expand/);
});
