import { arange, cat, Generator, randn, stack, tensor, type Tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import { UserError } from "../errors.js";
import { C4z, Oh } from "./cube.js";
import { compose, gather, identity, inverse } from "./element.js";
import { SO3 } from "./group.js";
import { representation, representationOf } from "./representation.js";
import { distance } from "./testing.js";
import { voxels, voxelVectors } from "./voxels.js";

const generator = new Generator(5);
const size = 4;
const elements = Oh.elements!();
const [order] = elements.rotation.shape;

/** Voxel centres about the grid's own, [G, G, G, 3]. */
function centres(): Tensor {
  const x = arange(size, { dtype: "float64" }).sub((size - 1) / 2);
  const full = [size, size, size];
  const axis = (shape: number[]) => x.view(shape).expand(full);
  return stack([axis([size, 1, 1]), axis([1, size, 1]), axis([1, 1, size])], -1);
}

/** A smooth function without any symmetry, at [..., 3]. */
function density(points: Tensor): Tensor {
  const at = (x: number, y: number, z: number) => {
    const from = points.sub(tensor([x, y, z], { dtype: "float64" }));
    return from.square().sum(-1).neg().exp();
  };
  return at(0.5, 0.2, -1).add(at(-1, 1.3, 0.4).mul(2));
}

test.each([0, 7, 23, 24, 40, 47])("element %i turns the function on the grid", (i) => {
  const one = gather(elements, tensor([i], { dtype: "int64" }));
  const grid = density(centres()).unsqueeze(0).unsqueeze(0);
  const [back] = [inverse(one).rotation.select(0, 0)];
  const expected = density(centres().matmul(back.t()));
  expect(distance(voxels.act(one, grid).view([size, size, size]), expected)).toBeLessThan(1e-14);
});

test("two turns are the turn by their product, row by row and with channels", () => {
  const first = Oh.sample(30, generator);
  const second = Oh.sample(30, generator);
  for (const [representing, shape] of [
    [voxels, [30, 2, size, size, size]],
    [voxelVectors, [30, 2, 3, size, size, size]],
  ] as const) {
    const values = randn([...shape], { generator });
    const twice = representing.act(second, representing.act(first, values));
    expect(twice.equal(representing.act(compose(second, first), values))).toBe(true);
    expect(representing.act(inverse(first), representing.act(first, values)).equal(values)).toBe(
      true,
    );
    expect(representing.act(identity(30), values).equal(values)).toBe(true);
  }
});

test("a gradient field turns as its function does", () => {
  const at = centres();
  const h = 1e-4;
  const gradientOf = (of: (points: Tensor) => Tensor) =>
    stack(
      [0, 1, 2].map((axis) => {
        const step = tensor(
          [0, 1, 2].map((i) => (i === axis ? h : 0)),
          { dtype: "float64" },
        );
        return of(at.add(step))
          .sub(of(at.sub(step)))
          .div(2 * h);
      }),
    );
  const field = gradientOf(density).unsqueeze(0);
  for (let i = 0; i < order; i += 5) {
    const one = gather(elements, tensor([i], { dtype: "int64" }));
    const back = inverse(one).rotation.select(0, 0);
    const turned = gradientOf((points) => density(points.matmul(back.t())));
    expect(distance(voxelVectors.act(one, field).select(0, 0), turned)).toBeLessThan(1e-7);
  }
});

test("what lies at each place turns as it would alone", () => {
  const g = Oh.sample(12, generator);
  const field = randn([12, 2, 3, size, size, size], { generator, dtype: "float64" });
  const on = (words: string, values: Tensor) => representationOf(`voxels(${words})`).act(g, values);
  const vectors = on("vector", field);
  expect(distance(on("irreps(1x1o)", field), vectors)).toBeLessThan(1e-14);
  // Tensors of products of two fields, and their cross product, a pseudovector.
  const [a, b] = [0, 1].map((i) => field.select(1, i));
  const outer = (u: Tensor, v: Tensor) => u.unsqueeze(2).mul(v.unsqueeze(1));
  const cross = (u: Tensor, v: Tensor) => u.linalgCross(v, { dim: 1 });
  const [turnedA, turnedB] = [0, 1].map((i) => vectors.select(1, i));
  expect(distance(on("tensor(2)", outer(a, b)), outer(turnedA, turnedB))).toBeLessThan(1e-14);
  expect(distance(on("pseudovector", cross(a, b)), cross(turnedA, turnedB))).toBeLessThan(1e-14);
  const joined = cat([a, cross(a, b)], 1);
  const both = on("vector[0:3]+irreps(1x1e)[3:6]", joined);
  expect(distance(both, cat([turnedA, cross(turnedA, turnedB)], 1))).toBeLessThan(1e-14);
});

test("a long grid turns about its long axis only", () => {
  const values = randn([4, 1, 3, 3, 5], { generator });
  const quarter = C4z.elements!();
  const four = [0, 1, 2, 3].reduce((turned) => {
    const one = gather(quarter, tensor([1, 1, 1, 1], { dtype: "int64" }));
    return voxels.act(one, turned);
  }, values);
  expect(four.equal(values)).toBe(true);
  const many = randn([48, 1, 3, 3, 5], { generator });
  expect(() => voxels.act(elements, many)).toThrow("a grid of 3 × 3 × 5 does not fit onto itself");
});

test("what grids cannot carry is refused in one sentence", () => {
  const grid = randn([2, 1, 4, 4, 4], { generator });
  const two = identity(2);
  const act =
    (given = two, values = grid, how = voxels) =>
    () =>
      how.act(given, values);
  expect(act(SO3.sample(2, generator))).toThrow(
    /voxels: grids turn exactly by symmetries of the cube only, not by \[.*\]: use the group O/,
  );
  expect(act(two, randn([2, 4, 4]))).toThrow(
    "voxels needs the shape [rows, …, X, Y, Z], got [2, 4, 4]",
  );
  expect(act(two, grid, voxelVectors)).toThrow(
    "voxels(vector) needs the shape [rows, …, 3, X, Y, Z]",
  );
  expect(act(identity(3))).toThrow("voxels: 3 group elements for 2 rows");
  expect(act({ ...two, translation: randn([2, 3]) })).toThrow(UserError);
  expect(representation("voxels")).toBe(voxels);
  expect(representation("voxels(vector)")).toBe(voxelVectors);
  // Rounding of float32 is no other rotation.
  const rounded = { rotation: cat([two.rotation]).add(1e-7) };
  expect(voxels.act(rounded, grid).equal(grid)).toBe(true);
});
