import type { Dataset, Group } from "h5wasm/node";

import { UserError } from "../../errors.js";
import { atomicNumberOf } from "../elements.js";
import { chooseLabel } from "../read/fields.js";
import { type ReadOptions, signOf } from "../read/options.js";
import { type Scales, scalesOf, type Units } from "../units.js";
import type { Layout } from "./layouts.js";
import { allOf, attributeOf, childOf, type Values } from "./open.js";
import { elementsOfMappedSmiles } from "./smiles.js";

/** What a group of one layout holds: m structures of n atoms each, still on the disk. */
export interface Molecule {
  path: string;
  group: Group;
  layout: Layout;
  /** m, and whether the arrays have a first dimension for it. */
  count: number;
  stacked: boolean;
  /** n */
  atoms: number;
  positions: Dataset;
  /** [n] of all structures, or the dataset [m, n]. */
  numbers: Int32Array | Dataset;
  energy?: Dataset | number;
  forces?: Dataset;
  datasets: ReadonlyMap<string, Dataset>;
  scales: Scales;
}

/** @throws UserError naming the group, for arrays that are missing or do not fit together */
export function moleculeOf(
  group: Group,
  layout: Layout,
  names: readonly string[],
  path: string,
  options: ReadOptions,
): Molecule {
  const where = `${path}, ${group.path}`;
  const fail = (message: string) => new UserError(`${where}: ${message}`);
  const datasets = new Map<string, Dataset>();
  for (const name of names) {
    const { dataset } = childOf(group, name, path);
    if (dataset) datasets.set(name, dataset);
  }
  const positions = datasets.get(layout.positions)!;
  const shape = positions?.shape ?? [];
  if (shape.at(-1) !== 3 || (shape.length !== 2 && shape.length !== 3))
    throw fail(
      `${layout.positions} has shape [${shape.join(", ")}] where [structures, atoms, 3] is needed`,
    );
  const stacked = shape.length === 3;
  const [count, atoms] = stacked ? shape : [1, shape[0]];
  const expected = stacked ? [count, atoms, 3] : [atoms, 3];
  const attributes = Object.keys(group.attrs);
  const energyName = chooseLabel("energy", layout.energy, [...names, ...attributes], options, fail);
  const forcesName = chooseLabel("forces", layout.forces, names, options, fail);
  const energyData = energyName === undefined ? undefined : datasets.get(energyName);
  const forces = forcesName === undefined ? undefined : datasets.get(forcesName);
  if (forcesName !== undefined)
    checkShape(forcesName, forces, [expected], "the positions need", fail);
  if (energyData)
    checkShape(energyName!, energyData, stacked ? [[count], [count, 1]] : [[], [1]], "", fail);
  const units: Units = {
    length: unitOf(positions, path) ?? layout.units.length,
    energy: (energyData && unitOf(energyData, path)) ?? layout.units.energy,
    force: (forces && unitOf(forces, path)) ?? layout.units.force,
  };
  const scales = scalesOf(units, options, where);
  if (forcesName !== undefined) scales.force *= signOf(forcesName, options);
  const energy =
    energyName === undefined
      ? undefined
      : (energyData ?? Number(attributeOf(group, [energyName], path)));
  const molecule = { path, group, layout, count, stacked, atoms, positions, datasets, scales };
  return {
    ...molecule,
    numbers: numbersOf(molecule, fail),
    ...(energy !== undefined && { energy }),
    ...(forces && { forces }),
  };
}

type Fail = (message: string) => UserError;

function checkShape(
  name: string,
  dataset: Dataset | undefined,
  allowed: number[][],
  why: string,
  fail: Fail,
): void {
  const shape = dataset?.shape ?? [];
  const fits = (expected: number[]) =>
    shape.length === expected.length && shape.every((size, i) => size === expected[i]);
  if (dataset && allowed.some(fits)) return;
  const needed = `[${allowed[0].join(", ")}]`;
  throw fail(
    `${name} has shape [${shape.join(", ")}] where ${why ? `${why} ${needed}` : `${needed} is needed`}`,
  );
}

function unitOf(dataset: Dataset, path: string): string | undefined {
  const value = attributeOf(dataset, ["units", "unit"], path);
  return value === undefined || value === null ? undefined : String(value);
}

type Found = Pick<Molecule, "path" | "layout" | "count" | "atoms" | "datasets">;

function numbersOf(molecule: Found, fail: Fail): Int32Array | Dataset {
  const { layout, count, atoms, datasets, path } = molecule;
  const name = layout.numbers.find((each) => datasets.has(each));
  if (name === undefined) return numbersOfSmiles(molecule, fail);
  const dataset = datasets.get(name)!;
  const shape = dataset.shape ?? [];
  if (shape.length === 2) {
    checkShape(name, dataset, [[count, atoms]], "the positions need", fail);
    return dataset;
  }
  checkShape(name, dataset, [[atoms]], "the positions need", fail);
  return elements(allOf(dataset, path), name, fail);
}

/** Inputs of calculations come without elements, but with SMILES whose atoms are numbered. */
function numbersOfSmiles({ layout, atoms, datasets, path }: Found, fail: Fail): Int32Array {
  const smiles = datasets.get("smiles");
  const numbers = smiles && elementsOfMappedSmiles(String(allOf(smiles, path)[0]));
  if (numbers?.length === atoms) return numbers;
  const list = [...datasets.keys()].join(", ");
  throw fail(
    numbers
      ? `smiles numbers ${numbers.length} atoms, and ${layout.positions} has ${atoms}`
      : `there are no elements (none of ${layout.numbers.join(", ")}; there are: ${list})`,
  );
}

/** Symbols or atomic numbers. Whether a number is one of an element is checked with the atoms. */
export function elements(values: Values, name: string, fail: Fail): Int32Array {
  return Int32Array.from(values as ArrayLike<unknown> as ArrayLike<number>, (value) => {
    if (typeof value !== "string") return Number(value);
    const number = atomicNumberOf((value as string).replace(/\0+$/, "").trim());
    if (number === undefined) throw fail(`${name} holds ${JSON.stringify(value)}, no element`);
    return number;
  });
}
