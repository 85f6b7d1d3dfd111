import {
  arange,
  einsum,
  Generator,
  ones,
  randn,
  tensor as tensorOf,
  type Tensor,
  zeros,
} from "@equimeter/torch";
import { assert, boolean, integer, property, record } from "fast-check";
import { expect, test } from "vitest";

import { UserError } from "../errors.js";
import { compose, convert, type Elements, identity, inverse } from "./element.js";
import { SO3 } from "./group.js";
import { groupNamed } from "./groups.js";
import { cell, point, representation, representationOf, tensor, vector } from "./representation.js";
import { O3 } from "./space.js";
import { distance, motions } from "./testing.js";

/** Rows, a seed and whether the elements shift: enough to draw everything else. */
const cases = record({
  rows: integer({ min: 1, max: 6 }),
  seed: integer({ min: 0, max: 1e6 }),
  shifts: boolean(),
});

function draw(rows: number, generator: Generator, shifts: boolean): Elements {
  return shifts ? motions(rows, generator) : SO3.sample(rows, generator);
}

function shiftOf({ translation, rotation }: Elements): Tensor {
  return translation ?? zero([rotation.shape[0], 3]);
}

function zero(shape: readonly number[]): Tensor {
  return zeros(shape, { dtype: "float64" });
}

function expectSame(a: Elements, b: Elements): void {
  expect(distance(a.rotation, b.rotation)).toBeLessThan(1e-12);
  expect(distance(shiftOf(a), shiftOf(b))).toBeLessThan(1e-12);
}

test("composition is associative, has an identity and inverses, shifts or not", () => {
  assert(
    property(cases, boolean(), boolean(), ({ rows, seed, shifts }, second, third) => {
      const generator = new Generator(seed);
      const [f, g, h] = [shifts, second, third].map((s) => draw(rows, generator, s));
      expectSame(compose(compose(f, g), h), compose(f, compose(g, h)));
      expectSame(compose(identity(rows), g), g);
      expectSame(compose(g, identity(rows)), g);
      expectSame(compose(g, inverse(g)), identity(rows));
      expectSame(compose(inverse(g), g), identity(rows));
    }),
    { numRuns: 40 },
  );
});

test("a shift moves points and nothing else", () => {
  const shift = {
    ...identity(2),
    translation: tensorOf(
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      { dtype: "float64" },
    ),
  };
  expect(point.act(shift, zero([2, 3])).toNumbers()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(point.act(shift, zero([2, 2, 3])).toNumbers()).toEqual([
    1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6,
  ]);
  for (const [rho, shape] of [
    [vector, [2, 3]],
    [tensor(2), [2, 3, 3]],
    [cell, [2, 3, 3]],
  ] as const)
    expect(distance(rho.act(shift, zero(shape)), zero(shape))).toBe(0);
});

/** The only row. */
function one(values: Tensor): Tensor {
  return values.select(0, 0);
}

/** Products of the components of three vectors, [1, 3, 3, 3]. */
function outer(u: Tensor, v: Tensor, w: Tensor): Tensor {
  return einsum("ri,rj,rk->rijk", [u, v, w]);
}

test("the actions are the matrix products they stand for", () => {
  const generator = new Generator(3);
  const { rotation } = SO3.sample(1, generator);
  const R = rotation.select(0, 0);
  const x = randn([1, 3, 3], { generator, dtype: "float64" });
  // A quarter turn about z takes x to y.
  const quarter = tensorOf(
    [
      [
        [0, -1, 0],
        [1, 0, 0],
        [0, 0, 1],
      ],
    ],
    { dtype: "float64" },
  );
  const alongX = tensorOf([[1, 0, 0]], { dtype: "float64" });
  expect(vector.act({ rotation: quarter }, alongX).toNumbers()).toEqual([0, 1, 0]);
  // Tensors turn as R T Rᵀ, lattice vectors (rows) as C Rᵀ.
  const turned = one(tensor(2).act({ rotation }, x));
  expect(distance(turned, R.matmul(one(x)).matmul(R.t()))).toBeLessThan(1e-14);
  expect(distance(one(cell.act({ rotation }, x)), one(x).matmul(R.t()))).toBeLessThan(1e-14);
  // A tensor of products of three vectors turns as the product of the turned vectors.
  const [a, b, c] = [0, 1, 2].map((i) => x.select(1, i));
  const [ra, rb, rc] = [a, b, c].map((v) => vector.act({ rotation }, v));
  const third = tensor(3).act({ rotation }, outer(a, b, c));
  expect(distance(third, outer(ra, rb, rc))).toBeLessThan(1e-13);
});

test("no rows are no trouble", () => {
  const none = SO3.sample(0, new Generator(0));
  expect(vector.act(none, ones([0, 5, 3], { dtype: "float64" })).shape).toEqual([0, 5, 3]);
});

test.each([
  ["vector", [4], "SO3", "vector needs the shape [rows, …, 3], got [4]"],
  [
    "vector",
    [4, 2],
    "SO3",
    "vector needs the shape [rows, …, 3], got [4, 2]: two components turn by groups that keep z " +
      "only, such as SO2, C(6), D(4) or mirror(x)",
  ],
  [
    "point",
    [4, 7, 2],
    "mirror(z)",
    "point needs the shape [rows, …, 3], got [4, 7, 2]: two components turn by groups that keep z " +
      "only, such as SO2, C(6), D(4) or mirror(x)",
  ],
  ["point", [3], "SO3", "point needs the shape [rows, …, 3], got [3]"],
  ["pseudovector", [3, 2], "SO2", "pseudovector needs the shape [rows, …, 3], got [3, 2]"],
  ["cell", [4, 3], "SO3", "cell needs the shape [rows, …, 3, 3], got [4, 3]"],
  ["tensor(2)", [4, 3, 2], "SO3", "tensor(2) needs the shape [rows, …, 3, 3], got [4, 3, 2]"],
  ["tensor(3)", [4, 3, 3], "SO3", "tensor(3) needs the shape [rows, …, 3, 3, 3], got [4, 3, 3]"],
  ["irreps(2x1o)", [4, 5], "O3", "irreps(2x1o) needs the shape [rows, …, 6], got [4, 5]"],
  ["irreps(2x1o)", [6], "O3", "irreps(2x1o) needs the shape [rows, …, 6], got [6]"],
  [
    "vector[4:7]",
    [2, 6],
    "O3",
    "vector[4:7] needs 7 numbers or more along the last axis of [rows, …], got [2, 6]",
  ],
  ["vector on axis 2", [2, 3], "O3", "vector on axis 2: there is no axis 2 in [2, 3]"],
  ["point on axis 1", [2, 9, 3], "O3", "point on axis 1 needs 3 or 2 along axis 1, got [2, 9, 3]"],
  ["permute(1)", [2], "S(4)", "permute(1): there is no axis 1 in [2]"],
  [
    "permute(1)",
    [2, 5, 3],
    "S(4)",
    "permute(1): the group permutes 4 things, and axis 1 of [2, 5, 3] has 5",
  ],
])("%s on %j under %s is refused", (words, shape, group, message) => {
  const elements = groupNamed(group).sample(shape[0], new Generator(0));
  const act = () => representationOf(words).act(elements, ones(shape, { dtype: "float64" }));
  expect(act).toThrow(new UserError(message));
});

test.each(["vector", "permute(1)", "irreps(1x1o)"])("the wrong number of elements: %s", (words) => {
  const elements = groupNamed("S(3)").sample(2, new Generator(0));
  const act = () => representationOf(words).act(elements, ones([5, 3], { dtype: "float64" }));
  expect(act).toThrow(new UserError(`${words}: 2 group elements for 5 rows`));
});

test("elements in a higher precision than the values are rounded with the result", () => {
  const g = motions(5, new Generator(11));
  const x = randn([5, 4, 3], { generator: new Generator(12) });
  for (const words of ["vector", "point", "tensor(1)", "irreps(1x1o)", "pseudovector[0:3]"]) {
    const rho = representationOf(words);
    const rounded = rho.act(g, x.to("float64")).to("float32");
    expect(distance(rho.act(g, x), rounded)).toBeLessThan(1e-6);
    expect(rho.act(g, x).dtype).toBe("float32");
  }
});

test("integers neither turn nor lose their type", () => {
  const elements = groupNamed("S(3)").sample(2, new Generator(0));
  const integers = arange(6).view([2, 3]);
  for (const words of ["vector", "irreps(1x1o)"])
    expect(() => representationOf(words).act(elements, integers)).toThrow(
      `${words} needs real numbers, got int64 [2,3]`,
    );
  const moved = representationOf("permute(1)").act(convert(elements, integers), integers);
  expect(moved.dtype).toBe("int64");
  expect(moved.sum(1).toNumbers()).toEqual([3, 12]);
  expect(representationOf("permute(1)").act(identity(2), integers)).toBe(integers);
});

test("truth values on a grid turn as numbers do", () => {
  const g = groupNamed("Oh").sample(6, new Generator(2));
  const grid = randn([6, 3, 3, 3], { generator: new Generator(3) });
  const covered = grid.gt(0);
  const moved = representationOf("voxels").act(convert(g, covered), covered);
  expect(moved.equal(representationOf("voxels").act(g, grid).gt(0))).toBe(true);
});

test("a matrix averaged over the orders of its rows and columns has two numbers left", () => {
  // measure.md 5: a on the diagonal, b elsewhere; W ↦ ρ W ρ⁻¹
  const S4 = groupNamed("S(4)").elements!();
  const W = randn([4, 4], { generator: new Generator(4), dtype: "float64" });
  const rho = representationOf("permute(1)");
  const both = rho
    .act(S4, rho.act(S4, W.expand([24, 4, 4])).transpose(1, 2))
    .mean(0)
    .t();
  const diagonal = W.diagonal().mean();
  const others = W.sum().sub(W.diagonal().sum()).div(12);
  const eye = identityMatrix(4);
  expect(distance(both, eye.mul(diagonal.sub(others)).add(others))).toBeLessThan(1e-14);
});

function identityMatrix(n: number): Tensor {
  return arange(n).view([n, 1]).eq(arange(n)).to("float64");
}

test("entry i goes to place permutation[i]", () => {
  const permutation = tensorOf([[2, 0, 1]], { dtype: "int64" });
  const elements = { ...identity(1), permutation };
  const moved = representationOf("permute(1)").act(elements, tensorOf([[10, 11, 12]]));
  expect(moved.toNumbers()).toEqual([11, 12, 10]);
});

test("in reflections pseudovectors keep the sign that vectors lose", () => {
  const upside = groupNamed("inversion").elements!();
  const x = tensorOf(
    [
      [1, 2, 3],
      [1, 2, 3],
    ],
    { dtype: "float64" },
  );
  expect(representationOf("vector").act(upside, x).toNumbers()).toEqual([1, 2, 3, -1, -2, -3]);
  expect(distance(representationOf("pseudovector").act(upside, x), x)).toBe(0);
  // A cross product of two vectors is one.
  const generator = new Generator(5);
  const g = O3.sample(20, generator);
  const [a, b] = [0, 1].map(() => randn([20, 3], { generator, dtype: "float64" }));
  const cross = (u: Tensor, v: Tensor) => u.linalgCross(v, { dim: 1 });
  const moved = representationOf("pseudovector").act(g, cross(a, b));
  expect(distance(moved, cross(vector.act(g, a), vector.act(g, b)))).toBeLessThan(1e-13);
});

test("the parts of a sum act on their slices, and what lies between stays", () => {
  const generator = new Generator(6);
  const g = motions(5, generator);
  const x = randn([5, 2, 12], { generator, dtype: "float64" });
  const slice = (of: Tensor, start: number, end: number) => of.narrow(-1, start, end - start);
  const moved = representationOf("vector[7:10] + point[1:4]").act(g, x);
  expect(distance(slice(moved, 1, 4), point.act(g, slice(x, 1, 4)))).toBe(0);
  expect(distance(slice(moved, 7, 10), vector.act(g, slice(x, 7, 10)))).toBe(0);
  for (const [start, end] of [
    [0, 1],
    [4, 7],
    [10, 12],
  ])
    expect(slice(moved, start, end).equal(slice(x, start, end))).toBe(true);
  const stress = representationOf("tensor(2)[3:12]").act(g, x);
  const square = tensor(2).act(g, slice(x, 3, 12).reshape([5, 2, 3, 3]));
  expect(distance(slice(stress, 3, 12), square.reshape([5, 2, 9]))).toBe(0);
});

test("an axis other than the last", () => {
  const generator = new Generator(7);
  const g = motions(4, generator);
  const x = randn([4, 3, 9], { generator, dtype: "float64" });
  const moved = representationOf("point on axis 1").act(g, x);
  expect(distance(moved.transpose(1, 2), point.act(g, x.transpose(1, 2)))).toBe(0);
});

test("names", () => {
  for (const name of ["invariant", "vector", "point", "cell", "tensor(1)", "tensor(4)"])
    expect(representation(name)?.name).toBe(name);
  for (const name of ["", "Vector", "tensor", "tensor(0)", "tensor(-1)", "toString", "constructor"])
    expect(representation(name)).toBeNull();
  expect(() => representationOf("Vector")).toThrow(UserError);
  expect(() => tensor(0)).toThrow(UserError);
  expect(() => tensor(1.5)).toThrow(UserError);
});
