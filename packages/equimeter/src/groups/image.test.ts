import { arange, Generator, randn, stack, type Tensor, tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import { UserError } from "../errors.js";
import { gather, identity, inverse } from "./element.js";
import { groupNamed } from "./groups.js";
import { representationOf } from "./representation.js";
import { distance } from "./testing.js";

const size = 5;
const D4 = groupNamed("D(4)").elements!();

/** Pixel centres about the image's own, [H, W, 2]: x along W and y along H. */
function centres(): Tensor {
  const at = arange(size, { dtype: "float64" }).sub((size - 1) / 2);
  const full = [size, size];
  return stack([at.view([1, size]).expand(full), at.view([size, 1]).expand(full)], -1);
}

/** A smooth function without any symmetry, at [..., 2]. */
function brightness(points: Tensor): Tensor {
  const at = (x: number, y: number) =>
    points
      .sub(tensor([x, y], { dtype: "float64" }))
      .square()
      .sum(-1)
      .neg()
      .exp();
  return at(0.5, -1).add(at(-1, 1.3).mul(2));
}

const one = (i: number) => gather(D4, tensor([i], { dtype: "int64" }));
/** R⁻¹ p for points of the plane. */
const back = (i: number, points: Tensor) =>
  points.matmul(inverse(one(i)).rotation.select(0, 0).narrow(0, 0, 2).narrow(1, 0, 2).t());

test.each([0, 1, 2, 3, 4, 5, 6, 7])("element %i turns the picture of a function", (i) => {
  const picture = brightness(centres()).unsqueeze(0);
  const expected = brightness(back(i, centres()));
  expect(distance(representationOf("image").act(one(i), picture).squeeze(0), expected)).toBe(0);
});

test.each([0, 1, 2, 3, 4, 5, 6, 7])("element %i turns a field of gradients along", (i) => {
  const h = 1e-4;
  const gradientOf = (of: (points: Tensor) => Tensor) =>
    stack(
      [
        [h, 0],
        [0, h],
      ].map((step) => {
        const by = tensor(step, { dtype: "float64" });
        return of(centres().add(by))
          .sub(of(centres().sub(by)))
          .div(2 * h);
      }),
    );
  const field = gradientOf(brightness).unsqueeze(0);
  const turned = gradientOf((points) => brightness(back(i, points)));
  const moved = representationOf("image(vector)").act(one(i), field).squeeze(0);
  expect(distance(moved, turned)).toBeLessThan(1e-10);
});

test("a quarter turn from x to y looks clockwise: the left end of the top row goes to its right", () => {
  const quarter = groupNamed("C(4)").elements!();
  const picture = tensor([
    [
      [1, 2],
      [3, 4],
    ],
  ]);
  const turned = representationOf("image").act(
    gather(quarter, tensor([1], { dtype: "int64" })),
    picture,
  );
  expect(turned.toNumbers()).toEqual([3, 1, 4, 2]);
});

test("the same on voxels of one layer, whose axes come in the order x, y, z", () => {
  const generator = new Generator(1);
  const g = groupNamed("D(4)").sample(6, generator);
  const pictures = randn([6, 4, 4], { generator });
  const layers = pictures.transpose(1, 2).unsqueeze(3);
  const turned = representationOf("voxels").act(g, layers).squeeze(3).transpose(1, 2);
  expect(turned.equal(representationOf("image").act(g, pictures))).toBe(true);
});

test("a long image turns by half a turn and its mirrors", () => {
  const long = randn([2, 3, 5], { generator: new Generator(2) });
  for (const name of ["C(2)", "D(2)", "mirror(x)", "mirror(y)"]) {
    const g = groupNamed(name).sample(2, new Generator(3));
    const there = representationOf("image").act(g, long);
    expect(representationOf("image").act(inverse(g), there).equal(long)).toBe(true);
  }
  expect(() =>
    representationOf("image").act(groupNamed("C(4)").elements!(), long.repeat([2, 1, 1])),
  ).toThrow(
    "image: a grid of 3 × 5 does not fit onto itself when its axes change places; " +
      "use a square image, or mirrors and half turns",
  );
});

const picture = randn([2, 4, 4], { generator: new Generator(4) });

test.each([
  ["image", "SO3", picture, "image: grids turn exactly by symmetries of the square only, not by ["],
  ["image", "C(8)", picture, "use the group C(4), D(4) or mirror(x), or turn and resample"],
  ["image", "mirror(z)", picture, "symmetries of the square only, not by [1 0 0; 0 1 0; 0 0 -1]"],
  ["image", "translations(1)", picture, "image cannot carry translations"],
  ["image", "C(4)", randn([2, 4]), "image needs the shape [rows, …, H, W], got [2, 4]"],
  [
    "image(vector)",
    "C(4)",
    picture,
    "image(vector) needs the shape [rows, …, 3 or 2, H, W], got [2, 4, 4]",
  ],
  [
    "image(tensor(2))",
    "C(4)",
    randn([2, 3, 4, 4]),
    "image(tensor(2)) needs the shape [rows, …, 3, 3, H, W], got [2, 3, 4, 4]",
  ],
  [
    "image(irreps(1x2e))",
    "C(4)",
    picture,
    "image(irreps(1x2e)) needs the shape [rows, …, 5, H, W], got [2, 4, 4]",
  ],
  [
    "image(vector[1:4])",
    "C(4)",
    randn([2, 3, 4, 4]),
    "image(vector[1:4]) needs the shape [rows, …, 4 or more, H, W], got [2, 3, 4, 4]",
  ],
  [
    "voxels(vector)",
    "O",
    randn([2, 2, 4, 4, 4]),
    "voxels(vector) needs the shape [rows, …, 3, X, Y, Z], got [2, 2, 4, 4, 4]",
  ],
])("%s under %s is refused in one sentence: case %#", (words, group, values, sentence) => {
  // The last of eight turns is none of the square.
  const g = group === "C(8)" ? groupNamed(group).elements!() : null;
  const odd = g ? gather(g, tensor([7, 7], { dtype: "int64" })) : null;
  // Reflections for certain, not by chance.
  const all = groupNamed(group).elements?.();
  const last = all && gather(all, tensor([1, 1], { dtype: "int64" }));
  const elements = odd ?? last ?? groupNamed(group).sample(2, new Generator(5));
  const act = () => representationOf(words).act(elements, values);
  expect(act).toThrow(UserError);
  expect(act).toThrow(sentence);
});

test("the wrong number of elements is refused", () => {
  expect(() => representationOf("image").act(identity(3), picture)).toThrow(
    "image: 3 group elements for 2 rows",
  );
});
