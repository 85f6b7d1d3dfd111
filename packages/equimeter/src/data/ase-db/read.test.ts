import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import initSqlJs from "sql.js";
import { afterAll, expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { readStructuresAll } from "../read/index.js";
import type { ReadOptions } from "../read/index.js";
import { blob, type Columns, encodeData, writeDatabase } from "./testing.js";

const folder = mkdtempSync(join(tmpdir(), "equimeter-db-"));
const path = join(folder, "some.db");
afterAll(() => rmSync(folder, { recursive: true }));

const water = (more: Columns = {}): Columns => ({
  numbers: blob(Int32Array.of(8, 1)),
  positions: blob(Float64Array.of(0, 0, 0, 1, 0, 0)),
  cell: blob(new Float64Array(9)),
  pbc: 0,
  key_value_pairs: "{}",
  ...more,
});
const forces = Float64Array.of(1, 2, 3, -1, -2, -3);

async function read(rows: Columns[], metadata?: unknown, options?: ReadOptions) {
  await writeDatabase(path, rows, metadata);
  return readStructuresAll(path, options);
}

test("ASE's own: a calculator's energy and forces in eV, cell and periodicity", async () => {
  const cell = Float64Array.of(5, 0, 0, 0, 6, 0, 0, 0, 7);
  const [first, second] = await read([
    water({ energy: -1.5, forces: blob(forces) }),
    water({ cell: blob(cell), pbc: 5, key_value_pairs: '{"name":"ice","relaxed":true}' }),
  ]);
  expect(first).toEqual({
    name: "some.db#0",
    atomicNumbers: Int32Array.of(8, 1),
    positions: Float64Array.of(0, 0, 0, 1, 0, 0),
    periodic: [false, false, false],
    energy: -1.5,
    forces,
    info: {},
    arrays: {},
  });
  expect(second).toMatchObject({ cell, periodic: [true, false, true] });
  expect(second.info).toEqual({ name: "ice", relaxed: true });
  expect([second.energy, second.forces]).toEqual([undefined, undefined]);
});

test("SchNetPack's: labels in data, in the units of the metadata", async () => {
  const metadata = {
    _distance_unit: "Bohr",
    _property_unit_dict: { energy: "Hartree", forces: "Hartree/Bohr", energy_U0: "meV" },
  };
  const data = encodeData({ energy: [-2], forces, energy_U0: [1000], dipole: new Float64Array(3) });
  const [first] = await read([water({ data })], metadata);
  expect(first.energy).toBe(-2 * 27.211386245988);
  expect(first.positions[3]).toBe(0.529177210903);
  expect(first.forces![1]).toBeCloseTo(2 * 51.4220674763, 8);
  const [other] = await read([water({ data })], metadata, { energyKey: "energy_U0" });
  expect(other.energy).toBe(1);
  const text = JSON.stringify({
    energy: -2,
    forces: { __ndarray__: [[2, 3], "float64", [...forces]] },
  });
  const [older] = await read([water({ data: text })], metadata);
  expect(older).toEqual(first);
});

test.each<[string, Columns, string]>([
  [
    "no atoms",
    { numbers: new Uint8Array(0), positions: new Uint8Array(0) },
    "it has no atoms; leave the structure out",
  ],
  ["no positions", { positions: null }, "the column positions holds nothing"],
  [
    "positions of a wrong length",
    { positions: blob(new Float64Array(5)) },
    "its positions are 5 numbers where 2 atoms need 6",
  ],
  [
    "half a number",
    { positions: new Uint8Array(50) },
    "the column positions has 50 bytes, which are no float64 numbers",
  ],
  [
    "positions that are not finite",
    { positions: blob(Float64Array.of(0, 0, NaN, 0, 0, 0)) },
    "the position of atom 0 is NaN in z",
  ],
  [
    "forces of a wrong length",
    { forces: blob(new Float64Array(3)) },
    "its forces are 3 numbers where 2 atoms need 6",
  ],
  [
    "a cell of a wrong length",
    { cell: blob(new Float64Array(3).fill(1)) },
    "its cell is [1, 1, 1], not nine finite numbers",
  ],
  [
    "energies where one is needed",
    { data: encodeData({ energy: [1, 2] }) },
    "energy is [1,2] where one number is needed",
  ],
  [
    "data of another program",
    { data: Uint8Array.of(1, 2, 3) },
    "its column data cannot be decoded; it is damaged, or not written by ASE",
  ],
  [
    "an array beyond the end",
    { data: encodeData({ forces: { __ndarray__: [[2, 3], "float64", 800] } }) },
    "its column data cannot be decoded",
  ],
])("%s", async (_, columns, expected) => {
  const error: unknown = await read([water(), water(columns)]).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  expect((error as Error).message).toContain(`${path}, row 2 of systems: ${expected}`);
});

test("files of other kinds, cut off, without rows or labels", async () => {
  const message = async (options?: ReadOptions) => {
    const error: unknown = await readStructuresAll(path, options).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(UserError);
    return (error as Error).message.replace(path, "<file>");
  };
  await writeDatabase(path, []);
  expect(await message()).toBe("<file> has no structures: its table systems is empty");
  await writeDatabase(path, [water({ key_value_pairs: '{"homo_energy": 1}' })]);
  expect(await message({ require: ["energy"] })).toBe(
    "<file>, row 1 of systems: there is no energy (there are: homo_energy); " +
      "did you mean homo_energy? Then set energyKey to it",
  );
  await writeDatabase(
    path,
    Array.from({ length: 500 }, () => water()),
  );
  writeFileSync(path, readFileSync(path).subarray(0, 20_000));
  expect(await message()).toBe(
    "<file> is cut off or damaged: sqlite cannot read it; fetch it again",
  );
  const { Database } = await initSqlJs();
  const other = new Database();
  other.run("CREATE TABLE cats (name)");
  writeFileSync(path, other.export());
  expect(await message()).toBe(
    "<file> is an sqlite file but no database of ASE's: no such table: systems",
  );
  writeFileSync(path, "");
  expect(await message()).toMatch(/^<file> is (an sqlite file but no database|cut off)/);
});

test("an unknown unit in the metadata names the way out", async () => {
  const rows = [water({ energy: 1 })];
  const metadata = { _property_unit_dict: { energy: "erg" } };
  await expect(read(rows, metadata)).rejects.toThrow('"erg" is no known unit of energy');
  const [given] = await read(rows, metadata, { energyUnit: "meV" });
  expect(given.energy).toBe(1e-3);
});
