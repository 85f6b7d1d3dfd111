import { Generator, randn, type Tensor } from "@equimeter/torch";
import { assert, boolean, integer, property, record } from "fast-check";
import { expect, test } from "vitest";

import { compose, convert, type Elements, identity, inverse } from "./element.js";
import { groupNamed } from "./groups.js";
import { SO2 } from "./plane.js";
import { representation, representationOf } from "./representation.js";
import { O3 } from "./space.js";
import { distance, motions } from "./testing.js";

/** Elements of one kind, for so many rows. */
type Draw = (rows: number, generator: Generator, shifts: boolean) => Elements;

const from =
  (group: string): Draw =>
  (rows, generator) =>
    groupNamed(group).sample(rows, generator);

const inSpace: Draw = (rows, generator, shifts) => {
  const { rotation } = O3.sample(rows, generator);
  return shifts ? { rotation, translation: motions(rows, generator).translation } : { rotation };
};

const inPlane: Draw = (rows, generator, shifts) => {
  const turns = compose(SO2.sample(rows, generator), groupNamed("D(5)").sample(rows, generator));
  return shifts ? { ...turns, translation: motions(rows, generator).translation } : turns;
};

const [ofCube, ofSquare, ofSet] = [from("Oh"), from("D(4)"), from("S(4)")];

const shapes: [string, number[], Draw][] = [
  ["invariant", [], inSpace],
  ["invariant", [4], inSpace],
  ["vector", [3], inSpace],
  ["vector", [5, 3], inSpace],
  ["vector", [2, 5, 3], inSpace],
  ["vector", [5, 2], inPlane],
  ["point", [3], inSpace],
  ["point", [5, 3], inSpace],
  ["point", [5, 2], inPlane],
  ["pseudovector", [3], inSpace],
  ["pseudovector", [5, 3], inSpace],
  ["tensor(1)", [3], inSpace],
  ["tensor(2)", [3, 3], inSpace],
  ["tensor(2)", [4, 3, 3], inSpace],
  ["tensor(3)", [3, 3, 3], inSpace],
  ["cell", [3, 3], inSpace],
  ["irreps(2x0e+0o+3x1o+1e+2o)", [20], inSpace],
  ["irreps(5x3e+4o)", [2, 4, 44], inSpace],
  ["irreps(7o)", [15], inSpace],
  ["point[0:3]+vector[3:6]+invariant[6:7]", [4, 7], inSpace],
  ["vector[5:8]+tensor(2)[9:18]+irreps(1e+0o)[1:5]", [20], inSpace],
  ["vector[1:3]", [3], inPlane],
  ["point on axis 1", [3, 6], inSpace],
  ["vector[0:3]+pseudovector[3:6] on axis 1", [6, 2, 2], inSpace],
  ["voxels", [2, 3, 3, 3], ofCube],
  ["voxels(vector)", [2, 3, 3, 3, 3], ofCube],
  ["voxels(tensor(2))", [3, 3, 2, 2, 2], ofCube],
  ["voxels(irreps(2x0e+1x1e+1x2o))", [10, 2, 2, 2], ofCube],
  ["voxels(invariant[0:1]+pseudovector[1:4])", [5, 2, 2, 2], ofCube],
  ["image", [3, 3], ofSquare],
  ["image", [2, 4, 4], ofSquare],
  ["image(vector)", [2, 3, 3], ofSquare],
  ["image(vector)", [4, 3, 3, 3], ofSquare],
  ["image(irreps(1x2e))", [5, 3, 3], ofSquare],
  ["permute(1)", [4], ofSet],
  ["permute(2)", [3, 4, 2], ofSet],
];

/** Rows, a seed and whether the elements shift: enough to draw everything else. */
const cases = record({
  rows: integer({ min: 1, max: 6 }),
  seed: integer({ min: 0, max: 1e6 }),
  shifts: boolean(),
});

test.each(shapes)("%s on [rows, %s] keeps the group laws", (words, shape, drawn) => {
  const rho = representationOf(words);
  assert(
    property(cases, ({ rows, seed, shifts }) => {
      const generator = new Generator(seed);
      const [g, h] = [drawn(rows, generator, shifts), drawn(rows, generator, shifts)];
      const x = randn([rows, ...shape], { generator, dtype: "float64" });
      expect(rho.act(g, x).shape).toEqual(x.shape);
      expect(distance(rho.act(identity(rows), x), x)).toBeLessThan(1e-14);
      expect(distance(rho.act(compose(g, h), x), rho.act(g, rho.act(h, x)))).toBeLessThan(1e-12);
      expect(distance(rho.act(inverse(g), rho.act(g, x)), x)).toBeLessThan(1e-12);
    }),
    { numRuns: 15 },
  );
});

test.each(shapes)("%s on [rows, %s] is linear, and keeps lengths", (words, shape, drawn) => {
  const rho = representationOf(words);
  const generator = new Generator(8);
  const g = drawn(5, generator, false);
  const [x, y] = [0, 1].map(() => randn([5, ...shape], { generator, dtype: "float64" }));
  const whole = rho.act(g, x.mul(3).sub(y));
  expect(distance(whole, rho.act(g, x).mul(3).sub(rho.act(g, y)))).toBeLessThan(1e-12);
  const length = (values: Tensor) => values.reshape([5, -1]).square().sum(1);
  expect(distance(length(rho.act(g, x)), length(x))).toBeLessThan(1e-11);
});

test.each(shapes)("%s on [rows, %s] in single precision, with gradients", (words, shape, drawn) => {
  const rho = representationOf(words);
  const generator = new Generator(9);
  const g = drawn(3, generator, false);
  const exact = randn([3, ...shape], { generator, dtype: "float64" });
  const x = exact.to("float32").requiresGrad_();
  const moved = rho.act(convert(g, x), x);
  expect(moved.dtype).toBe("float32");
  expect(distance(moved.to("float64"), rho.act(g, exact))).toBeLessThan(1e-5);
  // The gradient of ⟨ρ(g) x, y⟩ is ρ(g)ᵀ y = ρ(g)⁻¹ y.
  const y = randn([3, ...shape], { generator });
  moved.mul(y).sum().backward();
  const back = rho.act(inverse(g), y.to("float64"));
  expect(distance(x.grad!.to("float64"), back)).toBeLessThan(1e-5);
});

test.each(shapes)(
  "%s on [rows, %s] in half precision: no more than the last rounding",
  (words, shape, drawn) => {
    const rho = representationOf(words);
    const generator = new Generator(10);
    const g = drawn(3, generator, true);
    for (const dtype of ["bfloat16", "float16"] as const) {
      const half = randn([3, ...shape], { generator }).to(dtype);
      const moved = rho.act(convert(g, half), half);
      expect(moved.dtype).toBe(dtype);
      const exact = rho.act(g, half.to("float64"));
      // Tensors and shifted points are rounded once for each step, to 8 bits.
      const scale = Math.max(1, exact.abs().max().item());
      expect(distance(moved.to("float64"), exact) / scale).toBeLessThan(3 / 256);
    }
  },
);

test("every one of these words is known", () => {
  for (const [words] of shapes) expect(representation(words)?.name.length).toBeGreaterThan(0);
});
