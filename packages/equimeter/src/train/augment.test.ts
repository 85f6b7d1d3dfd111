import { Generator, type Tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import { type Batch, collate, prepare } from "../data/index.js";
import { demoStructures, structureOf } from "../data/testing.js";
import { invariant, O, point, tensor, vector } from "../groups/index.js";
import { augment } from "./augment.js";

const actions = { positions: point, forces: vector };
const demo = collate(prepare(await demoStructures(6), { cutoff: 5, count: 8 }));

// Atoms at the three unit vectors: where they turn to are the columns of the rotation.
const axes = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
] as const;
const corner = structureOf(
  axes.map((axis) => [1, ...axis]),
  { forces: Float64Array.from(axes.flat()), energy: 1 },
);
const corners = collate(prepare(new Array(5).fill(corner), { cutoff: 5, count: 2 }));

/** The rotation of every sample of `corners`, [5, 3, 3]. */
const rotations = (turned: Tensor): Tensor => turned.view([5, 3, 3]).transpose(1, 2);
const largest = (values: Tensor): number => values.abs().max().item();

test("inputs and labels of a sample turn by one rotation, each sample by its own", () => {
  const moved = augment(corners, actions, new Generator(1));
  const turns = rotations(moved.positions);
  const identity = rotations(corners.positions);
  expect(largest(turns.matmul(turns.transpose(1, 2)).sub(identity))).toBeLessThan(1e-6);
  for (const [a, b, c, d, e, f, g, h, i] of [0, 1, 2, 3, 4].map((s) =>
    turns.select(0, s).toNumbers(),
  ))
    expect(a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)).toBeCloseTo(1, 5);
  expect(moved.forces.toNumbers()).toEqual(moved.positions.toNumbers());
  for (let a = 0; a < 5; a++)
    for (let b = 0; b < a; b++)
      expect(largest(turns.select(0, a).sub(turns.select(0, b)))).toBeGreaterThan(0.05);
});

test("distances and the sizes of forces stay, and so does everything that does not turn", () => {
  const moved = augment(demo, actions, new Generator(2));
  const lengths = (values: Tensor): Tensor => values.square().sum(-1).sqrt();
  const distances = ({ positions }: Batch): Tensor => {
    const x = positions.view([6, -1, 3]);
    return lengths(x.unsqueeze(1).sub(x.unsqueeze(2)));
  };
  expect(largest(distances(moved).sub(distances(demo)))).toBeLessThan(1e-5);
  expect(largest(lengths(moved.forces).sub(lengths(demo.forces)))).toBeLessThan(1e-5);
  expect(largest(moved.forces.sub(demo.forces))).toBeGreaterThan(0.1);
  for (const name of ["atomicNumbers", "batch", "neighborIndex", "neighborMask", "energy"])
    expect(moved[name]).toBe(demo[name]);
  expect(moved.positions.dtype).toBe("float32");
});

test("the generator decides; the batch that was given is left as it is", () => {
  const before = demo.positions.toNumbers();
  const generator = new Generator(3);
  const first = augment(demo, actions, generator).positions.toNumbers();
  const second = augment(demo, actions, generator).positions.toNumbers();
  expect(augment(demo, actions, new Generator(3)).positions.toNumbers()).toEqual(first);
  expect(second).not.toEqual(first);
  expect(demo.positions.toNumbers()).toEqual(before);
});

test("fields with a row for each sample turn with its atoms, and other groups can be drawn from", () => {
  const outer = ({ positions, forces }: Batch): Tensor =>
    forces
      .view([6, -1, 3])
      .transpose(1, 2)
      .matmul(positions.view([6, -1, 3]));
  const given = { ...demo, stress: outer(demo) };
  const all = { ...actions, stress: tensor(2), energy: invariant };
  const moved = augment(given, all, new Generator(4));
  expect(largest(moved.stress.sub(outer(moved)))).toBeLessThan(1e-4 * largest(outer(moved)));
  expect(moved.energy).toBe(demo.energy);

  const cube = rotations(augment(corners, actions, new Generator(4), O).positions);
  expect(largest(cube.sub(cube.round()))).toBeLessThan(1e-6); // every axis onto an axis
});
