import { cat, einsum, linalgDet, type Tensor, tensor, tidy } from "@equimeter/torch";
import { describe, expect, test } from "vitest";

import { icosahedralRotations, octahedralRotations, tetrahedralRotations } from "./finite.js";
import { identity } from "./element.js";
import { distance } from "./testing.js";

const golden = (1 + Math.sqrt(5)) / 2;

/** Points with these coordinates in all cyclic orders, [3n, 3]. */
function cyclic(points: number[][]): Tensor {
  const turned = points.flatMap(([x, y, z]) => [
    [x, y, z],
    [y, z, x],
    [z, x, y],
  ]);
  return tensor(turned, { dtype: "float64" });
}

const signs = [
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
];
const oddCorners = tensor(
  signs.map(([s, t]) => [s, t, s * t]),
  { dtype: "float64" },
);

interface Solid {
  readonly name: string;
  readonly rotations: () => Tensor;
  readonly order: number;
  /** How many elements turn by each angle, in degrees. */
  readonly angles: Record<number, number>;
  /** Sizes of the conjugacy classes. */
  readonly classes: number[];
  readonly corners: Tensor;
}

const solids: Solid[] = [
  {
    name: "tetrahedral",
    rotations: tetrahedralRotations,
    order: 12,
    angles: { 0: 1, 120: 8, 180: 3 },
    classes: [1, 3, 4, 4], // a turn by 120° and its inverse are not conjugate
    corners: oddCorners,
  },
  {
    name: "octahedral",
    rotations: octahedralRotations,
    order: 24,
    angles: { 0: 1, 90: 6, 120: 8, 180: 9 },
    classes: [1, 3, 6, 6, 8],
    corners: cat([oddCorners, oddCorners.neg()]),
  },
  {
    name: "icosahedral",
    rotations: icosahedralRotations,
    order: 60,
    angles: { 0: 1, 72: 12, 120: 20, 144: 12, 180: 15 },
    classes: [1, 12, 12, 15, 20],
    corners: cyclic(signs.map(([s, t]) => [0, s, t * golden])),
  },
];

/** For each of `items` the only one of `elements` within rounding, as positions. */
function positions(items: Tensor, elements: Tensor): number[] {
  return tidy(() => {
    const [n, order] = [items.shape[0], elements.shape[0]];
    const gaps = items
      .reshape([n, 1, -1])
      .sub(elements.reshape([1, order, -1]))
      .abs()
      .amax(-1);
    expect(gaps.amin(1).amax().item()).toBeLessThan(1e-15);
    expect(gaps.lt(0.1).sum().item()).toBe(n);
    return gaps.argmin(1).toNumbers();
  });
}

describe.each(solids)("$name rotations", ({ rotations, order, angles, classes, corners }) => {
  const all = rotations();
  const products = einsum("aij,bjk->abik", [all, all]).reshape([order * order, 3, 3]);
  const table = positions(products, all); // [order · order]
  const product = (a: number, b: number) => table[a * order + b];
  const inverse = positions(all.transpose(1, 2), all);

  test("are a group of rotations", () => {
    expect(all.shape).toEqual([order, 3, 3]);
    expect(new Set(table)).toHaveLength(order);
    const [one] = positions(identity(1).rotation, all);
    const others = Array.from({ length: order }, (_, g) => g);
    for (const g of others) {
      expect(new Set(others.map((h) => product(g, h)))).toHaveLength(order);
      expect(product(one, g)).toBe(g);
      expect(product(g, inverse[g])).toBe(one);
    }
    const squares = all.matmul(all.transpose(1, 2));
    expect(distance(squares, identity(order).rotation)).toBeLessThan(1e-15);
    expect(linalgDet(all).sub(1).abs().max().item()).toBeLessThan(1e-15);
  });

  test("turn by the angles of the solid", () => {
    const cosines = all.diagonal({ dim1: 1, dim2: 2 }).sum(-1).sub(1).div(2).clamp(-1, 1);
    const found: Record<number, number> = {};
    for (const cosine of cosines.toNumbers()) {
      const degrees = Math.round((Math.acos(cosine) * 180) / Math.PI);
      found[degrees] = (found[degrees] ?? 0) + 1;
    }
    expect(found).toEqual(angles);
  });

  test("have the conjugacy classes of the solid", () => {
    const classOf = (a: number) =>
      inverse.map((back, g) => product(product(g, a), back)).toSorted((x, y) => x - y);
    const found = new Map(inverse.map((_, a) => [new Set(classOf(a)), a]));
    const sizes = new Map([...found.keys()].map((members) => [[...members].join(), members.size]));
    expect([...sizes.values()].toSorted((x, y) => x - y)).toEqual(classes);
  });

  test("carry each corner of the solid to each, equally often", () => {
    const count = corners.shape[0];
    const moved = einsum("gij,cj->cgi", [all, corners]).reshape([-1, 3]);
    const targets = positions(moved, corners); // [count · order]
    for (let corner = 0; corner < count; corner++) {
      const orbit = targets.slice(corner * order, (corner + 1) * order);
      for (let target = 0; target < count; target++)
        expect(orbit.filter((at) => at === target)).toHaveLength(order / count);
    }
  });
});

test("the entries are the float64 numbers nearest to 0, ±1, ±1/2, ±φ/2 and ±1/(2φ)", () => {
  const sizes = (rotations: Tensor) =>
    [...new Set(rotations.abs().toNumbers())].toSorted((x, y) => x - y);
  for (const rotations of [tetrahedralRotations(), octahedralRotations()])
    expect(sizes(rotations)).toEqual([0, 1]);
  // (√5 ∓ 1)/4 = 0.309016994374947424… and 0.809016994374947424…
  expect(sizes(icosahedralRotations())).toEqual([
    0, 0.309_016_994_374_947_45, 0.5, 0.809_016_994_374_947_5, 1,
  ]);
});

test("the tetrahedral rotations are octahedral and icosahedral ones", () => {
  for (const larger of [octahedralRotations(), icosahedralRotations()])
    expect(new Set(positions(tetrahedralRotations(), larger))).toHaveLength(12);
});
