import { join } from "node:path";
import { expect, test } from "vitest";

import { uniform } from "../../random.js";
import { readStructures } from "../read/index.js";
import {
  demoStructures,
  isSharedAbsent,
  sharedForces,
  sharedReason,
  structureOf,
} from "../testing.js";
import { type Orientation, OrientationSums } from "./orientation.js";
import { directionsOf } from "./principal-axes.js";

async function orientationOf(file: string): Promise<Orientation> {
  const sums = new OrientationSums();
  const options = file.startsWith("solvent_xtb")
    ? { energyKey: "energy_xtb", forcesKey: "forces_xtb" }
    : {};
  for await (const one of readStructures(join(sharedForces, file), options)) sums.add(one);
  return sums.result();
}

/** The table of the shared README: lam1, R, and whether to warn. */
const published: [file: string, lam1: number, R: number | null, verdict: Orientation["verdict"]][] =
  [
    ["s66x8/s66x8.xyz", 0.951, 0.1, "oriented"],
    ["nabladft_sample/test_database.db", 0.962, 0.07, "oriented"],
    ["aimnet2_sample/dataset.h5", 0.633, 0.08, "oriented"],
    ["rmd17/rmd17_8mol_train.xyz", 0.7, 0.45, "oriented"],
    ["3bpa/train_300K.xyz", 0.64, 0.55, "oriented"],
    ["3bpa/train_mixedT.xyz", 0.61, 0.52, "oriented"],
    ["ethanol/train.xyz", 0.53, 0.43, "oriented"],
    ["acac/train_300K.xyz", 0.38, 0.05, "isotropic within noise"],
    ["acac/train_600K.xyz", 0.35, 0.03, "isotropic within noise"],
    ["acac/test_dihedral.xyz", 0.957, 0.97, "oriented"],
    ["ethanol/test_H_removal.xyz", 0.817, 0.99, "oriented"],
    ["solvent_xtb/solvent_xtb_train_200.xyz", 0.365, 0.11, "isotropic within noise"],
  ];

test.skipIf(isSharedAbsent).each(published)(
  `%s has lam1 %d, R %d and is %s${sharedReason}`,
  async (file, lam1, R, verdict) => {
    const { longest, firstAtom, verdict: found } = await orientationOf(file);
    // To half of the last digit that is published.
    expect(Math.abs(longest!.lambda - lam1)).toBeLessThan(String(lam1).length > 4 ? 6e-4 : 6e-3);
    expect(Math.abs(firstAtom!.R - R!)).toBeLessThan(6e-3);
    expect(found).toBe(verdict);
  },
);

/** Turned by a rotation from a uniformly drawn quaternion. */
function rotated(positions: Float64Array, random: () => number): Float64Array {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const raw = [normal(), normal(), normal(), normal()];
  const size = Math.hypot(...raw);
  const [w, x, y, z] = raw.map((part) => part / size);
  const rows = [
    [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
    [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
    [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
  ];
  return positions.map((_, k) =>
    rows[k % 3].reduce((sum, part, j) => sum + part * positions[k - (k % 3) + j], 0),
  );
}

test("the demo data is oriented as it is, and not when it is turned at random", async () => {
  const frames = await demoStructures(168);
  const random = uniform(5);
  const [still, tumbling] = [new OrientationSums(), new OrientationSums()];
  for (const frame of frames) {
    still.add(frame);
    for (let copy = 0; copy < 3; copy++)
      tumbling.add({ ...frame, positions: rotated(frame.positions, random) });
  }
  expect(still.result().verdict).toBe("oriented");
  expect(tumbling.result().verdict).toBe("isotropic within noise");
  expect(tumbling.result().longest!.lambda).toBeLessThan(0.4);
});

test("an axis that a shape does not have is not made up", () => {
  const [a, b] = [1.09 / Math.sqrt(3), -1.09 / Math.sqrt(3)];
  const methane = structureOf([
    [6, 0, 0, 0],
    [1, a, a, a],
    [1, a, b, b],
    [1, b, a, b],
    [1, b, b, a],
  ]);
  expect(directionsOf(methane)).toEqual({});
  const linear = directionsOf(
    structureOf([
      [8, 0, 0, -1],
      [6, 0, 0, 0],
      [8, 0, 0, 1.1],
    ]),
  );
  expect(linear.longest!.map(Math.abs)).toEqual([0, 0, 1]);
  expect(linear.shortest).toBeUndefined();
  expect(linear.firstAtom).toEqual([0, 0, -1]);
  expect(directionsOf(structureOf([[8, 1, 2, 3]]))).toEqual({});
  const flat = directionsOf(
    structureOf([
      [1, 0, 0, 0],
      [1, 3, 0, 0],
      [1, 0, 1, 0],
    ]),
  );
  expect(flat.shortest!.map((x) => Math.abs(x))).toEqual([0, 0, 1]);
});

test("few structures tell nothing, and crystals are left out", async () => {
  const sums = new OrientationSums();
  const frames = await demoStructures(42);
  for (const frame of frames.slice(0, 19)) sums.add(frame);
  expect(sums.result().verdict).toBe("too few to tell");
  for (const frame of frames) sums.add({ ...frame, periodic: [true, true, true] });
  expect(sums.result().longest!.n).toBe(19);
  expect(new OrientationSums().result()).toMatchObject({
    longest: null,
    verdict: "too few to tell",
  });
});
