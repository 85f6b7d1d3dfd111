import { expect, test } from "vitest";

import { uniform } from "../../random.js";
import { structureOf } from "../testing.js";
import { augmentPositions } from "./augment.js";
import { collateVoxels } from "./collate.js";
import { voxelizeInto } from "./density.js";
import { voxelGrid } from "./grid.js";

const grid = voxelGrid({ grid: 20, channels: ["H", "O"] });
const water = structureOf([
  [8, 30, 0, 0],
  [1, 30.8, 0.6, 0],
  [1, 29.2, 0.6, 0],
]);
const hydrogen = structureOf([
  [1, 0, 0, 0],
  [1, 0.74, 0, 0],
]);

function drawn(positions: Float64Array, channels: number[]): Float32Array {
  const density = new Float32Array(2 * grid.voxels);
  voxelizeInto(density, { positions, channels }, grid);
  return density;
}

test("molecules lie with their centroids at the origin, one grid each", () => {
  const { density, ...others } = collateVoxels([water, hydrogen], grid);
  expect(others).toEqual({});
  expect(density.shape).toEqual([2, 2, 20, 20, 20]);
  expect(density.dtype).toBe("float32");
  const centred = Float64Array.of(0, -0.4, 0, 0.8, 0.2, 0, -0.8, 0.2, 0);
  const expected = drawn(centred, [1, 0, 0]);
  const found = density.select(0, 0).contiguous().toTypedArray() as Float32Array;
  expect(Math.max(...found.map((value, i) => Math.abs(value - expected[i])))).toBeLessThan(1e-6);
  expect(density.select(1, 1).select(0, 1).max().item()).toBe(0); // no oxygen in hydrogen
  expect(density.select(1, 0).select(0, 1).max().item()).toBeGreaterThan(0.8);
});

test("placed at random, by the numbers given, molecule after molecule", () => {
  const augment = { rotation: "octahedral", shift: 0.2, random: uniform(3) } as const;
  const { density } = collateVoxels([water, water], grid, { augment });
  const random = uniform(3);
  for (const sample of [0, 1]) {
    const positions = augmentPositions(water.positions, random, augment);
    const found = density.select(0, sample).contiguous().toTypedArray();
    expect(found).toEqual(drawn(positions, [1, 0, 0]));
  }
  expect(density.select(0, 0).equal(density.select(0, 1))).toBe(false);
});

test("atoms outside of the grid are an error, or counted", () => {
  const long = structureOf(
    [
      [8, 0, 0, 0],
      [8, 12, 0, 0],
      [8, 6, 0, 0],
    ],
    { name: "some.sdf#4 (long)" },
  );
  expect(() => collateVoxels([water, long], grid)).toThrow(
    "some.sdf#4 (long): 2 of 3 atoms lie outside of the grid of 20 × 20 × 20 voxels of 0.25 Å; " +
      'take a larger grid, leave such molecules out with gridFilter, or set outside to "count"',
  );
  const counted = collateVoxels([water, long], grid, { outside: "count" });
  expect(counted.atomsOutside.toNumbers()).toEqual([0, 2]);
  expect(counted.atomsOutside.dtype).toBe("int64");
});

test("an element without a channel, and options that are none", () => {
  const salt = structureOf([[17, 0, 0, 0]], { name: "salt.sdf#0" });
  expect(() => collateVoxels([salt], grid)).toThrow(
    "salt.sdf#0: there is no channel for Cl (atom 0) among H, O; add it to channels, or leave such " +
      "molecules out with elementFilter",
  );
  const random = uniform(1);
  expect(() => collateVoxels([], grid, { augment: { random, shift: -2 } })).toThrow(
    "shift must be",
  );
  expect(() => collateVoxels([], grid, { outside: "drop" as never })).toThrow(
    'outside must be "error" or "count", not "drop"',
  );
});
