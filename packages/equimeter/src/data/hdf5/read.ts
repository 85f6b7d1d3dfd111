import type { Dataset, File, Group } from "h5wasm/node";
import { basename } from "node:path";

import { UserError } from "../../errors.js";
import { assemble } from "../read/assemble.js";
import type { ReadOptions } from "../read/options.js";
import type { Structure } from "../structure.js";
import { infoOf } from "./info.js";
import { layoutOf, layouts } from "./layouts.js";
import { elements, type Molecule, moleculeOf } from "./molecule.js";
import { allOf, childOf, guarded, openHdf5, problemOf, rowsOf, type Values } from "./open.js";

/** Coordinates read at a time: bounds the memory, whatever the size of a group. */
const mostNumbers = 1 << 20;

/**
 * The structures of an HDF5 file, group by group in the order of their names. Memory holds some rows
 * of one group.
 *
 * @throws UserError with file, group and value
 */
export async function* readHdf5(
  path: string,
  options: ReadOptions = {},
): AsyncGenerator<Structure> {
  const file = await openHdf5(path);
  const name = basename(path);
  let count = 0;
  try {
    for (const molecule of moleculesOf(file, path, options)) {
      yield* structuresOf(molecule, `${name}#`, count);
      count += molecule.count;
    }
  } catch (error) {
    throw problemOf(path, error);
  } finally {
    close(file);
  }
  if (count > 0) return;
  const known = layouts.map((layout) => `${layout.positions} (${layout.name})`).join(", ");
  throw new UserError(`${path} has no structures: no group in it has ${known}`);
}

/** What went wrong before is said already. */
function close(file: File): void {
  try {
    file.close();
  } catch {
    // a damaged file may not even be closed
  }
}

/** Deeper than any data set; a damaged file may lead in circles. */
const deepest = 10;

/** Groups may stand in groups. */
function* moleculesOf(
  group: Group,
  path: string,
  options: ReadOptions,
  depth = 0,
): Generator<Molecule> {
  if (depth > deepest)
    throw new UserError(`${path}: its groups are more than ${deepest} deep, or lead in a circle`);
  const names = guarded(`${path}, ${group.path}`, () => group.keys());
  const layout = layoutOf(names);
  if (layout) {
    yield moleculeOf(group, layout, names, path, options);
    return;
  }
  for (const name of names) {
    const child = childOf(group, name, path);
    if (child.group) yield* moleculesOf(child.group, path, options, depth + 1);
  }
}

/** @param first - the number of the group's first structure in the file */
function* structuresOf(molecule: Molecule, file: string, first: number): Generator<Structure> {
  const { path, group, count, stacked, atoms, positions, numbers, energy, forces } = molecule;
  const tag = group.path.split("/").at(-1);
  const energies = typeof energy === "object" ? allOf(energy, path) : [energy];
  const info = infoOf(molecule);
  const rows = Math.max(1, Math.floor(mostNumbers / (3 * atoms + 1)));
  const read = (dataset: Dataset, from: number, to: number): Values =>
    stacked ? rowsOf(dataset, from, to, path) : allOf(dataset, path);
  for (let from = 0; from < count; from += rows) {
    const to = Math.min(count, from + rows);
    const coordinates = read(positions, from, to) as Float64Array;
    const labels = forces && (read(forces, from, to) as Float64Array);
    const own = numbers instanceof Int32Array ? undefined : read(numbers, from, to);
    for (let row = from; row < to; row++) {
      const fail = (message: string) =>
        new UserError(`${path}, ${group.path}, structure ${row}: ${message}`);
      const part = <T extends { slice(from: number, to: number): T }>(values: T, width: number) =>
        values.slice((row - from) * width, (row - from + 1) * width);
      yield assemble(
        {
          name: `${file}${first + row} (${tag})`,
          atomicNumbers: own
            ? elements(part(own as string[], atoms), "the list of elements", fail)
            : (numbers as Int32Array),
          positions: part(coordinates, 3 * atoms),
          ...(energies[row] !== undefined && { energy: Number(energies[row]) }),
          ...(labels && { forces: part(labels, 3 * atoms) }),
          info: info(row),
        },
        molecule.scales,
        fail,
      );
    }
  }
}
