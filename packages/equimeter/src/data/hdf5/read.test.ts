import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";

import { UserError } from "../../errors.js";
import { readStructuresAll } from "../read/index.js";
import type { ReadOptions } from "../read/index.js";
import { elementsOfMappedSmiles } from "./smiles.js";
import { type Content, writeHdf5 } from "./testing.js";

const folder = mkdtempSync(join(tmpdir(), "equimeter-hdf5-"));
const path = join(folder, "some.h5");
afterAll(() => rmSync(folder, { recursive: true }));

const bohr = 0.529177210903;
const hartree = 27.211386245988;
const numbers = (count: number, first = 0) =>
  Float64Array.from({ length: count }, (_, i) => first + i);

/** Two conformations of two atoms as SPICE has them. */
const spice = () => ({
  atomic_numbers: { data: Int32Array.of(8, 1) },
  conformations: { data: numbers(12), shape: [2, 2, 3], units: "bohr" },
  dft_total_energy: { data: Float64Array.of(-1, -2), units: "hartree" },
  dft_total_gradient: { data: numbers(12, 1), shape: [2, 2, 3], units: "hartree/bohr" },
  smiles: { data: ["[O:1][H:2]"] },
  charge: { data: Int32Array.of(-1, 1) },
});

async function read(content: Content, options?: ReadOptions) {
  await writeHdf5(path, content);
  return readStructuresAll(path, options);
}

/** The error without the path of the file. */
async function problem(content: Content, options?: ReadOptions): Promise<string> {
  const error: unknown = await read(content, options).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).message.replace(path, "<file>");
}

test("SPICE: units are converted, and a gradient changes its sign", async () => {
  const [first, second, ...others] = await read({ b: spice() });
  expect(others).toEqual([]);
  expect(second).toEqual({
    name: "some.h5#1 (b)",
    atomicNumbers: Int32Array.of(8, 1),
    positions: numbers(6, 6).map((x) => x * bohr),
    periodic: [false, false, false],
    energy: -2 * hartree,
    forces: expect.anything(),
    info: { smiles: "[O:1][H:2]", charge: 1 },
    arrays: {},
  });
  numbers(6, 7).forEach((x, i) => expect(second.forces![i]).toBeCloseTo((-x * hartree) / bohr, 9));
  expect(first.info.charge).toBe(-1);
});

test("without attributes the layout's units hold; options beat both", async () => {
  const { conformations, dft_total_energy, dft_total_gradient, ...rest } = spice();
  const bare = {
    ...rest,
    conformations: { ...conformations, units: undefined },
    dft_total_energy: { ...dft_total_energy, units: undefined },
    dft_total_gradient: { ...dft_total_gradient, units: undefined },
  };
  expect(await read({ m: bare })).toEqual(await read({ m: spice() }));
  const options = {
    lengthUnit: "nm",
    energyUnit: "eV",
    forceUnit: "eV/nm",
    forcesAre: "forces",
  } as const;
  const [first] = await read({ m: spice() }, options);
  expect(first.positions).toEqual(numbers(6).map((x) => 10 * x));
  expect(first.energy).toBe(-1);
  expect(Array.from(first.forces!, (x) => Number(x.toFixed(12)))).toEqual([
    0.1, 0.2, 0.3, 0.4, 0.5, 0.6,
  ]);
});

test("ANI: symbols, groups within groups, Å and hartree; labels under other names", async () => {
  const ani = {
    species: { data: ["H", "Cl"] },
    coordinates: { data: numbers(6), shape: [1, 2, 3] },
    energies: { data: Float64Array.of(-1) },
    forces: { data: numbers(6), shape: [1, 2, 3] },
    "other.energy": { data: Float64Array.of(-3) },
  };
  const [first] = await read({ all: { deep: { HCl: ani } }, empty: {} });
  expect(first).toMatchObject({
    name: "some.h5#0 (HCl)",
    atomicNumbers: Int32Array.of(1, 17),
    positions: numbers(6),
    energy: -hartree,
    forces: numbers(6).map((x) => x * hartree),
  });
  expect(await read({ HCl: ani }, { energyKey: "energy", require: ["energy"] })).toHaveLength(1);
  const [other] = await read({ HCl: ani }, { energyKey: "other.energy", forcesAre: "gradient" });
  expect(other.energy).toBe(-3 * hartree);
  expect(other.forces![5]).toBe(-5 * hartree);
});

test("AIMNet2: the elements of each structure; mlip: one structure a group", async () => {
  const rows = {
    numbers: { data: Int32Array.of(1, 2, 3, 4), shape: [2, 2] },
    coord: { data: numbers(12), shape: [2, 2, 3] },
    energy: { data: Float64Array.of(5, 6), shape: [2, 1] },
    forces: { data: numbers(12), shape: [2, 2, 3] },
  };
  const single = {
    elements: { data: Int32Array.of(6) },
    positions: { data: numbers(3), shape: [1, 3] },
    forces: { data: numbers(3), shape: [1, 3] },
    energy: -7,
    charge: 2,
  };
  const all = await read({ a: rows, b: single });
  expect(all.map(({ atomicNumbers }) => [...atomicNumbers])).toEqual([[1, 2], [3, 4], [6]]);
  expect(all.map(({ energy }) => energy)).toEqual([5, 6, -7]);
  expect(all.map(({ name }) => name)).toEqual(["some.h5#0 (a)", "some.h5#1 (a)", "some.h5#2 (b)"]);
  expect(all[2].info).toEqual({ charge: 2 });
  expect(all[1].forces).toEqual(numbers(6, 6));
  expect(await read({ a: rows, b: single }, { limit: 2 })).toEqual(all.slice(0, 2));
});

test("a group larger than one read", async () => {
  const [count, atoms] = [70, 6000];
  const all = await read(
    {
      m: {
        atomic_numbers: { data: new Int32Array(atoms).fill(1) },
        conformations: {
          data: Float32Array.from(numbers(count * atoms * 3)),
          shape: [count, atoms, 3],
        },
      },
    },
    { lengthUnit: "angstrom" },
  );
  expect(all).toHaveLength(count);
  all.forEach(({ positions, energy, forces }, i) => {
    expect([positions[0], positions.at(-1)]).toEqual([i * atoms * 3, (i + 1) * atoms * 3 - 1]);
    expect([energy, forces]).toEqual([undefined, undefined]);
  });
});

test.each([
  ["[O:1]([H:2])[H:3]", [8, 1, 1]],
  ["[H:3][C:1]#[C:2][H:4].[Na+:5]", [6, 6, 1, 1, 11]],
  ["[cH:2]1[nH:1][Cl-:3]", [7, 6, 17]],
  ["[C@@H:1]([13CH3:2])[Br:3]", [6, 6, 35]],
  ["[O:1][H:1]", undefined],
  ["[O:1][H:3]", undefined],
  ["CCO", undefined],
])("elements of %s", (smiles, expected) => {
  expect(elementsOfMappedSmiles(smiles)).toEqual(expected && Int32Array.from(expected));
});

const with_ = (changes: Record<string, Content[string] | undefined>): Content => {
  const entries = Object.entries({ ...spice(), ...changes } as Content);
  return { mol: Object.fromEntries(entries.filter(([, value]) => value !== undefined)) };
};

test.each<[string, Content, string]>([
  [
    "a unit of another kind",
    with_({ conformations: { ...spice().conformations, units: "inch" } }),
    '<file>, /mol: "inch" is no known unit of length (known: angstrom, bohr, nm, pm); give lengthUnit',
  ],
  [
    "a gradient in the unit of an energy",
    with_({ dft_total_gradient: { ...spice().dft_total_gradient, units: "hartree" } }),
    '<file>, /mol: "hartree" is no known unit of force (an energy over a length, such as eV/angstrom, hartree/bohr, kcal/mol/angstrom); give forceUnit',
  ],
  [
    "positions of a wrong shape",
    with_({ conformations: { data: numbers(12), shape: [6, 2] } }),
    "<file>, /mol: conformations has shape [6, 2] where [structures, atoms, 3] is needed",
  ],
  [
    "forces of a wrong shape",
    with_({ dft_total_gradient: { data: numbers(6), shape: [1, 2, 3] } }),
    "<file>, /mol: dft_total_gradient has shape [1, 2, 3] where the positions need [2, 2, 3]",
  ],
  [
    "energies of a wrong shape",
    with_({ dft_total_energy: { data: numbers(3) } }),
    "<file>, /mol: dft_total_energy has shape [3] where [2] is needed",
  ],
  [
    "elements of a wrong number",
    with_({ atomic_numbers: { data: Int32Array.of(1) } }),
    "<file>, /mol: atomic_numbers has shape [1] where the positions need [2]",
  ],
  [
    "no elements",
    with_({ atomic_numbers: undefined, smiles: undefined }),
    "<file>, /mol: there are no elements (none of atomic_numbers; there are: charge, conformations, dft_total_energy, dft_total_gradient)",
  ],
  [
    "SMILES of another molecule",
    with_({ atomic_numbers: undefined, smiles: { data: ["[O:1]([H:2])[H:3]"] } }),
    "<file>, /mol: smiles numbers 3 atoms, and conformations has 2",
  ],
  [
    "an atomic number that is none",
    with_({ atomic_numbers: { data: Int32Array.of(8, 0) } }),
    "<file>, /mol, structure 0: the atomic number of atom 1 is 0, which is not one from 1 to 118",
  ],
  [
    "no atoms",
    with_({
      atomic_numbers: { data: new Int32Array(0) },
      conformations: { data: numbers(0), shape: [1, 0, 3] },
      dft_total_gradient: undefined,
      dft_total_energy: { data: numbers(1) },
    }),
    "<file>, /mol, structure 0: it has no atoms; leave the structure out",
  ],
  [
    "an energy that is not finite",
    with_({ dft_total_energy: { data: Float64Array.of(1, NaN) } }),
    "<file>, /mol, structure 1: the energy is NaN; leave the structure out or mend its label",
  ],
  [
    "a force that is not finite",
    with_({ dft_total_gradient: { data: numbers(12).fill(Infinity, 7, 8), shape: [2, 2, 3] } }),
    "<file>, /mol, structure 1: the force of atom 0 is Infinity in y; leave the structure out or mend it",
  ],
  [
    "a position that is not finite",
    with_({ conformations: { data: numbers(12).fill(NaN, 0, 1), shape: [2, 2, 3] } }),
    "<file>, /mol, structure 0: the position of atom 0 is NaN in x; leave the structure out or mend it",
  ],
  [
    "no structures",
    { mol: { other: { data: numbers(3) } } },
    "<file> has no structures: no group in it has conformations (SPICE), coordinates (ANI), coord (AIMNet2), positions (mlip)",
  ],
])("%s", async (_, content, expected) => {
  expect(await problem(content)).toBe(expected);
});

test("labels that are asked for and not there, the likely one named", async () => {
  const content = with_({ dft_total_energy: undefined, "ccsd energy": { data: numbers(2) } });
  expect(await problem(content, { require: ["energy"] })).toBe(
    "<file>, /mol: there is no energy (there are: atomic_numbers, ccsd energy, charge, conformations, " +
      "dft_total_gradient, smiles); did you mean ccsd energy? Then set energyKey to it",
  );
  expect(await problem(content, { forcesKey: "gradient" })).toMatch(/there is no "gradient"/);
  const [unlabelled] = await read(with_({ dft_total_energy: undefined }));
  expect(unlabelled.energy).toBeUndefined();
});

describe("damaged files, and nothing of HDF5's own on stderr", () => {
  afterEach(() => vi.restoreAllMocks());
  const damaged = async (change: (bytes: Buffer) => Uint8Array): Promise<string> => {
    await writeHdf5(path, { mol: spice() });
    writeFileSync(path, change(readFileSync(path)));
    const printed = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const logged = vi.spyOn(console, "error").mockReturnValue();
    const error: unknown = await readStructuresAll(path).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect(printed).not.toHaveBeenCalled();
    expect(logged).not.toHaveBeenCalled();
    return (error as Error).message.replace(path, "<file>");
  };

  test("cut off", async () => {
    expect(await damaged((bytes) => bytes.subarray(0, 700))).toMatch(
      /^<file> is cut off: it has 700 of the \d+ bytes that its head promises; fetch it again$/,
    );
    expect(await damaged((bytes) => bytes.subarray(0, 20))).toMatch(/^<file> is (damaged|cut off)/);
  });

  test("another file under the name", async () => {
    expect(await damaged(() => Buffer.from("2\n\nH 0 0 0\n"))).toMatch(
      /^<file> (is no HDF5|is damaged)/,
    );
    expect(await damaged(() => Buffer.alloc(0))).toMatch(/^<file> (is no HDF5|is damaged)/);
  });
});

/** HDF5 gives up altogether for some: then its library prints a line, before our sentence. */
test("bytes in the middle of a file: one sentence, or numbers that nobody can tell from others", async () => {
  vi.spyOn(console, "error").mockReturnValue();
  await writeHdf5(path, { mol: spice() });
  const intact = readFileSync(path);
  const found = new Set<string>();
  for (let at = 100; at < 3000; at += 37) {
    const damaged = join(folder, `${at}.h5`);
    writeFileSync(damaged, Buffer.from(intact).fill(0xa5, at, at + 8));
    const error: unknown = await readStructuresAll(damaged).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (error !== null) found.add(String(error).replace(damaged, "<file>"));
  }
  vi.restoreAllMocks();
  expect(found.size).toBeGreaterThan(2);
  for (const message of found) expect(message).toMatch(/^UserError: <file>[^\n]*$/);
});
