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
import { compose, type Elements, identity, inverse } from "./element.js";
import { SO3 } from "./group.js";
import {
  cell,
  invariant,
  point,
  representation,
  type Representation,
  tensor,
  vector,
} from "./representation.js";
import { distance, motions } from "./testing.js";

const shapes: [Representation, number[]][] = [
  [invariant, []],
  [invariant, [4]],
  [vector, [3]],
  [vector, [5, 3]],
  [vector, [2, 5, 3]],
  [point, [3]],
  [point, [5, 3]],
  [tensor(1), [3]],
  [tensor(2), [3, 3]],
  [tensor(2), [4, 3, 3]],
  [tensor(3), [3, 3, 3]],
  [cell, [3, 3]],
];

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

test.each(shapes.map(([rho, shape]) => [rho.name, shape, rho] as const))(
  "%s on [rows, %s] keeps the group laws",
  (_, shape, rho) => {
    assert(
      property(cases, ({ rows, seed, shifts }) => {
        const generator = new Generator(seed);
        const [g, h] = [draw(rows, generator, shifts), draw(rows, generator, shifts)];
        const x = randn([rows, ...shape], { generator, dtype: "float64" });
        expect(rho.act(g, x).shape).toEqual(x.shape);
        expect(distance(rho.act(identity(rows), x), x)).toBe(0);
        expect(distance(rho.act(compose(g, h), x), rho.act(g, rho.act(h, x)))).toBeLessThan(1e-12);
        expect(distance(rho.act(inverse(g), rho.act(g, x)), x)).toBeLessThan(1e-12);
      }),
      { numRuns: 25 },
    );
  },
);

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
  [vector, [4], "vector needs the shape [rows, …, 3], got [4]"],
  [vector, [4, 2], "vector needs the shape [rows, …, 3], got [4, 2]"],
  [point, [3], "point needs the shape [rows, …, 3], got [3]"],
  [cell, [4, 3], "cell needs the shape [rows, …, 3, 3], got [4, 3]"],
  [tensor(2), [4, 3, 2], "tensor(2) needs the shape [rows, …, 3, 3], got [4, 3, 2]"],
  [tensor(3), [4, 3, 3], "tensor(3) needs the shape [rows, …, 3, 3, 3], got [4, 3, 3]"],
])("%o on %j is refused", (rho, shape, message) => {
  const elements = SO3.sample(shape[0], new Generator(0));
  const act = () => rho.act(elements, ones(shape, { dtype: "float64" }));
  expect(act).toThrow(new UserError(message));
});

test("the wrong number of elements and integers are refused", () => {
  const elements = SO3.sample(2, new Generator(0));
  expect(() => vector.act(elements, ones([5, 3], { dtype: "float64" }))).toThrow(
    "vector: 2 group elements for 5 rows",
  );
  expect(() => vector.act(elements, arange(6).view([2, 3]))).toThrow(
    "vector needs real numbers, got int64 [2,3]",
  );
});

test("names", () => {
  for (const name of [
    "invariant",
    "vector",
    "point",
    "cell",
    "tensor(1)",
    "tensor(2)",
    "tensor(4)",
  ])
    expect(representation(name)?.name).toBe(name);
  for (const name of ["", "Vector", "tensor", "tensor(0)", "tensor(-1)", "tensor(2) ", "toString"])
    expect(representation(name)).toBeNull();
  expect(() => tensor(0)).toThrow(UserError);
  expect(() => tensor(1.5)).toThrow(UserError);
});
