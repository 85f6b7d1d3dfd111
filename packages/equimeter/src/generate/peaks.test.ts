import { Generator, rand, type Tensor, tensor, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { findPeaks, type PeakOptions, thresholded } from "./peaks.js";

/** A density [channels, 5, 4, 6] that is 0 but for these voxels. */
function grid(...values: [number, number, number, number, number][]): Tensor {
  const density = zeros([2, 5, 4, 6]);
  for (const [channel, x, y, z, height] of values)
    density.select(0, channel).select(0, x).select(0, y).select(0, z).fill_(height);
  return density;
}

const found = (density: Tensor, options?: PeakOptions) =>
  findPeaks(density, options).map(({ channel, voxel }) => [channel, ...voxel]);

test("peaks come by channel, then by x, y and z, with their heights", () => {
  const density = grid([1, 1, 1, 1, 0.5], [0, 3, 2, 1, 0.75], [0, 1, 2, 4, 2], [0, 3, 2, 4, 0.25]);
  expect(findPeaks(density)).toEqual([
    { channel: 0, voxel: [1, 2, 4], height: 2 },
    { channel: 0, voxel: [3, 2, 1], height: 0.75 },
    { channel: 0, voxel: [3, 2, 4], height: 0.25 },
    { channel: 1, voxel: [1, 1, 1], height: 0.5 },
  ]);
});

test("a neighbour is any of the 26, none further away, and none of another channel", () => {
  for (const dx of [-1, 0, 1])
    for (const dy of [-1, 0, 1])
      for (const dz of [-1, 0, 1]) {
        if (dx === 0 && dy === 0 && dz === 0) continue;
        const density = grid([0, 2, 2, 2, 1], [0, 2 + dx, 2 + dy, 2 + dz, 0.9]);
        expect(found(density)).toEqual([[0, 2, 2, 2]]);
      }
  expect(found(grid([0, 2, 2, 2, 1], [0, 2, 2, 4, 0.9], [1, 2, 2, 2, 0.9]))).toHaveLength(3);
});

test("nothing that is not above 0 is a peak", () => {
  expect(found(zeros([1, 3, 3, 3]))).toEqual([]);
  expect(found(zeros([1, 3, 3, 3]).sub(1))).toEqual([]);
});

test("on faces, edges and corners there are peaks, but not VoxMol's", () => {
  const density = grid([0, 0, 0, 0, 1], [0, 4, 2, 2, 0.9], [1, 2, 3, 5, 0.8], [1, 2, 1, 2, 0.7]);
  expect(found(density)).toHaveLength(4);
  expect(found(density, { border: false })).toEqual([[1, 2, 1, 2]]);
  // A voxel of the border still hides its neighbours inside.
  expect(found(grid([0, 0, 1, 1, 1], [0, 1, 1, 1, 0.9]), { border: false })).toEqual([]);
  expect(found(tensor([3]).view([1, 1, 1, 1]))).toEqual([[0, 0, 0, 0]]);
});

test("of equal neighbours the first is the peak, or none is", () => {
  for (const [x, y, z] of [
    [2, 2, 3],
    [2, 3, 1],
    [3, 1, 1],
  ]) {
    const density = grid([0, 2, 2, 2, 1], [0, x, y, z, 1]);
    expect(found(density)).toEqual([[0, 2, 2, 2]]);
    expect(found(density, { ties: "none" })).toEqual([]);
  }
});

test.each([
  [3, 5, 4, 6],
  [1, 1, 9, 2],
])(
  "on a random density of [%i, %i, %i, %i] they are where a maximum filter changes nothing",
  (...shape) => {
    const density = rand(shape, { generator: new Generator(3) });
    const isLargest = density.eq(density.maxPool3d(3, { stride: 1, padding: 1 }));
    expect(found(density)).toEqual(isLargest.nonzero().toArray());
    expect(found(density).length).toBeGreaterThanOrEqual(shape[0]);
  },
);

test("a threshold keeps what is equal to it", () => {
  const density = tensor([-0.5, 0.1, 0.25, 0.3, 1.5]);
  const kept = thresholded(density, 0.25);
  expect(kept.toNumbers().map((value) => Math.round(100 * value))).toEqual([0, 0, 25, 30, 150]);
  expect(density.toNumbers()[0]).toBe(-0.5);
});
