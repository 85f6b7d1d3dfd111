import { join } from "node:path";
import { expect, test } from "vitest";

import type { Structure } from "../structure.js";
import { isSharedAbsent, sharedForces, sharedReason } from "../testing.js";
import { readStructuresAll } from "./index.js";
import type { ReadOptions } from "./index.js";

const read = (file: string, options?: ReadOptions) =>
  readStructuresAll(join(sharedForces, file), options);

/** Originals, and the extended XYZ that ASE wrote of them after conversion with h5py and NumPy. */
const pairs: [original: string, converted: string, options?: ReadOptions][] = [
  ["spice/SPICE-1.1.4_n2.hdf5", "spice/SPICE-1.1.4_n2_converted.xyz"],
  ["s66x8/s66x8_wb97x6-31gd.h5", "s66x8/s66x8.xyz", { forcesAre: "gradient" }],
  ["aimnet2_sample/dataset.h5", "aimnet2_sample/aimnet2_195.xyz"],
  ["nabladft_sample/test_database.db", "nabladft_sample/nabladft_100.xyz"],
];

/** The largest difference of two lists, over the scale where the numbers are large. */
function difference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Math.max(...Array.from(a, (x, i) => Math.abs(x - b[i]) / Math.max(1, Math.abs(b[i]))));
}

function expectSame(found: Structure, expected: Structure): void {
  expect(found.atomicNumbers).toEqual(expected.atomicNumbers);
  expect(difference(found.positions, expected.positions)).toBeLessThan(1e-6);
  expect(difference(found.forces!, expected.forces!)).toBeLessThan(1e-6);
  expect(difference([found.energy!], [expected.energy!])).toBeLessThan(1e-7);
}

test.skipIf(isSharedAbsent).each(pairs)(
  `%s is what %s says${sharedReason}`,
  async (original, converted, options) => {
    const [found, expected] = [await read(original, options), await read(converted)];
    expect(found).toHaveLength(expected.length);
    found.forEach((structure, i) => expectSame(structure, expected[i]));
  },
);

test.skipIf(isSharedAbsent)(
  `rMD17 is in kcal/mol, frame by frame what the conversion says${sharedReason}`,
  async () => {
    for (const part of ["train", "test"]) {
      const frames = await read(`rmd17/rmd17_ethanol_${part}_01.npz`);
      expect(frames).toHaveLength(1000);
      const byIndex = new Map(frames.map((frame) => [frame.info.old_indices, frame]));
      const all = await read(`rmd17/rmd17_8mol_${part}.xyz`);
      const ethanol = all.filter(({ info }) => info.molecule === "ethanol");
      expect(ethanol).toHaveLength(part === "train" ? 250 : 125);
      for (const frame of ethanol) expectSame(byIndex.get(frame.info.md17_index)!, frame);
    }
  },
);

test.skipIf(isSharedAbsent)(
  `the layout of SPICE with other data in it${sharedReason}`,
  async () => {
    const frames = await read("spice/converted_s66x8_nabladft_spice_layout.hdf5");
    const dimers = await read("s66x8/s66x8.xyz");
    const molecules = await read("nabladft_sample/nabladft_100.xyz");
    expect(frames).toHaveLength(dimers.length + molecules.length);
    const found: Record<string, Structure[]> = {};
    for (const frame of frames) (found[/\((.*)\)/.exec(frame.name)![1]] ??= []).push(frame);
    for (const expected of [...dimers, ...molecules]) {
      const { molecule, moses_id, distance_index = 0 } = expected.info;
      const structure = found[String(molecule ?? `moses_${moses_id}`)][Number(distance_index)];
      expect(difference(structure.positions, expected.positions)).toBeLessThan(2e-6);
      expect(difference(structure.forces!, expected.forces!)).toBeLessThan(2e-5);
    }
  },
);

test.skipIf(isSharedAbsent)(
  `conformations without labels, their elements from SMILES${sharedReason}`,
  async () => {
    const frames = await read("spice/water_conformations_input.hdf5", { limit: 3 });
    expect(frames).toHaveLength(3);
    for (const { atomicNumbers, positions, energy, forces } of frames) {
      expect([energy, forces]).toEqual([undefined, undefined]);
      expect(atomicNumbers).toHaveLength(90);
      expect(atomicNumbers.filter((number) => number === 8)).toHaveLength(30);
      // Water by water: the file's nm are Å here, and each hydrogen has an oxygen 0.9 to 1.1 Å away.
      const distances = Array.from(atomicNumbers, (number, i) =>
        number === 8
          ? 1
          : Math.min(
              ...Array.from(atomicNumbers, (other, j) =>
                other === 8
                  ? Math.hypot(...[0, 1, 2].map((k) => positions[3 * i + k] - positions[3 * j + k]))
                  : 9,
              ),
            ),
      );
      expect(Math.min(...distances)).toBeGreaterThan(0.85);
      expect(Math.max(...distances)).toBeLessThan(1.1);
    }
    await expect(
      read("spice/water_conformations_input.hdf5", { require: ["forces"] }),
    ).rejects.toThrow(/water: there is no forces \(there are: conformations, smiles\)/);
  },
);

test.skipIf(isSharedAbsent)(
  `SPICE 2 in mlip's layout, in eV without saying so${sharedReason}`,
  async () => {
    const [first, second, ...others] = await read("spice/mlip_spice2-1000_429_md_0-1.hdf5");
    expect(others).toEqual([]);
    expect([first.energy, second.energy]).toEqual([-33533.58818835873, -33533.94582957392]);
    expect(first.info).toEqual({ charge: -2, n_atoms: 13 });
    expect(first.name).toBe("mlip_spice2-1000_429_md_0-1.hdf5#0 (spice2-1000_429_md_0)");
    const force = [0, 1, 2].map((k) =>
      first.forces!.filter((_, i) => i % 3 === k).reduce((a, b) => a + b),
    );
    expect(Math.hypot(...force)).toBeLessThan(0.02);
    expect(Math.max(...first.forces!)).toBeGreaterThan(0.1);
  },
);
