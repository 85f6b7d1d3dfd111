import { expect, test } from "vitest";

import { call, eye, grad, hessian, hvp, jacobian, jvp, tidy, vjp, type Tensor } from "../index.js";
import { native } from "../native.js";
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
const at = [stored["function.x"], stored["function.y"]] as const;
const strategies = ["reverse-mode", "forward-mode"] as const;

test.each(strategies)("Jacobian blocks are PyTorch's, %s", (strategy) => {
  const blocks = jacobian(f, at, { strategy });
  expect(blocks.map((row) => row.map((block) => block.shape))).toEqual([
    [
      [2, 2, 3],
      [2, 2, 2, 2],
    ],
    [
      [3, 3],
      [3, 2, 2],
    ],
  ]);
  blocks.forEach((row, o) =>
    row.forEach((block, i) =>
      expect(difference(block, stored[`function.jacobian.${o}.${i}`])).toBeLessThan(1e-14),
    ),
  );
});

test("Hessian blocks are PyTorch's", () => {
  const blocks = hessian(g, at);
  blocks.forEach((row, a) =>
    row.forEach((block, b) =>
      expect(difference(block, stored[`scalar.hessian.${a}.${b}`])).toBeLessThan(1e-14),
    ),
  );
  const valley = hessian(rosenbrock, stored["rosenbrock.x"]);
  expect(difference(valley, stored["rosenbrock.hessian"])).toBeLessThan(1e-14);
});

test.each(strategies)("closed forms, %s", (strategy) => {
  const { a, f: q } = quadratic(5);
  const x = randomDouble([5], 3);
  expect(
    difference(
      jacobian((z) => a.mv(z), x, { strategy }),
      a,
    ),
  ).toBe(0);
  expect(difference(hessian(q, x), a)).toBeLessThan(1e-14);
  // (1 − x)² + 100 (y − x²)² at (1, 1): ((802, −400), (−400, 200))
  expect(hessian(rosenbrock, double([1, 1])).toNumbers()).toEqual([802, -400, -400, 200]);
  const elementwise = jacobian((z) => z.exp(), x, { strategy });
  expect(difference(elementwise, eye(5, { dtype: "float64" }).mul(x.exp()))).toBeLessThan(1e-15);
  // A scalar output has no dimensions of its own, and an input without influence gives zeros.
  expect(jacobian(q, x, { strategy }).shape).toEqual([5]);
  const [known, unused] = jacobian((z) => z.mul(2), [double(3), double([1, 2])], { strategy });
  expect([known.item(), ...unused.toNumbers()]).toEqual([2, 0, 0]);
  const constant = jacobian(() => double([1, 2]), double([1, 2, 3]), { strategy });
  expect([constant.shape, constant.abs().sum().item()]).toEqual([[2, 3], 0]);
});

test.each(strategies)("products with the Jacobian are vjp and jvp, %s", (strategy) => {
  const layer = (x: Tensor): Tensor =>
    x
      .matmul(x.t())
      .tanh()
      .mul(x.sum([1], { keepdim: true }));
  const [x, v] = [randomDouble([3, 2], 1), randomDouble([3, 2], 2)];
  const u = randomDouble([3, 3], 3);
  const matrix = jacobian(layer, x, { strategy }).view([9, 6]);
  expect(difference(matrix.mv(v.view([6])), jvp(layer, x, v)[1].view([9]))).toBeLessThan(1e-14);
  expect(difference(u.view([9]).matmul(matrix), vjp(layer, x, u)[1].view([6]))).toBeLessThan(1e-14);
  const scalar = (z: Tensor): Tensor => layer(z).square().sum();
  const second = hessian(scalar, x).view([6, 6]);
  expect(difference(second.mv(v.view([6])), hvp(scalar, x, v)[1].view([6]))).toBeLessThan(1e-14);
  expect(difference(second, second.t())).toBeLessThan(1e-14);
});

test.each(strategies)("with createGraph the matrix can be differentiated, %s", (strategy) => {
  const x = double([2, 3]);
  x.requiresGrad = true;
  const matrix = jacobian((z) => z.pow(3), x, { strategy, createGraph: true });
  expect(matrix.toNumbers()).toEqual([12, 0, 0, 27]);
  expect(grad(matrix.sum(), [x])[0].toNumbers()).toEqual([12, 18]);
  const wide = jacobian((z) => z.prod().mul(double([1, 10, 100])), x, {
    strategy,
    createGraph: true,
  });
  expect(wide.toNumbers()).toEqual([3, 2, 30, 20, 300, 200]);
  const second = hessian((z) => z.pow(3).sum(), x, { createGraph: true });
  expect(grad(second.sum(), [x])[0].toNumbers()).toEqual([6, 6]);
  expect(jacobian((z) => z.pow(3), x, { strategy }).requiresGrad).toBe(false);
});

test("rows or columns are reported as they come, and each is freed before the next", () => {
  const seen: string[] = [];
  const alive = new Set<number>();
  const onRow = (done: number, total: number): void => {
    seen.push(`${done}/${total}`);
    alive.add(native.liveTensors());
  };
  const square = double([
    [1, 2],
    [3, 4],
  ]);
  jacobian((z) => z.sin().sum([0]), square, { onRow });
  expect([seen.splice(0), alive.size]).toEqual([["1/2", "2/2"], 1]);
  alive.clear();
  jacobian((z) => z.sin().sum([0]), square, { onRow, strategy: "forward-mode" });
  expect([seen.splice(0), alive.size]).toEqual([["1/4", "2/4", "3/4", "4/4"], 1]);
  alive.clear();
  hessian((z) => z.pow(3).sum(), double([1, 2, 3]), { onRow });
  expect([seen, alive.size]).toEqual([["1/3", "2/3", "3/3"], 1]);
});

test("nothing but the matrices is left", () => {
  expect(leftBy(() => hessian(rosenbrock, stored["rosenbrock.x"]))).toBe(1);
  for (const strategy of strategies) {
    expect(leftBy(() => jacobian(f, at, { strategy }))).toBe(4);
    expect(leftBy(() => jacobian(f, at, { strategy, createGraph: true }))).toBe(4);
    expect(leftBy(() => tidy(() => void jacobian(f, at, { strategy })))).toBe(0);
  }
  expect(
    leftBy(() =>
      expect(() =>
        jacobian((x) => x.square(), at[0], {
          onRow: () => {
            throw new Error("stopped");
          },
        }),
      ).toThrow("stopped"),
    ),
  ).toBe(0);
});

test("an empty output gives an empty matrix", () => {
  const x = double([1, 2]);
  expect(jacobian((z) => z.narrow(0, 0, 0), x).shape).toEqual([0, 2]);
  expect(jacobian((z) => z.narrow(0, 0, 0), x, { createGraph: true }).shape).toEqual([0, 2]);
});

test("what has no matrix is refused", () => {
  const x = double([1, 2]);
  expect(() => jacobian((a, b) => a.add(b), [x, x.to("float32")])).toThrow(
    "jacobian: a matrix has one dtype and device, and these tensors have float64 on cpu, float32 on",
  );
  expect(() =>
    jacobian((z) => call<Tensor>("aten::view_as_complex", "", 1, z), double([[1, 2]])),
  ).toThrow(/jacobian: .*complex/);
  expect(() => hessian((z) => z, x)).toThrow("hessian: only a single real number");
  expect(() => jacobian((z) => z, x, { strategy: "sideways" as never })).toThrow(
    'jacobian: strategy "sideways" is neither',
  );
  expect(() => jacobian((z) => z, [x, x], { strict: true })).toThrow("does not depend on input 1");
});
