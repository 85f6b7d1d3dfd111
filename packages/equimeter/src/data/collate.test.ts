import { expect, test } from "vitest";

import { UserError } from "../errors.js";
import { collate } from "./collate.js";
import { prepare } from "./prepared.js";
import type { Structure } from "./structure.js";

/** Atoms in a row along x at these places, in Å. */
function row(places: readonly number[], more: Partial<Structure> = {}): Structure {
  return {
    name: `row of ${places.length}`,
    atomicNumbers: Int32Array.from(places, (_, i) => i + 1),
    positions: Float64Array.from(places.flatMap((x) => [x, 0, 0])),
    periodic: [false, false, false],
    info: {},
    arrays: {},
    ...more,
  };
}

const options = { cutoff: 1.5, count: 2 };
const forces = (n: number, first: number) =>
  Float64Array.from({ length: 3 * n }, (_, i) => first + i);

test("structures of different size lie side by side", () => {
  const three = row([0, 1, 2], { forces: forces(3, 0), energy: -1.5 });
  const two = row([0, 1.25], { forces: forces(2, 9), energy: 2 });
  const batch = collate(prepare([three, two], options));
  expect(Object.keys(batch).sort()).toEqual([
    "atomCounts",
    "atomicNumbers",
    "batch",
    "energy",
    "forces",
    "neighborIndex",
    "neighborMask",
    "positions",
  ]);
  expect(batch.positions.shape).toEqual([5, 3]);
  expect(batch.positions.dtype).toBe("float32");
  expect(batch.positions.select(1, 0).toNumbers()).toEqual([0, 1, 2, 0, 1.25]);
  expect(batch.atomicNumbers.toNumbers()).toEqual([1, 2, 3, 1, 2]);
  expect(batch.atomicNumbers.dtype).toBe("int64");
  expect(batch.batch.toNumbers()).toEqual([0, 0, 0, 1, 1]);
  expect(batch.atomCounts.toNumbers()).toEqual([3, 2]);
  expect(batch.forces.toNumbers()).toEqual(Array.from({ length: 15 }, (_, i) => i));
  expect(batch.energy.toNumbers()).toEqual([-1.5, 2]);
});

test("there are as many slots as the atom with the most neighbours needs, or as asked for", () => {
  const items = prepare([row([0, 1]), row([0])], { cutoff: 1.5, count: 9 });
  expect(collate(items).neighborIndex.shape).toEqual([3, 1]);
  expect(collate(items.slice(1)).neighborMask.toNumbers()).toEqual([0]);
  const wide = collate(items, { slots: 4 });
  expect(wide.neighborIndex.toNumbers()).toEqual([1, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2]);
  expect(wide.neighborMask.sum().item()).toBe(2);
});

test("images of neighbours are there where a structure is periodic, zero for molecules among crystals", () => {
  const cell = Float64Array.of(2, 0, 0, 0, 9, 0, 0, 0, 9);
  const crystal = row([0], { cell, periodic: [true, false, false] });
  const items = prepare([crystal, row([0, 1])], { cutoff: 2.5, count: 3 });
  const batch = collate(items);
  expect(batch.neighborImage.select(2, 0).toNumbers()).toEqual([-1, 1, 0, 0, 0, 0]);
  expect(batch.cell.select(0, 0).view([-1]).toNumbers()).toEqual([...cell]);
  expect(batch.cell.select(0, 1).abs().max().item()).toBe(0);
  expect(collate(items.slice(1)).neighborImage).toBeUndefined();
  const lost = row([0], { periodic: [true, true, true] });
  expect(() => prepare([lost], options)).toThrow("row of 1: it is periodic but has no cell");
});

test("neighbours point at rows of the batch, empty slots at the atom itself", () => {
  const batch = collate(prepare([row([0, 1, 2]), row([0, 1.25]), row([0])], options));
  expect(batch.neighborIndex.shape).toEqual([6, 2]);
  expect(batch.neighborIndex.toNumbers()).toEqual([1, 0, 0, 2, 1, 2, 4, 3, 3, 4, 5, 5]);
  expect(batch.neighborMask.dtype).toBe("bool");
  expect(batch.neighborMask.toNumbers()).toEqual([1, 0, 1, 1, 1, 0, 1, 0, 1, 0, 0, 0]);
});

test("labels and cells are there only when every structure has them", () => {
  const cell = Float64Array.from([5, 0, 0, 0, 6, 0, 1, 0, 7]);
  const whole = row([0, 1], { forces: forces(2, 0), energy: 1, cell });
  expect(collate(prepare([whole, whole], options)).cell.shape).toEqual([2, 3, 3]);
  expect(collate(prepare([whole], options)).cell.toNumbers()).toEqual([...cell]);
  for (const missing of ["forces", "energy", "cell"] as const) {
    const batch = collate(prepare([whole, { ...whole, [missing]: undefined }], options));
    const labels = ["forces", "energy", "cell"].filter((name) => name in batch);
    expect(labels).toEqual(["forces", "energy", "cell"].filter((name) => name !== missing));
  }
});

test("coincident atoms are refused with the name of their frame", () => {
  const bad = row([0, 1, 1], { name: "file.xyz#7" });
  expect(() => prepare([row([0]), bad], options)).toThrow(UserError);
  expect(() => prepare([row([0]), bad], options)).toThrow("file.xyz#7: atoms 1 and 2");
});
