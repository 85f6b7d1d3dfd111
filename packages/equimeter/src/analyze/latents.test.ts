import { arange, avgPool3d, cat, type Tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import { latentSimilarity, type LatentOptions } from "./latents.js";
import type { Similarity } from "./similarity.js";
import { randomMolecules, testGrid } from "./testing.js";

const size = testGrid.size[0];
const molecules = randomMolecules(6);
const measure = (options: Partial<LatentOptions>) =>
  latentSimilarity({ molecules, grid: testGrid, encode: (x) => x, ...options });

const coarse = (density: Tensor): Tensor => avgPool3d(density, [2, 2, 2], { stride: [2, 2, 2] });

/** A coordinate of each voxel from the grid's centre. */
function along(axis: 0 | 1): Tensor {
  const shape = [0, 1, 2].map((i) => (i === axis ? size : 1));
  return arange(size)
    .sub((size - 1) / 2)
    .view(shape);
}

/** Moments along x and y: of one atom, pooled, its place in the plane. */
const moments = (density: Tensor): Tensor => {
  const mass = density.sum(1, { keepdim: true });
  return cat([mass.mul(along(0)), mass.mul(along(1))], 1);
};

const rotated = ({ same }: Similarity): number[] =>
  same.filter(({ angle }) => angle % 360 !== 0).flatMap(({ cosines }) => cosines);

test("latents that turn with the molecule are recognised whole", () => {
  const { pooled, whole, molecules: count } = measure({ encode: coarse });
  expect(count).toBe(6);
  expect(whole!.same).toHaveLength(15);
  for (const { cosines } of whole!.same)
    for (const value of cosines) expect(value).toBeCloseTo(1, 5);
  for (const value of rotated(pooled)) expect(value).toBeCloseTo(1, 6);
  expect(whole!.different).toHaveLength(15);
  expect(Math.max(...whole!.different)).toBeLessThan(0.95);
  expect(whole!.relative).toBeCloseTo(0, 4);
  expect(whole!.rank.auc).toBe(1);
  expect(whole!.recognition).toMatchObject({ auc: 1, own: expect.closeTo(1, 5) });
  // One permutation of 720 is the right one.
  expect(whole!.recognition.p).toBeLessThan(0.01);
  expect(whole!.difference.value).toBeCloseTo(1 - whole!.differentSpread.mean, 5);
});

test("latents with a direction turn in the plane", () => {
  const [centre] = testGrid.centre;
  const at = (...voxels: number[]) => ({
    positions: Float64Array.from(voxels, (x) => centre + x * testGrid.resolution),
    channels: [0],
  });
  const { pooled, whole } = measure({
    molecules: [at(1.5, 0.5, 0.5), at(0.5, 1.5, 0.5)],
    encode: moments,
  });
  const first = pooled.same.map(({ axis, angle, cosines }) => [`${axis} ${angle}`, cosines[0]]);
  const expected = {
    "x 0": 1,
    "x 90": 0.8, // (1.5, −0.5) with (1.5, 0.5)
    "x 180": 0.8,
    "x 270": 1,
    "x 360": 1,
    "y 0": 1,
    "y 90": 1 / Math.sqrt(0.5 * 2.5), // (0.5, 0.5) with (1.5, 0.5)
    "z 90": 0,
    "z 180": -1,
    "z 270": 0,
  };
  const found = Object.fromEntries(first);
  for (const [turn, cosine] of Object.entries(expected))
    expect([turn, found[turn]]).toEqual([turn, expect.closeTo(cosine, 5)]);
  expect(pooled.different).toEqual([expect.closeTo(0.6, 5)]); // (1.5, 0.5) with (0.5, 1.5)
  const about = whole!.same.filter(({ axis }) => axis === "z").map(({ cosines }) => cosines[0]);
  [1, 0, -1, 0, 1].forEach((cosine, i) => expect(about[i]).toBeCloseTo(cosine, 5));
});

test("latents that see nothing are all alike", () => {
  const { pooled, whole } = measure({ encode: (density) => density.onesLike() });
  for (const found of [pooled, whole!]) {
    expect(found.sameSpread.mean).toBeCloseTo(1, 5);
    expect(found.difference.value).toBeCloseTo(0, 5);
    expect(found.recognition.p).toBe(1);
    expect(found.relative).toBeNaN();
  }
});

test("other angles turn the molecule, and have no whole latents", () => {
  const { pooled, whole } = measure({ encode: coarse, angles: [0, 30] });
  expect(whole).toBeNull();
  for (const { cosines, angle } of pooled.same)
    for (const value of cosines) expect(value).toBeGreaterThan(angle === 0 ? 1 - 1e-12 : 0.999);
  const both = measure({ encode: coarse, angles: [30, 90] });
  expect(both.whole!.same.map(({ angle }) => angle)).toEqual([90, 90, 90]);
  expect(both.pooled.same).toHaveLength(6);
});

test("noise that turns along is shared, noise drawn afresh is not", () => {
  const noise = { sigma: 5, draw: "once" } as const;
  const once = measure({ noise });
  for (const value of rotated(once.whole!)) expect(value).toBeCloseTo(1, 5);
  expect(once.whole!.differentSpread.mean).toBeLessThan(0.05);
  const afresh = measure({ noise: { ...noise, draw: "afresh" } });
  for (const { cosines } of afresh.whole!.same)
    for (const value of cosines) expect(Math.abs(value)).toBeLessThan(0.1);
});

test("how many go through the model together makes no difference", () => {
  const told: [number, number][] = [];
  const given = { encode: moments, noise: { sigma: 0.1, draw: "afresh" } } as const;
  const onPass = (done: number, all: number) => told.push([done, all]);
  const [some, all] = [measure({ ...given, rowsPerPass: 4, onPass }), measure(given)];
  expect(told.at(-1)).toEqual([32, 32]);
  for (const kind of ["pooled", "whole"] as const) {
    const [a, b] = [rotated(some[kind]!), rotated(all[kind]!)];
    a.forEach((value, i) => expect(value).toBeCloseTo(b[i], 5));
    expect(some[kind]!.recognition.p).toBe(all[kind]!.recognition.p);
  }
});

test.each([
  [{ angles: [0, 360] }, "angles must hold one that turns: 0° and multiples of 360° do not"],
  [{ molecules: molecules.slice(0, 1) }, "different molecules need two at least, not 1"],
  [
    { encode: (x: Tensor) => x.mean([2, 3, 4]) },
    "the encoder makes [6, 2] of 6 densities; their latents must be grids, [6, channels, x, y, z]",
  ],
  [
    { encode: (x: Tensor) => x.mul(0) },
    "the pooled latent of molecule 0 is zero and has no direction to compare; " +
      "take another layer, or leave the molecule out",
  ],
  [{ encode: (x: Tensor) => x.bernoulli() }, "the model gives two answers to one input"],
  [{ encode: (x: Tensor) => x.log() }, 'output "latent" has values that are not finite'],
  [{ permutations: 0 }, "permutations must be a whole number from 1 on, not 0"],
])("mistake %#", (given, sentence) => {
  expect(() => measure(given as never)).toThrow(sentence);
});
