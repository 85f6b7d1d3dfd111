import { Generator } from "@equimeter/torch";
import { expect, test } from "vitest";

import { uniform } from "../../random.js";
import { augmentPositions, eulerRotation, type Random, type RotationLaw } from "./augment.js";

/** Three atoms at unit distances along the axes from a fourth, and a fifth that puts the centroid there. */
const corner = [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, -1, -1, -1].map((x) => x + 5);

/** The rotation that a draw applies, [9] rows first; without shift the first atom is the centroid. */
function drawn(rotation: RotationLaw, random: Random): number[] {
  const at = augmentPositions(corner, random, { rotation, shift: 0 });
  return [0, 1, 2].flatMap((row) => [1, 2, 3].map((atom) => at[3 * atom + row]));
}

function determinant([a, b, c, d, e, f, g, h, i]: number[]): number {
  return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
}

const laws = ["haar", "euler-uniform", "octahedral", "none"] as const;

test.each(laws)("%s: what is drawn is a rotation", (law) => {
  const random = uniform(4);
  for (let draw = 0; draw < 100; draw++) {
    const r = drawn(law, random);
    expect(determinant(r)).toBeCloseTo(1, 12);
    for (let a = 0; a < 3; a++)
      for (let b = 0; b < 3; b++) {
        const product = [0, 1, 2].reduce((sum, k) => sum + r[3 * a + k] * r[3 * b + k], 0);
        expect(product).toBeCloseTo(a === b ? 1 : 0, 12);
      }
  }
});

/** Means of the entries, of their squares, and of the squared trace. */
function moments(law: RotationLaw): { means: number[]; squares: number[]; trace: number } {
  const [random, draws] = [uniform(9), 40_000];
  const [means, squares] = [new Array<number>(9).fill(0), new Array<number>(9).fill(0)];
  let trace = 0;
  for (let draw = 0; draw < draws; draw++) {
    const r = drawn(law, random);
    r.forEach((value, i) => {
      means[i] += value / draws;
      squares[i] += value ** 2 / draws;
    });
    trace += (r[0] + r[4] + r[8]) ** 2 / draws;
  }
  return { means, squares, trace };
}

// Under Haar's law, and that of any finite group that mixes x, y and z, each entry has mean 0 and mean
// square 1/3, and (trace)² has mean 1. Five standard errors of 40,000 draws are below 0.02.
test.each(["haar", "octahedral"] as const)("%s is uniform", (law) => {
  const { means, squares, trace } = moments(law);
  for (const mean of means) expect(Math.abs(mean)).toBeLessThan(0.02);
  for (const square of squares) expect(Math.abs(square - 1 / 3)).toBeLessThan(0.02);
  expect(Math.abs(trace - 1)).toBeLessThan(0.05);
});

test("uniform angles are not uniform on SO(3): the mean square of sin θ is ½, not ⅓", () => {
  const { squares } = moments("euler-uniform");
  expect(Math.abs(squares[6] - 1 / 2)).toBeLessThan(0.02);
});

test("the octahedral group has 24 elements, and Haar's law sees other ones", () => {
  const random = uniform(2);
  const seen = (law: RotationLaw) =>
    new Set(Array.from({ length: 500 }, () => drawn(law, random).map(Math.round).join()));
  expect(seen("octahedral").size).toBe(24);
  expect(drawn("haar", random).some((x) => Math.abs(x - Math.round(x)) > 0.01)).toBe(true);
});

test("the centroid is shifted uniformly within the given width, after the rotation", () => {
  const random = uniform(3);
  const shifts = Array.from({ length: 2000 }, () =>
    augmentPositions(corner, random, { shift: 0.25 }).subarray(0, 3),
  );
  for (const axis of [0, 1, 2]) {
    const values = shifts.map((shift) => shift[axis]);
    expect(Math.max(...values)).toBeLessThan(0.25);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(-0.25);
    expect(Math.max(...values)).toBeGreaterThan(0.24);
    expect(Math.min(...values)).toBeLessThan(-0.24);
    expect(Math.abs(values.reduce((sum, x) => sum + x) / 2000)).toBeLessThan(0.02);
  }
  const [still] = [augmentPositions(corner, random, { rotation: "none", shift: 0 })];
  expect([...still]).toEqual(corner.map((x) => x - 5));
});

test("the numbers decide, and what was given is left as it is", () => {
  const given = Float64Array.from(corner);
  const one = augmentPositions(given, uniform(8));
  expect(augmentPositions(given, uniform(8))).toEqual(one);
  expect(augmentPositions(given, uniform(9))).not.toEqual(one);
  expect(given).toEqual(Float64Array.from(corner));
  const generator = new Generator(5);
  const first = augmentPositions(given, generator);
  expect(augmentPositions(given, generator)).not.toEqual(first);
  expect(augmentPositions(given, new Generator(5))).toEqual(first);
});

test("angles turn about x, then y, then z; about y to the left", () => {
  const quarter = Math.PI / 2;
  const images = (angles: number[], column: number): number[] =>
    [0, 3, 6].map((row) => Math.round(eulerRotation(angles)[row + column]) + 0);
  expect(images([quarter, 0, 0], 1)).toEqual([0, 0, 1]); // y → z
  expect(images([0, quarter, 0], 0)).toEqual([0, 0, 1]); // x → z
  expect(images([0, 0, quarter], 0)).toEqual([0, 1, 0]); // x → y
  expect(images([quarter, quarter, quarter], 1)).toEqual([0, -1, 0]); // y → z → −x → −y
});

test.each([
  [
    { rotation: "harr" },
    'rotation must be one of haar, euler-uniform, octahedral, none, not "harr"; did you mean haar?',
  ],
  [{ rotation: "toString" }, "rotation must be one of haar"],
  [{ shift: -1 }, "shift must be a length in Å from 0 on, not -1"],
  [{ shift: NaN }, "shift must be a length in Å from 0 on, not null"],
])("mistake %j", (options, sentence) => {
  expect(() => augmentPositions(corner, uniform(1), options as never)).toThrow(sentence);
});
