import { basename } from "node:path";

import { UserError } from "../../errors.js";
import { assemble } from "../read/assemble.js";
import { chooseLabel } from "../read/fields.js";
import { type ReadOptions, signOf } from "../read/options.js";
import type { InfoValue, Structure } from "../structure.js";
import { scalesOf, type Units } from "../units.js";
import type { NpyArray } from "./npy.js";
import { type Npz, openNpz } from "./zip.js";

/** Names of MD17 (and sGDML) and of rMD17. */
const usual = {
  positions: ["coords", "R", "positions"],
  numbers: ["nuclear_charges", "z", "atomic_numbers"],
  energy: ["energies", "E", "energy"],
  forces: ["forces", "F"],
};

/** As both data sets are published: Å, kcal/mol, kcal/mol/Å. */
const units: Units = { length: "angstrom", energy: "kcal/mol", force: "kcal/mol/angstrom" };

/**
 * The structures of an npz file of one molecule (MD17, rMD17, sGDML), or of molecules with as many
 * atoms each.
 *
 * @throws UserError with file, array and value
 */
export async function* readNpz(path: string, options: ReadOptions = {}): AsyncGenerator<Structure> {
  const npz = await openNpz(path);
  const fail = (message: string) => new UserError(`${path}: ${message}`);
  const numeric = (name: string) => numericArray(npz, name, fail);
  const positions = numeric(required(npz, "positions", fail));
  const [count, atoms] = positions.shape;
  if (positions.shape.length !== 3 || positions.shape[2] !== 3)
    throw fail(
      `the positions have shape [${positions.shape.join(", ")}] where [structures, atoms, 3] is needed`,
    );
  if (count === 0) throw fail("there are no structures in it");
  const numbers = numeric(required(npz, "numbers", fail));
  checkSize("the array of atomic numbers", numbers, [atoms, count * atoms], fail);
  const energyName = chooseLabel("energy", usual.energy, npz.names, options, fail);
  const forcesName = chooseLabel("forces", usual.forces, npz.names, options, fail);
  const energy = energyName === undefined ? undefined : numeric(energyName);
  const forces = forcesName === undefined ? undefined : numeric(forcesName);
  if (energy) checkSize(energyName!, energy, [count], fail);
  if (forces) checkSize(forcesName!, forces, [count * atoms * 3], fail);
  const scales = scalesOf(statedUnits(npz, fail), options, path);
  if (forcesName !== undefined) scales.force *= signOf(forcesName, options);
  const info = infoOf(npz, count, [energyName, forcesName], numeric);
  const shared = numbers.values.length === atoms;
  for (let frame = 0; frame < count; frame++) {
    const part = ({ values }: Numeric, width: number) =>
      values.subarray(frame * width, (frame + 1) * width);
    yield assemble(
      {
        name: `${basename(path)}#${frame}`,
        atomicNumbers: shared ? numbers.values : part(numbers, atoms),
        positions: part(positions, 3 * atoms),
        ...(energy && { energy: energy.values[frame] }),
        ...(forces && { forces: part(forces, 3 * atoms) }),
        info: info(frame),
      },
      scales,
      (message) => fail(`structure ${frame}: ${message}`),
    );
  }
}

type Fail = (message: string) => UserError;
type Numeric = NpyArray & { values: Float64Array };

function required({ names }: Npz, what: "positions" | "numbers", fail: Fail): string {
  const name = usual[what].find((each) => names.includes(each));
  if (name !== undefined) return name;
  throw fail(
    `there is no array of ${what === "numbers" ? "atomic numbers" : what} ` +
      `(none of ${usual[what].join(", ")}; there are: ${names.join(", ") || "none"})`,
  );
}

function numericArray(npz: Npz, name: string, fail: Fail): Numeric {
  const array = npz.array(name);
  if (array.values instanceof Float64Array) return array as Numeric;
  throw fail(`${name} holds text where numbers are needed`);
}

function checkSize(what: string, array: Numeric, sizes: number[], fail: Fail): void {
  if (sizes.includes(array.values.length)) return;
  throw fail(
    `${what} has shape [${array.shape.join(", ")}] where ${sizes.join(" or ")} numbers are needed`,
  );
}

/** sGDML's files name their units. */
function statedUnits(npz: Npz, fail: Fail): Units {
  const text = (name: string) => {
    if (!npz.names.includes(name)) return undefined;
    const { values } = npz.array(name);
    if (values instanceof Float64Array) throw fail(`${name} should name a unit; it is a number`);
    return values[0];
  };
  const energy = text("e_unit");
  const length = text("r_unit");
  return energy === undefined && length === undefined
    ? units
    : {
        length: length ?? units.length,
        energy: energy ?? units.energy,
        force: `${energy ?? units.energy}/${length ?? units.length}`,
      };
}

/** The index in the original trajectory tells where splits overlap. */
function infoOf(
  { names }: Npz,
  count: number,
  used: (string | undefined)[],
  numeric: (name: string) => Numeric,
): (frame: number) => Record<string, InfoValue> {
  const indices = ["old_indices"].filter((name) => names.includes(name) && !used.includes(name));
  const arrays = indices
    .map((name) => [name, numeric(name).values] as const)
    .filter(([, values]) => values.length === count);
  return (frame) => Object.fromEntries(arrays.map(([name, values]) => [name, values[frame]]));
}
