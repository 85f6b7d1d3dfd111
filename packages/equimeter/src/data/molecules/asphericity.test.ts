import { expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { uniform } from "../../random.js";
import { atomicMasses } from "../masses.js";
import { structureOf } from "../testing.js";
import { eulerRotation, placed } from "../voxels/augment.js";
import { asphericity, gyrationMoments } from "./asphericity.js";

type Point = readonly [number, number, number];
const of = (points: readonly Point[], number = 6) =>
  structureOf(points.map((point) => [number, ...point] as const));

const signs = [-1, 1];
const cube = signs.flatMap((x) => signs.flatMap((y) => signs.map((z): Point => [x, y, z])));
const ring = (count: number) =>
  Array.from({ length: count }, (_, i): Point => {
    const angle = (2 * Math.PI * i) / count;
    return [Math.cos(angle), Math.sin(angle), 7];
  });

test.each<[string, readonly Point[], number]>([
  ["a point", [[1, 2, 3]], 0],
  ["a point twice, far off", [1, 2].map((): Point => [100.1, -70.7, 30.3]), 0],
  ["a cube", cube, 0],
  ["a tetrahedron", cube.filter(([x, y, z]) => x * y * z > 0), 0],
  ["a square", ring(4), 1 / 4],
  ["a ring of seven", ring(7), 1 / 4],
  ["two atoms", cube.slice(0, 2), 1],
  ["a line", [-2, 0.5, 3].map((t): Point => [t, 2 * t + 1, -t]), 1],
  // Moments 2/6, 8/6 and 18/6: ((1 − 4)² + (1 − 9)² + (4 − 9)²) / (2 · 14²)
  ["a cuboid's axes", [1, 2, 3].flatMap((a, i) => signs.map((s) => axis(i, s * a))), 98 / 392],
])("the asphericity of %s is known", (_, points, value) => {
  expect(asphericity(of(points))).toBeCloseTo(value, 12);
});

function axis(i: number, at: number): Point {
  return [0, 1, 2].map((j) => (i === j ? at : 0)) as unknown as Point;
}

test("moments are of the gyration tensor, the largest first, and add up to its radius squared", () => {
  const box = of(cube.map(([x, y, z]): Point => [x + 5, 3 * y, 2 * z]));
  const moments = gyrationMoments(box);
  [9, 4, 1].forEach((moment, i) => expect(moments[i]).toBeCloseTo(moment, 12));
});

test("masses move the centre and weigh the axes", () => {
  const water = structureOf([
    [8, 0, 0, 0],
    [1, 0.76, 0.59, 0],
    [1, -0.76, 0.59, 0],
  ]);
  const [h, o] = [atomicMasses[1], atomicMasses[8]];
  const total = 2 * h + o;
  const across = (2 * h * 0.76 ** 2) / total;
  const along = ((2 * h * o) / total ** 2) * 0.59 ** 2;
  const known = (a: number, b: number) => (a * a + b * b + (a - b) ** 2) / (2 * (a + b) ** 2);
  expect(asphericity(water)).toBeCloseTo(known(across, along), 12);
  const [wide, high] = [(2 * 0.76 ** 2) / 3, (2 / 9) * 0.59 ** 2];
  expect(asphericity(water, { weights: "one" })).toBeCloseTo(known(wide, high), 12);
});

test("a molecule turned, shifted or larger has the same", () => {
  const random = uniform(5);
  const atoms = Array.from(
    { length: 12 },
    () => [1 + Math.floor(9 * random()), random(), 2 * random(), 3 * random()] as const,
  );
  const molecule = structureOf(atoms);
  const value = asphericity(molecule);
  expect(value).toBeGreaterThan(0.02);
  expect(value).toBeLessThan(0.9);
  for (let i = 0; i < 20; i++) {
    const turn = eulerRotation([random(), random(), random()].map((x) => 7 * x));
    const positions = placed(molecule.positions, turn, [random(), -40, 10 * random()]);
    expect(asphericity({ ...molecule, positions })).toBeCloseTo(value, 10);
  }
  const positions = molecule.positions.map((x) => 1e-5 * x);
  expect(asphericity({ ...molecule, positions })).toBeCloseTo(value, 10);
});

test("every element has a mass, and heavier ones follow lighter ones but for the known pairs", () => {
  expect(atomicMasses).toHaveLength(119);
  expect([1, 6, 7, 8, 9, 16, 17, 35].map((number) => atomicMasses[number])).toEqual([
    1.008, 12.011, 14.007, 15.999, 18.998, 32.06, 35.45, 79.904,
  ]);
  const lighter = Array.from({ length: 83 }, (_, i) => i + 1).filter(
    (number) => atomicMasses[number] < atomicMasses[number - 1],
  );
  expect(lighter).toEqual([19, 28, 53]); // K after Ar, Ni after Co, I after Te
});

test.each([
  [structureOf([]), {}, "a molecule without atoms has no shape"],
  [structureOf([[0, 1, 2, 3]]), {}, "atomic number 0 has no mass; numbers from 1 to 118 do"],
  [structureOf([[6, 1, NaN, 3]]), {}, "atom 0 has a coordinate that is not finite (NaN)"],
  [
    { ...of(cube), positions: new Float64Array(5) },
    {},
    "8 atoms need 24 coordinates, and there are 5",
  ],
  [of(cube), { weights: "charge" }, 'weights must be "mass" or "one", not "charge"'],
])("mistake %#", (molecule, options, sentence) => {
  const refused = () => asphericity(molecule, options as never);
  expect(refused).toThrow(UserError);
  expect(refused).toThrow(sentence);
});
