import { arange, tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import { UserError } from "../errors.js";
import { type Batch, replicate, sampleCount, sampleOfRow } from "./batch.js";

const integers = { dtype: "int64" } as const;

/** Two molecules of two atoms and one; each atom has one neighbour. */
function molecules(): Batch {
  return {
    positions: tensor([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), // prettier-ignore
    batch: tensor([0, 0, 1], integers),
    atomCounts: tensor([2, 1], integers),
    neighborIndex: tensor([[1], [0], [2]], integers),
    energy: tensor([-1, -2]),
  };
}

test("samples are counted by atomCounts, by the last atom, or by a field", () => {
  const { atomCounts, ...without } = molecules();
  expect(atomCounts.shape).toEqual([2]);
  expect(sampleCount(molecules(), "positions")).toBe(2);
  expect(sampleCount(without, "positions")).toBe(2);
  expect(sampleCount({ x: arange(5) }, "x")).toBe(5);
  // A molecule without atoms counts when atomCounts says so.
  expect(sampleCount({ ...without, atomCounts: tensor([2, 1, 0], integers) }, "positions")).toBe(3);
});

test("rows are atoms, or samples, or a mistake", () => {
  const batch = molecules();
  expect(sampleOfRow(batch, batch.positions, 2).toNumbers()).toEqual([0, 0, 1]);
  expect(sampleOfRow(batch, batch.energy, 2).toNumbers()).toEqual([0, 1]);
  expect(sampleOfRow({}, arange(4), 4).toNumbers()).toEqual([0, 1, 2, 3]);
  expect(() => sampleOfRow(batch, arange(5), 2)).toThrow(
    new UserError("a field of shape [5] needs a row for each of 3 atoms or 2 samples"),
  );
  expect(() => sampleOfRow({}, arange(5), 2)).toThrow("[5] needs a row for each of 2 samples");
});

test("copies stand side by side, and what points at rows points into its own copy", () => {
  const three = replicate(molecules(), 3, 2, 3);
  expect(three.positions.shape).toEqual([9, 3]);
  expect(three.positions.narrow(0, 6, 3).toNumbers()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(three.batch.toNumbers()).toEqual([0, 0, 1, 2, 2, 3, 4, 4, 5]);
  expect(three.neighborIndex.shape).toEqual([9, 1]);
  expect(three.neighborIndex.toNumbers()).toEqual([1, 0, 2, 4, 3, 5, 7, 6, 8]);
  expect(three.atomCounts.toNumbers()).toEqual([2, 1, 2, 1, 2, 1]);
  expect(three.energy.toNumbers()).toEqual([-1, -2, -1, -2, -1, -2]);
  expect(sampleCount(three, "energy")).toBe(6);
});

test("one copy is the batch itself", () => {
  const batch = molecules();
  const one = replicate(batch, 1, 2, 3);
  for (const [name, values] of Object.entries(batch)) {
    expect(one[name].shape).toEqual(values.shape);
    expect(one[name].dtype).toBe(values.dtype);
    expect(one[name].toNumbers()).toEqual(values.toNumbers());
  }
});
