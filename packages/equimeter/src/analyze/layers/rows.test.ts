import { arange, Generator, randn, tensor, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { type BatchShape, readerOf, type RowReader } from "./rows.js";

const generator = new Generator(3);
const bool = { dtype: "bool" } as const;
const integers = { dtype: "int64" } as const;

function reader(values: Parameters<typeof readerOf>[0], batch: BatchShape, most = 1000): RowReader {
  const found = readerOf(values, batch, most, 0);
  if (typeof found === "string") throw new Error(found);
  return found;
}

/** Two molecules of 3 and 2 atoms with 4 places for neighbours each. */
const atoms: BatchShape = {
  samples: 2,
  isGrid: false,
  sampleOfAtom: tensor([0, 0, 0, 1, 1], integers),
  neighbors: tensor(
    [
      [true, true, false, false],
      [true, false, false, false],
      [true, true, true, true],
      [false, false, false, false],
      [true, true, false, false],
    ],
    bool,
  ),
};

test("atoms, and the neighbours that are there", () => {
  const values = randn([5, 7], { generator });
  const ofAtoms = reader(values, atoms);
  expect([ofAtoms.kind, ofAtoms.channels]).toEqual(["atoms", 7]);
  expect(ofAtoms.read(values).toNumbers()).toEqual(values.toNumbers());
  expect(ofAtoms.sampleOfRow.toNumbers()).toEqual([0, 0, 0, 1, 1]);
  const [first] = ofAtoms.pooled(values).toArray() as number[][];
  const mean = values.narrow(0, 0, 3).mean(0).toNumbers();
  first.forEach((value, i) => expect(value).toBeCloseTo(mean[i], 6));

  const edges = arange(5 * 4 * 2, { dtype: "float32" }).view([5, 4, 2]);
  const ofEdges = reader(edges, atoms);
  expect([ofEdges.kind, ofEdges.channels]).toEqual(["neighbours", 2]);
  const starts = ofEdges.read(edges).select(1, 0).toNumbers();
  expect(starts.map((start) => start / 2)).toEqual([0, 1, 4, 8, 9, 10, 11, 16, 17]);
  expect(ofEdges.sampleOfRow.toNumbers()).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 1]);
});

/** Three points and two, with a place left over. */
const points: BatchShape = {
  samples: 2,
  isGrid: false,
  points: tensor(
    [
      [true, true, true],
      [true, true, false],
    ],
    bool,
  ),
};

test("points without padding, and without registers in front", () => {
  const values = arange(2 * 3, { dtype: "float32" }).view([2, 3, 1]);
  const plain = reader(values, points);
  expect(plain.kind).toBe("points");
  expect(plain.read(values).toNumbers()).toEqual([0, 1, 2, 3, 4]);
  expect(plain.sampleOfRow.toNumbers()).toEqual([0, 0, 0, 1, 1]);
  const registers = zeros([2, 5, 1]).add(99);
  registers.narrow(1, 2, 3).copy_(values);
  expect(reader(registers, points).read(registers).toNumbers()).toEqual([0, 1, 2, 3, 4]);
  const bad = values.clone();
  bad.narrow(0, 1, 1).narrow(1, 2, 1).mul_(NaN);
  expect(reader(bad, points).pooled(bad).toNumbers()).toEqual([1, 3.5]);
});

test("pairs of points that are both there", () => {
  const values = arange(2 * 3 * 3, { dtype: "float32" }).view([2, 3, 3, 1]);
  const pairs = reader(values, points);
  expect(pairs.kind).toBe("pairs");
  expect(pairs.read(values).toNumbers()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13]);
  expect(pairs.sampleOfRow.toNumbers()).toEqual([...Array(9).fill(0), ...Array(4).fill(1)]);
});

test("voxels have their channels as columns, samples what is left", () => {
  const grids = arange(2 * 3 * 8, { dtype: "float32" }).view([2, 3, 2, 2, 2]);
  const voxels = reader(grids, { samples: 2, isGrid: true });
  expect([voxels.kind, voxels.channels]).toEqual(["voxels", 3]);
  expect(voxels.read(grids).select(0, 9).toNumbers()).toEqual([25, 33, 41]);
  const whole = reader(grids, { samples: 2, isGrid: false });
  expect([whole.kind, whole.channels]).toEqual(["samples", 24]);
});

test("at most so many rows of each sample, the same ones for every tensor of a shape", () => {
  const values = arange(2 * 500, { dtype: "float32" }).view([2, 1, 500, 1, 1]);
  const some = reader(values, { samples: 2, isGrid: true }, 20);
  const rows = some.read(values).toNumbers();
  expect(rows).toHaveLength(40);
  expect(rows.filter((row) => row < 500)).toHaveLength(20);
  expect(new Set(rows).size).toBe(40);
  expect(some.read(values.mul(2)).toNumbers()).toEqual(rows.map((row) => 2 * row));
  expect(some.pooled(values).toNumbers()).toEqual([249.5, 749.5]); // of all
  expect(some.sampleOfRow.toNumbers()).toEqual([...Array(20).fill(0), ...Array(20).fill(1)]);
});

test.each([
  [zeros([4, 2]), atoms, "its first axis, 4, is neither the 5 atoms nor the 2 samples"],
  [zeros([3, 2]), points, "its first axis, 3, is not the 2 samples"],
  [zeros([2, 2, 7]), points, "its second axis, 2, is not the 3 points"],
  [zeros([]), points, "is one number for all samples"],
  [zeros([2, 3], integers), points, "holds int64"],
  [zeros([2, 3000]), points, "holds 3000 numbers a row"],
])("what are no rows: %#", (values, batch, reason) => {
  expect(readerOf(values, batch, 10, 0)).toBe(reason);
});
