import { readFileSync } from "node:fs";

import { einsum, Generator, tensor, type Tensor, tidy, zeros } from "@equimeter/torch";
import { describe, expect, test } from "vitest";

import { UserError } from "../errors.js";
import {
  type Design,
  icosahedralOrbits,
  independent,
  octahedralOrbits,
  tetrahedralOrbits,
} from "./design.js";
import { icosahedralRotations, octahedralRotations, tetrahedralRotations } from "./finite.js";
import { rotationOf } from "./group.js";
import { invariantCount, relativeVariance } from "./relative-variance.js";
import { directions, legendre } from "./testing.js";

const subgroups = {
  tetrahedral: tetrahedralRotations(),
  octahedral: octahedralRotations(),
  icosahedral: icosahedralRotations(),
};
type Name = keyof typeof subgroups;
const names = Object.keys(subgroups) as Name[];

const degrees = Array.from({ length: 13 }, (_, i) => i + 1);

/** These degrees, those without error apart from the others; without a group all have an error. */
function sorted(subgroup: Tensor | null) {
  const without = degrees.filter((l) => subgroup && relativeVariance(subgroup, l) === 0);
  return { without, others: degrees.filter((l) => !without.includes(l)) };
}

/** n_K(l) by Molien's series `(1 + t^c) / ((1 − t^a)(1 − t^b))`. */
const series: Record<Name, [a: number, b: number, c: number]> = {
  tetrahedral: [3, 4, 6],
  octahedral: [4, 6, 9],
  icosahedral: [6, 10, 15],
};

function molien([a, b, c]: [number, number, number], degree: number): number {
  let count = 0;
  for (const left of [degree, degree - c])
    for (let i = 0; i * a <= left; i++) if ((left - i * a) % b === 0) count++;
  return count;
}

test.each(names)("%s invariants by characters are those of Molien's series", (name) => {
  for (let degree = 0; degree <= 100; degree++)
    expect(invariantCount(subgroups[name], degree)).toBe(molien(series[name], degree));
});

test.each([
  ["tetrahedral", [1, 2, 5], 6, 24 / 13],
  ["octahedral", [1, 2, 3, 5, 7, 11], 4, 24 / 9],
  ["icosahedral", [1, 2, 3, 4, 5, 7, 8, 9, 11, 13, 14, 17, 19, 23, 29], 6, 60 / 13],
] as const)(
  "%s orbits: the degrees without error and the worst one",
  (name, without, at, worst) => {
    const all = Array.from({ length: 200 }, (_, i) => relativeVariance(subgroups[name], i + 1));
    const found = all.flatMap((value, i) => (value === 0 ? [i + 1] : []));
    expect(found).toEqual(without);
    expect(Math.max(...all)).toBe(worst);
    expect(all.indexOf(worst) + 1).toBe(at);
    expect(all.slice(150).reduce((sum, value) => sum + value, 0) / 50).toBeCloseTo(1, 1);
  },
);

test("groups without a design: one element alone, and turns about an axis", () => {
  const turns = (n: number) => {
    const halves = Array.from({ length: n }, (_, i) => (Math.PI * i) / n);
    const quaternions = halves.map((half) => [Math.cos(half), 0, 0, Math.sin(half)]);
    return rotationOf(tensor(quaternions, { dtype: "float64" }));
  };
  for (let degree = 1; degree <= 20; degree++) {
    expect(relativeVariance(turns(1), degree)).toBe(1);
    // Y_lm is left alone where n divides m.
    for (const n of [2, 3, 7]) {
      const count = 1 + 2 * Math.floor(degree / n);
      expect(invariantCount(turns(n), degree)).toBe(count);
      expect(relativeVariance(turns(n), degree)).toBe((n * count) / (2 * degree + 1));
    }
  }
});

/** Mean of P_l over the elements of a group, for many pairs of directions. */
function orbitMeans(subgroup: Tensor, degree: number, pairs: number): Tensor {
  return tidy(() => {
    const generator = new Generator(degree);
    const [a, b] = [directions(pairs, generator), directions(pairs, generator)];
    return legendre(degree, einsum("pi,gij,pj->gp", [a, subgroup, b])).mean(0);
  });
}

test.each(names)("the mean of P_l over %s rotations, degree by degree", (name) => {
  const largest = (degree: number) => orbitMeans(subgroups[name], degree, 5000).abs().max().item();
  const { without, others } = sorted(subgroups[name]);
  for (const degree of without) expect(largest(degree)).toBeLessThan(1e-13);
  for (const degree of others) expect(largest(degree)).toBeGreaterThan(0.05);
});

/** Functions of rotations [n, 3, 3] that live in one degree alone. */
interface OneDegree {
  readonly name: string;
  readonly of: (rotation: Tensor, degree: number) => Tensor;
  /** Under Haar's law; the mean is 0. */
  readonly variance: (degree: number) => number;
  /** Of absolute values. */
  readonly largest: (degree: number) => number;
}

const axis = tensor([0.48, -0.6, 0.64], { dtype: "float64" });
const direction = tensor([0.6, 0, 0.8], { dtype: "float64" });

const functions: OneDegree[] = [
  {
    name: "P_l of an axis turned",
    of: (rotation, degree) => legendre(degree, rotation.matmul(direction).matmul(axis)),
    variance: (degree) => 1 / (2 * degree + 1),
    largest: () => 1,
  },
  {
    name: "Re (x + iy)^l of a direction turned",
    of(rotation, degree) {
      const [x, y] = [0, 1].map((i) => rotation.matmul(direction).select(1, i));
      let [re, im] = [x, y];
      for (let i = 1; i < degree; i++)
        [re, im] = [re.mul(x).sub(im.mul(y)), re.mul(y).add(im.mul(x))];
      return re;
    },
    // Half the mean of sin^2l on the sphere.
    variance(degree) {
      let variance = 0.5;
      for (let k = 1; k <= degree; k++) variance *= (2 * k) / (2 * k + 1);
      return variance;
    },
    largest: () => 1,
  },
  {
    name: "the character, tr D_l",
    of(rotation, degree) {
      const cosine = rotation.diagonal({ dim1: 1, dim2: 2 }).sum(-1).sub(1).div(2);
      let [previous, current] = [cosine.onesLike(), cosine.mul(2).add(1)];
      for (let l = 1; l < degree; l++)
        [previous, current] = [current, cosine.mul(2).mul(current).sub(previous)];
      return current;
    },
    variance: () => 1,
    largest: (degree) => 2 * degree + 1,
  },
];

const replicates = 8000;

/** Means over `replicates` orbits (or sets of as many independent draws), a new pair A, B for each. */
function drawn(design: Design): (f: OneDegree, degree: number) => Tensor {
  const { rotation } = design.draw(replicates, new Generator(design.passes));
  return (f, degree) =>
    tidy(() => f.of(rotation, degree).view([design.passes, replicates]).mean(0));
}

/** Variance relative to as many independent draws, and its standard error. */
function relativeTo(means: Tensor, passes: number, variance: number) {
  const squares = means.square().toNumbers();
  const mean = squares.reduce((sum, value) => sum + value, 0) / replicates;
  const spread = squares.reduce((sum, value) => sum + (value - mean) ** 2, 0) / replicates;
  const scale = passes / variance;
  return { value: mean * scale, error: Math.sqrt(spread / replicates) * scale };
}

describe.each([
  ["tetrahedral", tetrahedralOrbits({ replicates: 1 }), subgroups.tetrahedral],
  ["octahedral", octahedralOrbits({ replicates: 1 }), subgroups.octahedral],
  ["icosahedral", icosahedralOrbits({ replicates: 1 }), subgroups.icosahedral],
  ["independent", independent({ count: 12 }), null],
] as const)("over many %s orbits the variance is |K| n_K(l) / (2l+1)", (_, design, subgroup) => {
  const meansOf = drawn(design);
  const { without, others } = sorted(subgroup);

  test.each(functions)("$name", (f) => {
    for (const degree of without)
      expect(meansOf(f, degree).abs().max().item()).toBeLessThan(1e-13 * f.largest(degree));
    for (const degree of others) {
      const { value, error } = relativeTo(meansOf(f, degree), design.passes, f.variance(degree));
      const expected = subgroup ? relativeVariance(subgroup, degree) : 1;
      expect(Math.abs(value - expected)).toBeLessThan(4.5 * error);
      expect(error).toBeLessThan(0.06 * expected);
    }
  });
});

test("docs/measure.md has these numbers", () => {
  const page = readFileSync(new URL("../../../../docs/measure.md", import.meta.url), "utf8");
  for (const name of names) {
    const values = degrees.map((degree) => relativeVariance(subgroups[name], degree).toFixed(2));
    const cells = values.map((value) => (value === "0.00" ? "0" : value));
    expect(page).toContain(`| ${name} | ${cells.join(" | ")} |`);
  }
  expect(page).toContain(`| degree | ${degrees.join(" | ")} |`);
});

test.each([
  [-1, "a degree is an integer from 0 on, got -1"],
  [1.5, "a degree is an integer from 0 on, got 1.5"],
  [Number.NaN, "a degree is an integer from 0 on, got NaN"],
  [0, "degree 0 is the mean itself, which has no variance"],
])("degree %s is refused", (degree, message) => {
  expect(() => relativeVariance(subgroups.octahedral, degree)).toThrow(new UserError(message));
});

test("what is no group of rotations is refused", () => {
  const part = subgroups.octahedral.narrow(0, 0, 5);
  expect(() => relativeVariance(part, 2)).toThrow(/^these 5 rotations are no group: they would/);
  for (const shape of [[9], [1, 9], [0, 3, 3]])
    expect(() => invariantCount(zeros(shape), 2)).toThrow(
      new UserError(`a group of rotations has the shape [order, 3, 3], got [${shape.join(", ")}]`),
    );
});
