import { join } from "node:path";
import { expect, test } from "vitest";

import { uniform } from "../../random.js";
import { readStructures } from "../read/index.js";
import type { ReadOptions } from "../read/index.js";
import type { Structure } from "../structure.js";
import { isSharedAbsent, sharedForces, sharedReason, structureOf } from "../testing.js";
import { checkForces, type ForceCheck, ForceCheckSums } from "./force-check.js";
import { forceSign } from "./warnings.js";

/** Springs of stiffness 1 eV/Å² and length 1 Å between all pairs of four atoms. */
function* springs(count: number, scale: { energy: number; force: number }): Generator<Structure> {
  const random = uniform(1);
  for (let frame = 0; frame < count; frame++) {
    const corners = [
      [0, 0, 0],
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ];
    const atoms = corners.map(
      (corner, i) => [i + 1, ...corner.map((x) => x + 0.1 * (random() - 0.5))] as const,
    ) as [number, number, number, number][];
    let energy = 0;
    const forces = new Float64Array(12);
    for (let i = 0; i < 4; i++)
      for (let j = 0; j < i; j++) {
        const arm = [1, 2, 3].map((k) => atoms[i][k] - atoms[j][k]);
        const length = Math.hypot(...arm);
        energy += 0.5 * (length - 1) ** 2;
        arm.forEach((x, k) => {
          const pull = (-(length - 1) * x) / length;
          forces[3 * i + k] += pull;
          forces[3 * j + k] -= pull;
        });
      }
    yield structureOf(atoms, {
      energy: energy * scale.energy,
      forces: forces.map((x) => x * scale.force),
    });
  }
}

test("springs: slope 1, and what wrong signs and units make of it", () => {
  const right = checkForces(springs(40, { energy: 1, force: 1 }));
  expect(right.verdict).toBe("consistent");
  expect(right.slope).toBeGreaterThan(0.98);
  expect(right.slope).toBeLessThan(1.02);
  expect(forceSign(right)).toBeNull();
  const gradient = checkForces(springs(40, { energy: 1, force: -1 }));
  expect(gradient.slope).toBeCloseTo(-right.slope, 10);
  expect(gradient.verdict).toBe("gradient");
  expect(forceSign(gradient)).toMatch(
    /^gradient stored as forces: energy differences of \d+ pairs .* read the file with forcesAre "gradient"$/,
  );
  const hartree = checkForces(springs(40, { energy: 1 / 27.2114, force: 1 }));
  expect(hartree.verdict).toBe("other units");
  expect(hartree.slope * 27.2114).toBeCloseTo(right.slope, 10);
  expect(forceSign(hartree)).toMatch(/^energies and forces do not fit together: .*give energyUnit/);
  const perBohr = checkForces(springs(40, { energy: 1, force: 0.529 }));
  expect(perBohr.verdict).toBe("other units");
});

test("no pairs, no verdict", () => {
  expect(checkForces([]).verdict).toBe("too few pairs");
  const one = [...springs(1, { energy: 1, force: 1 })];
  expect(checkForces([...one, ...one, ...one]).verdict).toBe("too few pairs"); // the same, three times
});

test.skipIf(isSharedAbsent).each<[string, ReadOptions, ForceCheck["verdict"], number, number]>([
  ["s66x8/s66x8_wb97x6-31gd.h5", {}, "gradient", -1.02, -0.95],
  ["s66x8/s66x8_wb97x6-31gd.h5", { forcesAre: "gradient" }, "consistent", 0.95, 1.02],
  ["spice/SPICE-1.1.4_n2.hdf5", {}, "consistent", 0.8, 1.2],
  ["spice/SPICE-1.1.4_n2.hdf5", { forcesAre: "forces" }, "gradient", -1.2, -0.8],
  ["rmd17/rmd17_8mol_train.xyz", {}, "consistent", 0.8, 1.2],
  ["rmd17/rmd17_ethanol_train_01.npz", { forcesAre: "gradient" }, "gradient", -1.4, -0.6],
  ["3bpa/train_300K.xyz", {}, "consistent", 0.5, 1.5],
])(`%s read with %j: %s${sharedReason}`, async (file, options, verdict, low, high) => {
  const sums = new ForceCheckSums();
  for await (const one of readStructures(join(sharedForces, file), options)) sums.add(one);
  const found = sums.result();
  expect(found.verdict).toBe(verdict);
  expect(found.slope).toBeGreaterThan(low);
  expect(found.slope).toBeLessThan(high);
});
