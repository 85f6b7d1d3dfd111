import { fromTypedArray, Generator, randn, type Tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import { voxelGrid, voxelize } from "../data/voxels/index.js";
import { UserError } from "../errors.js";
import { refine } from "./refine.js";

const grid = voxelGrid({ grid: [20, 24, 16], channels: ["C", "H"] });
const channels = [0, 0, 1, 1];
const truth = Float64Array.of(
  0.31,
  -0.72,
  0.13,
  1.4,
  0.2,
  -0.4,
  -0.9,
  -0.93,
  0.7,
  -0.3,
  0.55,
  0.22,
);
const target = voxelize(fromTypedArray(truth).view([4, 3]), channels, [0, 0, 0, 0], 1, grid).select(
  0,
  0,
);
/** Up to 0.15 Å away along each axis. */
const start = truth.map((value, i) => value + 0.15 * Math.cos(7 * i));
const distance = (a: Float64Array, b = truth): number =>
  Math.max(...a.map((value, i) => Math.abs(value - b[i])));

test("atoms go to where the density was drawn, VoxMol's less far", () => {
  const { positions, startLoss, loss } = refine(target, start, channels, grid);
  expect(distance(positions)).toBeLessThan(1e-6);
  const drawn = voxelize(fromTypedArray(start).view([4, 3]), channels, [0, 0, 0, 0], 1, grid);
  expect(startLoss).toBeCloseTo(drawn.select(0, 0).sub(target).square().mean().item(), 14);
  expect(loss).toBeLessThan(1e-14);
  const theirs = refine(target, start, channels, grid, "voxmol");
  expect(distance(theirs.positions)).toBeLessThan(2e-3);
  expect(distance(theirs.positions)).toBeGreaterThan(1e-6);
  expect(theirs.positions).toEqual(Float64Array.from(Float32Array.from(theirs.positions)));
});

test("they go downhill with noise too, to a point without slope", () => {
  const noisy = target.add(
    randn(target.shape, { generator: new Generator(1), dtype: "float64" }).mul(0.05),
  );
  const { positions, startLoss, loss } = refine(noisy, start, channels, grid);
  expect(loss).toBeLessThan(startLoss);
  expect(distance(positions)).toBeLessThan(0.05);
  const lossAt = (at: Float64Array): number => refine(noisy, at, channels, grid, "none").loss;
  expect(lossAt(positions)).toBeCloseTo(loss, 12);
  positions.forEach((_, i) => {
    for (const step of [-1e-3, 1e-3])
      expect(lossAt(positions.with(i, positions[i] + step))).toBeGreaterThan(loss);
  });
});

test("without refinement they stay, and so does what was given", () => {
  const given = start.slice();
  const { positions, startLoss, loss } = refine(target, given, channels, grid, "none");
  expect(positions).toEqual(start);
  expect(loss).toBe(startLoss);
  refine(target, given, channels, grid);
  expect(given).toEqual(start);
});

test.each(["converged", "voxmol"] as const)(
  "%s: a search that fails leaves them where they were",
  (kind) => {
    const huge: Tensor = target.mul(kind === "voxmol" ? 1e30 : 1e200);
    const { positions, startLoss, loss } = refine(huge, start, channels, grid, kind);
    expect(distance(positions, start)).toBeLessThan(1e-6);
    expect([startLoss, loss]).toEqual([Infinity, Infinity]);
  },
);

test("mistakes are refused", () => {
  const refused = (): unknown => refine(target, start, [0, 0, 0, 2], grid);
  expect(refused).toThrow(UserError);
  expect(refused).toThrow("atom 3 has channel 2; there are 0 to 1");
});
