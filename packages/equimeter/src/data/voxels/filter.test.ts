import { expect, test } from "vitest";

import { uniform } from "../../random.js";
import { structureOf } from "../testing.js";
import { collateVoxels } from "./collate.js";
import { gridFilter } from "./filter.js";
import { voxelGrid } from "./grid.js";

/** Two atoms so far from each other, anywhere. */
const pair = (distance: number) =>
  structureOf([
    [6, 50, 0, 0],
    [6, 50, distance, 0],
  ]);

test("what passes stays inside whatever its rotation and shift", () => {
  const grid = voxelGrid({ grid: 32 }); // centres from −3.72 to 4.03 Å
  const filter = gridFilter(grid);
  expect(filter.drops).toBe("atoms more than 3.22 Å from the centroid");
  expect([6.43, 6.45].map((distance) => filter.keeps(pair(distance)))).toEqual([true, false]);
  expect(gridFilter(grid, { shift: 0, margin: 1 }).keeps(pair(5.5))).toBe(false);
  const lenient = gridFilter(grid, { margin: -1 });
  expect(lenient.keeps(pair(8.4))).toBe(true);
  const augment = { random: uniform(1) };
  for (let round = 0; round < 200; round++)
    expect(() => collateVoxels([pair(8.4)], grid, { augment })).not.toThrow();
});
