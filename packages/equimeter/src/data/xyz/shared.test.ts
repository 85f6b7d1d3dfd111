import { join } from "node:path";
import { expect, test } from "vitest";
import type { Structure } from "../structure.js";
import {
  isSharedAbsent as isAbsent,
  sharedForces as folder,
  sharedReason as reason,
} from "../testing.js";
import { readXyz, readXyzAll } from "./read.js";

/** Frames, atoms, frames with forces, as ASE 3.22.1 counts them. */
const counts: [file: string, frames: number, atoms: number, withForces: number][] = [
  ["3bpa/iso_atoms.xyz", 4, 4, 0],
  ["3bpa/train_300K.xyz", 500, 13500, 500],
  ["3bpa/train_mixedT.xyz", 500, 13500, 500],
  ["acac/isolated_atoms.xyz", 3, 3, 0],
  ["acac/test_H_transfer.xyz", 15, 225, 0],
  ["acac/test_MD_300K.xyz", 650, 9750, 650],
  ["acac/test_MD_600K.xyz", 650, 9750, 650],
  ["acac/test_dihedral.xyz", 45, 675, 0],
  ["acac/train_300K.xyz", 500, 7500, 500],
  ["acac/train_600K.xyz", 500, 7500, 500],
  ["aimnet2_sample/aimnet2_195.xyz", 195, 2451, 195],
  ["ethanol/isolated_atoms.xyz", 4, 4, 0],
  ["ethanol/test_H_removal.xyz", 60, 540, 0],
  ["ethanol/test_MD.xyz", 1000, 9000, 1000],
  ["ethanol/test_dimers.xyz", 429, 858, 0],
  ["ethanol/test_eth_meth.xyz", 1145, 9870, 1145],
  ["ethanol/test_norm_mode_3005.xyz", 18, 162, 0],
  ["ethanol/test_norm_mode_874.xyz", 37, 333, 0],
  ["ethanol/train.xyz", 1000, 9000, 1000],
  ["ethanol/train_eth_meth.xyz", 1300, 10800, 1300],
  ["nabladft_sample/nabladft_100.xyz", 100, 4198, 100],
  ["rmd17/rmd17_8mol_test.xyz", 1000, 15000, 1000],
  ["rmd17/rmd17_8mol_train.xyz", 2000, 30000, 2000],
  ["s66x8/s66x8.xyz", 528, 10512, 528],
  ["solvent_xtb/solvent_xtb_train_200.xyz", 203, 5809, 203],
  ["spice/SPICE-1.1.4_n2_converted.xyz", 55, 1375, 55],
];

function keysOf(file: string) {
  const isXtb = file.startsWith("solvent_xtb");
  return isXtb ? { energyKey: "energy_xtb", forcesKey: "forces_xtb" } : {};
}

test.skipIf(isAbsent)(`all real force files, counted as ASE does${reason}`, async () => {
  const found: typeof counts = [];
  for (const [file] of counts) {
    let [frames, atoms, withForces] = [0, 0, 0];
    const options = { ...keysOf(file), require: ["energy" as const] };
    for await (const structure of readXyz(join(folder, file), options)) {
      frames++;
      atoms += structure.atomicNumbers.length;
      if (structure.forces) withForces++;
    }
    found.push([file, frames, atoms, withForces]);
  }
  expect(found).toEqual(counts);
});

async function last(file: string): Promise<Structure> {
  return (await readXyzAll(join(folder, file), keysOf(file))).at(-1)!;
}

test.skipIf(isAbsent)(`last frames, value by value as ASE reads them${reason}`, async () => {
  const uracil = await last("rmd17/rmd17_8mol_train.xyz");
  expect(uracil).toMatchObject({
    name: "rmd17_8mol_train.xyz#1999 (uracil)",
    energy: -11266.3568231463,
    periodic: [false, false, false],
    info: { molecule: "uracil", md17_index: 108174, split: "train" },
  });
  expect(uracil.positions.slice(-3)).toEqual(Float64Array.of(2.46059571, 0.76694522, -0.53924157));
  expect(uracil.forces!.slice(-3)).toEqual(Float64Array.of(1.43266734, -0.86290595, -0.42473563));

  const solvent = await last("solvent_xtb/solvent_xtb_train_200.xyz");
  expect(solvent.energy).toBe(-675.3713974865701);
  expect(solvent.info).toEqual({ Nmols: 1, Comp: "EMC(1)" });
  expect(solvent.forces!.slice(-3)).toEqual(Float64Array.of(-1.51632556, 1.6764738, -0.40124742));
  const molecule = { values: new Float64Array(15), columns: 1, type: "I" };
  expect(solvent.arrays).toEqual({ molID: molecule });
});
