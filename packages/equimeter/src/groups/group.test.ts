import { Generator, linalgDet, type Tensor, tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import { uniform } from "../random.js";
import { tetrahedralRotations } from "./finite.js";
import { O } from "./cube.js";
import { rotationOf, SO3 } from "./group.js";
import { distance } from "./testing.js";

test.each([
  [
    [2, 0, 0, 0],
    [1, 0, 0, 0, 1, 0, 0, 0, 1],
  ],
  [
    [1, 0, 0, 1],
    [0, -1, 0, 1, 0, 0, 0, 0, 1],
  ], // a quarter turn about z
  [
    [1, 1, 0, 0],
    [1, 0, 0, 0, 0, -1, 0, 1, 0],
  ], // about x
  [
    [1, 0, 1, 0],
    [0, 0, 1, 0, 1, 0, -1, 0, 0],
  ], // about y
])("the quaternion %j is the rotation %j", (quaternion, matrix) => {
  const rotation = rotationOf(tensor([quaternion], { dtype: "float64" }));
  expect(distance(rotation.view([9]), tensor(matrix))).toBeLessThan(1e-15);
});

/**
 * Which tests of Haar's law a set of rotations fails (measure.md 5). The bounds are five standard
 * errors of independent draws; the distribution's is the 0.1 % point of Kolmogorov and Smirnov.
 */
function failures(rotation: Tensor): string[] {
  const n = rotation.shape[0];
  const trace = rotation.diagonal({ dim1: 1, dim2: 2 }).sum(-1);
  const off = (value: Tensor, variance: number) =>
    value.abs().max().item() > 5 * Math.sqrt(variance / n);
  const angles = trace
    .sub(1)
    .div(2)
    .clamp(-1, 1)
    .acos()
    .toNumbers()
    .toSorted((a, b) => a - b);
  const gaps = angles.map((angle, i) => {
    const expected = (angle - Math.sin(angle)) / Math.PI;
    return Math.max(Math.abs(expected - i / n), Math.abs(expected - (i + 1) / n));
  });
  const failed = {
    "E R = 0": off(rotation.mean(0), 1 / 3),
    "E R² = 1/3": off(
      rotation
        .square()
        .mean(0)
        .sub(1 / 3),
      1 / 5 - 1 / 9,
    ),
    "E tr³ = 1": off(trace.pow(3).mean().sub(1), 14),
    "E tr⁴ = 3": off(trace.pow(4).mean().sub(3), 82),
    angle: Math.max(...gaps) > 1.95 / Math.sqrt(n),
  };
  return Object.entries(failed).flatMap(([name, bad]) => (bad ? [name] : []));
}

test("SO3 samples pass every test of Haar's law", () => {
  const { rotation } = SO3.sample(100_000, new Generator(0));
  expect(failures(rotation)).toEqual([]);
  const one = tensor(
    [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    { dtype: "float64" },
  );
  expect(distance(rotation.matmul(rotation.transpose(1, 2)), one)).toBeLessThan(1e-14);
  expect(linalgDet(rotation).sub(1).abs().max().item()).toBeLessThan(1e-14);
});

test("uniform Euler angles pass the first test and fail others", () => {
  const random = uniform(1);
  const matrices = Array.from({ length: 20_000 }, () => {
    const [a, b, c] = [2 * Math.PI * random(), Math.PI * random(), 2 * Math.PI * random()];
    const quaternion = [
      Math.cos(b / 2) * Math.cos((a + c) / 2),
      Math.sin(b / 2) * Math.sin((c - a) / 2),
      Math.sin(b / 2) * Math.cos((c - a) / 2),
      Math.cos(b / 2) * Math.sin((a + c) / 2),
    ];
    return quaternion;
  });
  const failed = failures(rotationOf(tensor(matrices, { dtype: "float64" })));
  expect(failed).not.toContain("E R = 0");
  expect(failed).toContain("E R² = 1/3");
});

test("the tetrahedral group passes the first two tests and fails the others", () => {
  const rotation = tetrahedralRotations().repeat([1000, 1, 1]);
  expect(failures(rotation)).toEqual(["E tr³ = 1", "E tr⁴ = 3", "angle"]);
});

test("the same seed gives the same elements, another gives others", () => {
  for (const group of [SO3, O]) {
    const draw = (seed: number) => group.sample(50, new Generator(seed)).rotation;
    expect(distance(draw(7), draw(7))).toBe(0);
    expect(distance(draw(7), draw(8))).toBeGreaterThan(0.1);
  }
});

test("O samples each of its elements equally often", () => {
  const { rotation } = O.sample(24_000, new Generator(0));
  const counts = new Map<string, number>();
  const values = rotation.toNumbers();
  for (let at = 0; at < values.length; at += 9) {
    const element = values.slice(at, at + 9).join();
    counts.set(element, (counts.get(element) ?? 0) + 1);
  }
  expect(counts.size).toBe(24);
  const chiSquare = [...counts.values()].reduce((sum, c) => sum + (c - 1000) ** 2 / 1000, 0);
  expect(chiSquare).toBeLessThan(49.7); // the 0.1 % point with 23 degrees of freedom
});
