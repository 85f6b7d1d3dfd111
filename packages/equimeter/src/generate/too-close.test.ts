import { expect, test } from "vitest";

import { uniform } from "../random.js";
import type { VoxelMolecule } from "./molecules.js";
import { dropTooClose, keptAtoms, type TooCloseRule } from "./too-close.js";

/** Atoms on a line at these places, Å. */
function line(...places: number[]): Float64Array {
  return Float64Array.from(places.flatMap((x) => [x, 1, -2]));
}
const even = (count: number): number[] => new Array<number>(count).fill(1);

test("the higher of two stays, and what it does not touch", () => {
  // The middle one is too close to both of its neighbours, which are not too close to each other.
  const three = line(0, 0.5, 1, 3);
  expect(keptAtoms(three, [0.5, 0.9, 0.6, 0.3])).toEqual([1, 3]);
  expect(keptAtoms(three, [0.5, 0.4, 0.6, 0.3])).toEqual([0, 2, 3]);
  expect(keptAtoms(three, even(4))).toEqual([0, 2, 3]);
  expect(keptAtoms(three, even(4), { distance: 0.4 })).toEqual([0, 1, 2, 3]);
  expect(keptAtoms(three, even(4), { distance: 3.1 })).toEqual([0]);
});

test("exactly the distance is not too close; the same place is, except by VoxMol's rules", () => {
  expect(keptAtoms(line(0, 0.5), even(2), { distance: 0.5 })).toEqual([0, 1]);
  const same = line(1, 1, 4);
  expect(keptAtoms(same, even(3))).toEqual([0, 2]);
  for (const rule of ["first", "voxmol"] as const)
    expect(keptAtoms(same, even(3), { rule })).toEqual([0, 1, 2]);
});

test('"first" deletes more than it has to', () => {
  expect(keptAtoms(line(0, 0.5, 1), even(3), { rule: "first" })).toEqual([2]);
  expect(keptAtoms(line(0, 1, 0.5), even(3), { rule: "first" })).toEqual([2]);
  expect(keptAtoms(line(0.5, 1, 0), even(3), { rule: "first" })).toEqual([1, 2]);
});

test('"voxmol" asks a Python set of places in the list, which gets shorter', () => {
  // Pairs 1, 8 and 3, 9. {1, 3, 8, 9} begins with 8; then the other pair is 3 and 8: 8 again.
  const places = [0, 10, 20, 30, 40, 50, 60, 70, 10.5, 30.5];
  expect(keptAtoms(line(...places), even(10), { rule: "first" })).toEqual([0, 2, 4, 5, 6, 7, 8, 9]);
  expect(keptAtoms(line(...places), even(10), { rule: "voxmol" })).toEqual([
    0, 1, 2, 3, 4, 5, 6, 7,
  ]);
});

const rules: TooCloseRule[] = ["lower", "first", "voxmol"];

test.each(rules)("%s: none that stay are too close", (rule) => {
  const random = uniform(5);
  for (let trial = 0; trial < 20; trial++) {
    const positions = Float64Array.from({ length: 120 }, () => 4 * random());
    const heights = Float64Array.from({ length: 40 }, random);
    const kept = keptAtoms(positions, heights, { rule });
    expect(kept.length).toBeLessThan(40);
    expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
    const distance = (a: number, b: number): number =>
      Math.hypot(...[0, 1, 2].map((axis) => positions[3 * a + axis] - positions[3 * b + axis]));
    const others = (a: number): number[] => kept.filter((b) => b !== a);
    const nearest = kept.flatMap((a) => others(a).map((b) => distance(a, b)));
    expect(Math.min(...nearest)).toBeGreaterThanOrEqual(0.8);
  }
});

test("which atoms stay does not depend on their order, but by the other rules it does", () => {
  const random = uniform(6);
  const places = Array.from({ length: 30 }, () => 8 * random());
  const heights = places.map(random);
  const stays = (order: number[], rule: TooCloseRule): number[] => {
    const positions = line(...order.map((atom) => places[atom]));
    const kept = keptAtoms(
      positions,
      order.map((atom) => heights[atom]),
      { rule },
    );
    return kept.map((at) => order[at]).sort((a, b) => a - b);
  };
  const order = [...places.keys()];
  const reversed = order.toReversed();
  expect(stays(reversed, "lower")).toEqual(stays(order, "lower"));
  expect(stays(reversed, "first")).not.toEqual(stays(order, "first"));
});

test("a molecule loses atoms with all that is known of them", () => {
  const molecule: VoxelMolecule = {
    positions: line(0, 0.3, 2),
    channels: Int32Array.of(4, 5, 6),
    peaks: [0.5, 0.9, 0.8].map((height, z) => ({ channel: 4 + z, voxel: [0, 0, z], height })),
    startLoss: 2,
    loss: 1,
  };
  const left = dropTooClose(molecule);
  expect(left).toEqual({
    positions: line(0.3, 2),
    channels: Int32Array.of(5, 6),
    peaks: molecule.peaks.slice(1),
    startLoss: 2,
    loss: 1,
  });
  expect(molecule.channels).toHaveLength(3);
});

test.each([
  [{ distance: -1 }, "distance must be a length in Å from 0 on, not -1"],
  [{ distance: NaN }, "distance must be a length in Å from 0 on, not NaN"],
  [{ rule: "higher" }, 'rule must be one of lower, first, voxmol, not "higher"'],
  [{ rule: "toString" }, 'rule must be one of lower, first, voxmol, not "toString"'],
])("mistake %j", (options, sentence) => {
  expect(() => keptAtoms(line(0, 1), [1, 1], options as never)).toThrow(sentence);
});

test("heights of other atoms are refused", () => {
  expect(() => keptAtoms(line(0, 1), [1])).toThrow("2 atoms and 1 heights do not fit");
});
