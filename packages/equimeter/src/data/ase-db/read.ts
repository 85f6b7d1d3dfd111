import { basename } from "node:path";

import { UserError } from "../../errors.js";
import { assemble, type RawStructure } from "../read/assemble.js";
import { chooseLabel } from "../read/fields.js";
import { type ReadOptions, signOf } from "../read/options.js";
import type { InfoValue, Structure } from "../structure.js";
import { type Scales, scalesOf } from "../units.js";
import { dataOf, type DataValue, isArray, numbersOf } from "./blobs.js";
import { openDatabase, type Row, rows } from "./open.js";
import { type Metadata, metadataOf, unitsOf } from "./units.js";

/** First the columns of ASE's own, which also its key-value pairs and data can be named after. */
const usual = {
  energy: ["energy", "total_energy", "energy_U0"],
  forces: ["forces", "force"],
};

/**
 * The structures of an ASE database in an sqlite file, in the order of their ids. Labels are those of
 * a calculator, or what SchNetPack keeps in `data` with its units in the metadata.
 *
 * @throws UserError with file, row and value
 */
export async function* readAseDb(
  path: string,
  options: ReadOptions = {},
): AsyncGenerator<Structure> {
  const database = await openDatabase(path);
  try {
    const metadata = metadataOf(database, path);
    let index = 0;
    for (const row of rows(database, "SELECT * FROM systems ORDER BY id", path))
      yield structureOf(row, `${basename(path)}#${index++}`, path, metadata, options);
    if (index === 0) throw new UserError(`${path} has no structures: its table systems is empty`);
  } finally {
    database.close();
  }
}

function structureOf(
  row: Row,
  name: string,
  path: string,
  metadata: Metadata,
  options: ReadOptions,
): Structure {
  const fail = (message: string) =>
    new UserError(`${path}, row ${String(row.id)} of systems: ${message}`);
  const data = { ...dataOf(row.key_value_pairs, fail), ...dataOf(row.data, fail) };
  const ase: Record<string, DataValue> = {};
  if (row.energy !== null) ase.energy = row.energy as number;
  if (row.forces instanceof Uint8Array) {
    const values = numbersOf(row.forces, "float64", "forces", fail);
    ase.forces = { shape: [values.length / 3, 3], values };
  }
  const values = { ...ase, ...data };
  const names = Object.keys(values);
  const energy = chooseLabel("energy", usual.energy, names, options, fail);
  const forces = chooseLabel("forces", usual.forces, names, options, fail);
  const scales: Scales = scalesOf(unitsOf(metadata, energy, forces), options, path);
  if (forces !== undefined) scales.force *= signOf(forces, options);
  const raw: RawStructure = {
    name,
    atomicNumbers: numbersOf(row.numbers, "int32", "numbers", fail),
    positions: numbersOf(row.positions, "float64", "positions", fail),
    periodic: periodicOf(row.pbc),
    ...(row.cell !== null && { cell: numbersOf(row.cell, "float64", "cell", fail) }),
    ...(energy !== undefined && { energy: scalar(values[energy], energy, fail) }),
    ...(forces !== undefined && { forces: vectorOf(values[forces], forces, fail) }),
    info: infoOf(data, [energy, forces]),
  };
  return assemble(raw, scales, fail);
}

/** Three bits, that of the first lattice vector the lowest. */
function periodicOf(pbc: Row[string]): Structure["periodic"] {
  const bits = Number(pbc ?? 0);
  return [(bits & 1) !== 0, (bits & 2) !== 0, (bits & 4) !== 0];
}

/** SchNetPack writes a number as a list, or array, of one. */
function scalar(value: DataValue, name: string, fail: (message: string) => UserError): number {
  const list = isArray(value) ? [...value.values] : Array.isArray(value) ? value : [value];
  if (list.length === 1 && typeof list[0] === "number") return list[0];
  throw fail(`${name} is ${JSON.stringify(list)?.slice(0, 60)} where one number is needed`);
}

function vectorOf(
  value: DataValue,
  name: string,
  fail: (message: string) => UserError,
): ArrayLike<number> {
  if (isArray(value)) return value.values;
  const flat = Array.isArray(value) ? (value.flat() as DataValue[]) : [];
  if (flat.length > 0 && flat.every((item) => typeof item === "number")) return flat as number[];
  throw fail(`${name} is no array of numbers`);
}

/** Key-value pairs and small data; arrays stay behind. */
function infoOf(
  data: Record<string, DataValue>,
  labels: (string | undefined)[],
): Record<string, InfoValue> {
  const kept = Object.entries(data).filter(
    ([name, value]) => !labels.includes(name) && (typeof value !== "object" || value === null),
  );
  return Object.fromEntries(kept) as Record<string, InfoValue>;
}
