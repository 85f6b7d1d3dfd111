import { join } from "node:path";
import { expect, test } from "vitest";

import { atomCountFilter, conformerGroups, elementFilter } from "../molecules/index.js";
import { filterList } from "../filter.js";
import { readStructures, readStructuresAll } from "../read/index.js";
import { isSharedAbsent, sharedForces, sharedReason } from "../testing.js";

const read = (file: string) => readStructuresAll(join(sharedForces, "../druglike", file));

/** Records, atoms and the sum of the formal charges, as rdkit 2022.09.3 counts them. */
const counts: [file: string, records: number, atoms: number, charge: number][] = [
  ["confbench_dft.sdf.gz", 345, 14064, 0],
  ["confbench_dft_multiconf.sdf.gz", 346, 15268, 0],
  ["minidrugbank.sdf.gz", 270, 11512, 7],
  ["pdb_ligand_xtal.sdf.gz", 570, 22598, 0],
  ["sample_100_plain.sdf", 100, 3959, 0],
  ["shepherd_gdb17.sdf.gz", 985, 30006, 0],
  ["shepherd_moses_aq.sdf.gz", 890, 35341, 0],
  ["zinc_etkdg.sdf.gz", 5000, 220349, 1033],
];

test.skipIf(isSharedAbsent)(`all real files, counted as rdkit does${sharedReason}`, async () => {
  const found: typeof counts = [];
  for (const [file] of counts) {
    let [records, atoms, charge] = [0, 0, 0];
    for await (const { atomicNumbers, info } of readStructures(
      join(sharedForces, "../druglike", file),
    )) {
      records++;
      atoms += atomicNumbers.length;
      charge += info.charge as number;
    }
    found.push([file, records, atoms, charge]);
  }
  expect(found).toEqual(counts);
});

test.skipIf(isSharedAbsent)(
  `a last record, value by value as rdkit reads it${sharedReason}`,
  async () => {
    const last = (await read("zinc_etkdg.sdf.gz")).at(-1)!;
    expect(last.name).toBe("zinc_etkdg.sdf.gz#4999 (zinc_valid_21064)");
    expect(last.positions.slice(-3)).toEqual(Float64Array.of(-0.3539, -1.5257, 1.2211));
    expect(last.info).toEqual({
      name: "zinc_valid_21064",
      charge: 0,
      SMILES: "CC(C)[C@H](NC(=O)c1cc(S(N)(=O)=O)ccc1Br)c1ccc(C(C)(C)C)cc1",
      SOURCE: "zinc_etkdg",
      GEOMETRY: "RDKit 2022.09.3 ETKDGv3 seed=1002542 + MMFF94s 400 its",
      MMFF94S_ENERGY_KCAL_MOL: -32.0275,
      MMFF_CONVERGED: 1,
    });
  },
);

test.skipIf(isSharedAbsent)(
  `37 molecules with up to ten conformers, and filters of real sizes${sharedReason}`,
  async () => {
    const structures = await read("confbench_dft_multiconf.sdf.gz");
    const groups = conformerGroups(structures, { info: "SMILES" });
    expect(groups).toHaveLength(37);
    expect(Math.max(...groups.map(({ indices }) => indices.length))).toBe(10);
    expect(groups.flatMap(({ indices }) => indices)).toHaveLength(346);
    const few = conformerGroups(structures, { info: "SMILES" }, { most: 5 });
    expect(Math.max(...few.map(({ indices }) => indices.length))).toBe(5);
    // As in rdkit: 8 of 80 atoms or more, 36 of others with fluorine.
    const filters = [
      atomCountFilter({ max: 79 }),
      elementFilter(["C", "H", "O", "N", "S", "Cl", "Br"]),
    ];
    const { kept, dropped } = filterList(structures, filters);
    expect(Object.values(dropped)).toEqual([8, 36]);
    expect(kept).toHaveLength(346 - 44);
  },
);
