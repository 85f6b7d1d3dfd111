import { cat, einsum, Generator, linalgDet, randn, type Tensor, tensor } from "@equimeter/torch";
import { describe, expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { compose, inverse } from "../element.js";
import { SO3 } from "../group.js";
import { characters } from "../relative-variance.js";
import { representationOf } from "../representation.js";
import { O3 } from "../space.js";
import { directions, distance, legendre } from "../testing.js";
import { highestDegree } from "./blocks.js";
import { sphericalHarmonics } from "./spherical-harmonics.js";
import { wigner3j } from "./wigner-3j.js";
import { wignerD } from "./wigner-d.js";

const float64 = { dtype: "float64" } as const;
const degrees = Array.from({ length: highestDegree + 1 }, (_, l) => l);

/** [2l₁+1, 2l₂+1, 2l₃+1] */
function threeJ(l1: number, l2: number, l3: number): Tensor {
  return tensor(wigner3j(l1, l2, l3), float64).view([2 * l1 + 1, 2 * l2 + 1, 2 * l3 + 1]);
}

describe("Wigner's matrices", () => {
  const generator = new Generator(1);
  const [g, h] = [SO3.sample(20, generator), SO3.sample(20, generator)];
  const of = (rotation: Tensor) => wignerD(rotation, highestDegree);
  const [ofG, ofH] = [of(g.rotation), of(h.rotation)];

  test.each(degrees)("of degree %i: orthogonal, of determinant 1, products for products", (l) => {
    const D = ofG[l];
    const one = D.matmul(D.transpose(1, 2));
    expect(distance(one, one.diagonal({ dim1: 1, dim2: 2 }).onesLike().diagEmbed())).toBeLessThan(
      1e-12,
    );
    expect(linalgDet(D).sub(1).abs().max().item()).toBeLessThan(1e-11);
    expect(distance(of(compose(g, h).rotation)[l], D.matmul(ofH[l]))).toBeLessThan(1e-12);
    expect(distance(of(inverse(g).rotation)[l], D.transpose(1, 2))).toBeLessThan(1e-12);
  });

  test("have the characters of their angles", () => {
    const trace = (D: Tensor) => D.diagonal({ dim1: 1, dim2: 2 }).sum(-1);
    const expected = characters(trace(g.rotation), highestDegree);
    for (const l of degrees)
      expect(distance(trace(ofG[l]), expected.select(0, l))).toBeLessThan(1e-11);
  });

  test("turn the spherical harmonics: Y(R x) = D(R) Y(x)", () => {
    const x = directions(20, generator);
    const turned = einsum("nij,nj->ni", [g.rotation, x]);
    const [before, after] = [x, turned].map((v) => sphericalHarmonics(v, highestDegree));
    for (const l of degrees)
      expect(distance(einsum("nij,nj->ni", [ofG[l], before[l]]), after[l])).toBeLessThan(1e-11);
  });

  test("many at once are the same as few", () => {
    const many = SO3.sample(700, new Generator(2)).rotation; // more than one portion
    const all = of(many)[highestDegree];
    for (const i of [0, 350, 699])
      expect(distance(all.narrow(0, i, 1), of(many.narrow(0, i, 1))[highestDegree])).toBeLessThan(
        1e-13,
      );
    expect(of(many.narrow(0, 0, 0))[2].shape).toEqual([0, 5, 5]);
  });
});

describe("spherical harmonics", () => {
  const generator = new Generator(3);
  const [x, y] = [directions(50, generator), directions(50, generator)];
  const cosine = x.mul(y).sum(1);

  test("add up to Legendre's polynomials, so their order and scale are right", () => {
    const [ofX, ofY] = [x, y].map((v) => sphericalHarmonics(v, 11, { normalization: "norm" }));
    for (let l = 0; l <= 11; l++)
      expect(distance(ofX[l].mul(ofY[l]).sum(1), legendre(l, cosine))).toBeLessThan(1e-12);
  });

  test("by hand in degrees 1 and 2 (e3nn's order)", () => {
    const [, first, second] = sphericalHarmonics(x, 2);
    expect(distance(first, x.mul(Math.sqrt(3)))).toBeLessThan(1e-14);
    const [a, b, c] = x.unbind(1);
    const expected = [
      a.mul(c).mul(Math.sqrt(15)),
      a.mul(b).mul(Math.sqrt(15)),
      b
        .square()
        .mul(3)
        .sub(1)
        .mul(Math.sqrt(5) / 2),
      b.mul(c).mul(Math.sqrt(15)),
      c
        .square()
        .sub(a.square())
        .mul(Math.sqrt(15) / 2),
    ];
    expected.forEach((values, m) =>
      expect(distance(second.select(1, m), values)).toBeLessThan(1e-14),
    );
  });

  test("of longer vectors are the same, or the polynomials", () => {
    const long = x.mul(1.7);
    const unit = sphericalHarmonics(x, 4);
    const [same, raw] = [true, false].map((normalize) =>
      sphericalHarmonics(long, 4, { normalize }),
    );
    unit.forEach((degree, l) => {
      expect(distance(same[l], degree)).toBeLessThan(1e-13);
      expect(distance(raw[l], degree.mul(1.7 ** l))).toBeLessThan(1e-12);
    });
    const nowhere = sphericalHarmonics(x.zerosLike(), 2);
    expect(cat(nowhere, 1).toNumbers().slice(0, 9)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0]);
  });
});

describe("Wigner's 3j", () => {
  test.each([
    [1, 1, 1],
    [1, 2, 3],
    [2, 2, 2],
    [3, 4, 5],
    [6, 5, 8],
    [11, 1, 11],
    [16, 16, 16],
  ])("%i %i %i stays as it is under rotations of all three", (l1, l2, l3) => {
    const C = threeJ(l1, l2, l3);
    expect(C.square().sum().item()).toBeCloseTo(1, 13);
    const D = wignerD(SO3.sample(3, new Generator(4)).rotation, Math.max(l1, l2, l3));
    const first = einsum("nai,ijk->najk", [D[l1], C]);
    const second = einsum("nbj,najk->nabk", [D[l2], first]);
    const turned = einsum("nck,nabk->nabc", [D[l3], second]);
    expect(distance(turned, C)).toBeLessThan(1e-12);
  });

  test("is nothing outside the triangle rule", () => {
    expect([...wigner3j(1, 1, 3)].every((value) => value === 0)).toBe(true);
    expect([...wigner3j(1, 4, 2)].every((value) => value === 0)).toBe(true);
  });

  test("makes tensors of rank 2 of 0e, 1e and 2e", () => {
    const generator = new Generator(5);
    const g = O3.sample(30, generator);
    const T = randn([30, 3, 3], { generator, ...float64 });
    const parts = (values: Tensor) =>
      cat(
        [0, 1, 2].map((l) =>
          einsum("nij,ijk->nk", [values, threeJ(1, 1, l)]).mul(Math.sqrt(2 * l + 1)),
        ),
        1,
      );
    const after = parts(representationOf("tensor(2)").act(g, T));
    expect(distance(after, representationOf("irreps(0e+1e+2e)").act(g, parts(T)))).toBeLessThan(
      1e-13,
    );
    // No other parities: 0o+1e+2e turns differently.
    const other = representationOf("irreps(0o+1e+2e)").act(g, parts(T));
    expect(distance(after, other)).toBeGreaterThan(0.1);
  });
});

test("1o is a vector, 1e a pseudovector, 0o changes sign", () => {
  const generator = new Generator(6);
  const g = O3.sample(30, generator);
  const x = randn([30, 4, 3], { generator, ...float64 });
  for (const [words, same] of [
    ["irreps(1o)", "vector"],
    ["irreps(1e)", "pseudovector"],
  ])
    expect(
      distance(representationOf(words).act(g, x), representationOf(same).act(g, x)),
    ).toBeLessThan(1e-14);
  const sign = linalgDet(g.rotation).view([30, 1, 1]);
  const scalars = x.narrow(2, 0, 2);
  const flipped = representationOf("irreps(1x0o+0e)").act(g, scalars);
  expect(distance(flipped.narrow(2, 0, 1), scalars.narrow(2, 0, 1).mul(sign))).toBeLessThan(1e-14);
  expect(flipped.narrow(2, 1, 1).equal(scalars.narrow(2, 1, 1))).toBe(true);
});

test("copies stand side by side, each with its components", () => {
  const generator = new Generator(7);
  const g = SO3.sample(6, generator);
  const x = randn([6, 3 * 5], { generator, ...float64 });
  const one = representationOf("irreps(2e)").act(g, x.view([6, 3, 5]));
  expect(distance(representationOf("irreps(3x2e)").act(g, x), one.view([6, 15]))).toBeLessThan(
    1e-14,
  );
});

test.each<[() => unknown, string]>([
  [() => wigner3j(1.5, 1, 1), "a degree is a whole number from 0 to 16, got 1.5"],
  [() => wigner3j(1, -1, 1), "a degree is a whole number from 0 to 16, got -1"],
  [() => sphericalHarmonics(randn([2, 3]), 17), "a degree is a whole number from 0 to 16, got 17"],
  [() => sphericalHarmonics(randn([2, 2]), 1), "float vectors [..., 3], got float32 [2, 2]"],
])("mistake %#: one sentence", (action, sentence) => {
  expect(action).toThrow(UserError);
  expect(action).toThrow(sentence);
});
