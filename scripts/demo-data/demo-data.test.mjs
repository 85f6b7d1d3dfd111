import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { compress, formatFrames, parseFrames } from "./extxyz.mjs";
import { alignTo, bestRotation, centre, findBonds } from "./geometry.mjs";
import { quaternionToMatrix, randomRotation, rotate, worstStretch } from "./geometry.mjs";
import { molecules } from "./molecules.mjs";
import { describe, formula, insertSummary } from "./summary.mjs";
import { largestNetForce, largestNetTorque, rootMeanSquareForce } from "./summary.mjs";

const data = (name) => readFileSync(new URL(`../../data/${name}`, import.meta.url));
const bytes = data("demo.xyz.gz");
const frames = parseFrames(bytes);
const trace = (m) => m[0][0] + m[1][1] + m[2][2];
const largestDifference = (a, b) => Math.max(...a.flat().map((x, k) => Math.abs(x - b.flat()[k])));
const chiral = [
  [0, 0, 0],
  [1, 0, 0],
  [0, 1.2, 0],
  [0, 0, 1.5],
];

test("random rotations are proper, repeat with their seed and average to nothing", () => {
  const rotations = Array.from({ length: 2000 }, (_, seed) => randomRotation(seed));
  const [[a, b, c], [d, e, f], [g, h, i]] = rotations[7];
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  expect(determinant).toBeCloseTo(1, 12);
  expect(randomRotation(7)).toEqual(rotations[7]);
  const mean = rotations.reduce((sum, r) => sum + trace(r), 0) / rotations.length;
  // The trace has mean 0 and variance 1 under Haar measure: five standard errors.
  expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(rotations.length));
});

test("alignment undoes a rotation and a shift, and never mirrors", () => {
  const reference = centre(chiral);
  const rotation = randomRotation(3);
  const moved = rotate(rotation, reference).map(([x, y, z]) => [x + 4, y - 2, z + 1]);
  expect(largestDifference(alignTo(reference, moved), reference)).toBeLessThan(1e-12);
  const mirrored = reference.map(([x, y, z]) => [-x, y, z]);
  const [r0, r1, r2] = bestRotation(mirrored, reference);
  const cross = [
    r0[1] * r1[2] - r0[2] * r1[1],
    r0[2] * r1[0] - r0[0] * r1[2],
    r0[0] * r1[1] - r0[1] * r1[0],
  ];
  expect(largestDifference([cross], [r2])).toBeLessThan(1e-12);
});

test("a quarter turn about z sends x to y", () => {
  const turned = rotate(quaternionToMatrix([1, 0, 0, 1]), [[1, 0, 0]]);
  expect(largestDifference(turned, [[0, 1, 0]])).toBeLessThan(1e-12);
});

test("bonds are found by covalent radii and their stretch is relative", () => {
  const symbols = ["O", "H", "H"];
  const water = [
    [0, 0, 0],
    [0.96, 0, 0],
    [-0.24, 0.93, 0],
  ];
  const bonds = findBonds(symbols, water);
  expect(bonds.map(([i, j]) => [i, j])).toEqual([
    [0, 1],
    [0, 2],
  ]);
  water[1][0] = 1.2;
  expect(worstStretch(bonds, water)).toBeCloseTo(0.25, 12);
});

test("formulas are in Hill order", () => {
  expect(formula(["Cl", "H", "C", "H", "Br", "H"])).toBe("CH3BrCl");
  expect(formula(["O", "H", "H"])).toBe("H2O");
});

test("the file is what its own frames format to, in the order of the list", () => {
  // The text, not the bytes: another Node's zlib may compress differently.
  expect(formatFrames(frames)).toBe(gunzipSync(bytes).toString("utf8"));
  expect(parseFrames(compress(formatFrames(frames)))).toEqual(frames);
  expect(bytes.readUInt32LE(4)).toBe(0); // no time stamp
  expect(bytes.length).toBeLessThan(2_000_000);
  const names = [...new Set(frames.map((frame) => frame.molecule))];
  expect(names).toEqual(molecules.map(([name]) => name));
});

test("every molecule has 12 to 40 atoms and every element occurs in at least two", () => {
  const holders = { H: 0, C: 0, N: 0, O: 0, F: 0, S: 0, Cl: 0 };
  for (const { symbols } of frames.filter((frame) => frame.frame === 0)) {
    expect(symbols.length).toBeGreaterThanOrEqual(12);
    expect(symbols.length).toBeLessThanOrEqual(40);
    for (const symbol of new Set(symbols)) holders[symbol] += 1;
  }
  expect(Object.values(holders).every((count) => count >= 2)).toBe(true);
});

test("forces belong to a translation- and rotation-invariant energy and have a sane size", () => {
  // What is left is the rounding of at most 40 forces to five decimals.
  expect(largestNetForce(frames)).toBeLessThan(1e-3);
  expect(largestNetTorque(frames)).toBeLessThan(1e-3);
  expect(rootMeanSquareForce(frames)).toBeGreaterThan(0.7);
  expect(rootMeanSquareForce(frames)).toBeLessThan(1.5);
});

test("rigid molecules stay in one lab frame, different ones in different frames", () => {
  for (const name of ["fluorouracil", "flucytosine", "chlorzoxazone", "diazepam"]) {
    const own = frames.filter((frame) => frame.molecule === name);
    for (const { positions } of own) {
      const rotation = bestRotation(centre(positions), centre(own[0].positions));
      expect(trace(rotation)).toBeGreaterThan(1 + 2 * Math.cos((5 * Math.PI) / 180));
    }
  }
  // Squared components of the direction from the centroid to the first atom, averaged over molecules.
  const squares = frames
    .filter((frame) => frame.frame === 0)
    .map(({ positions: [[x, y, z]] }) => [x, y, z].map((w) => (w * w) / (x * x + y * y + z * z)));
  for (const k of [0, 1, 2]) {
    const mean = squares.reduce((sum, square) => sum + square[k], 0) / squares.length;
    expect(mean).toBeGreaterThan(0.1);
    expect(mean).toBeLessThan(0.6);
  }
});

test("data/README.md states the numbers of the file", () => {
  const readme = data("README.md").toString("utf8");
  expect(insertSummary(readme, describe(frames))).toBe(readme);
});
