import type { UserError } from "../../errors.js";
import { largestAtomicNumber } from "../elements.js";
import type { InfoValue, Structure } from "../structure.js";
import type { Scales } from "../units.js";

/** A structure as a file has it: in the file's units, not yet looked at. */
export interface RawStructure {
  name: string;
  atomicNumbers: Numbers;
  /** [n*3] */
  positions: Numbers;
  /** [9] */
  cell?: Numbers;
  periodic?: Structure["periodic"];
  energy?: number;
  /** [n*3] */
  forces?: Numbers;
  info?: Record<string, InfoValue>;
}

export type Numbers = ArrayLike<number> | ArrayLike<bigint>;

type Fail = (message: string) => UserError;

/**
 * The structure in Å, eV and eV/Å.
 *
 * @throws the error that `fail` makes, for no atoms, numbers that are no elements, coordinates,
 * energies or forces that are not finite, arrays of other lengths than the atoms need
 */
export function assemble(raw: RawStructure, scales: Scales, fail: Fail): Structure {
  const atomicNumbers = elementsOf(raw.atomicNumbers, fail);
  const count = atomicNumbers.length;
  const positions = vectors(raw.positions, count, scales.length, "position", fail);
  const { energy, forces, cell } = raw;
  if (energy !== undefined && !Number.isFinite(energy))
    throw fail(`the energy is ${energy}; leave the structure out or mend its label`);
  return {
    name: raw.name,
    atomicNumbers,
    positions,
    periodic: raw.periodic ?? [false, false, false],
    ...(cell && isNotZero(cell) && { cell: cellOf(cell, scales.length, fail) }),
    ...(energy !== undefined && { energy: energy * scales.energy }),
    ...(forces && { forces: vectors(forces, count, scales.force, "force", fail) }),
    info: raw.info ?? {},
    arrays: {},
  };
}

/** A structure that was read in Å and eV turns out to be in other units. */
export function rescale(structure: Structure, scales: Scales): Structure {
  const times = (values: Float64Array, scale: number) => values.map((value) => value * scale);
  const { positions, cell, energy, forces } = structure;
  return {
    ...structure,
    positions: times(positions, scales.length),
    ...(cell && { cell: times(cell, scales.length) }),
    ...(energy !== undefined && { energy: energy * scales.energy }),
    ...(forces && { forces: times(forces, scales.force) }),
  };
}

function elementsOf(numbers: Numbers, fail: Fail): Int32Array {
  if (numbers.length === 0) throw fail("it has no atoms; leave the structure out");
  return Int32Array.from(numbers as ArrayLike<number>, (value, atom) => {
    const number = Number(value);
    if (Number.isInteger(number) && number >= 1 && number <= largestAtomicNumber) return number;
    throw fail(`the atomic number of atom ${atom} is ${number}, which is not one from 1 to 118`);
  });
}

function vectors(
  values: Numbers,
  count: number,
  scale: number,
  what: string,
  fail: Fail,
): Float64Array {
  if (values.length !== 3 * count)
    throw fail(`its ${what}s are ${values.length} numbers where ${count} atoms need ${3 * count}`);
  const result = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = Number(values[i]) * scale;
    if (!Number.isFinite(value))
      throw fail(
        `the ${what} of atom ${Math.floor(i / 3)} is ${Number(values[i])} in ${"xyz"[i % 3]}; ` +
          "leave the structure out or mend it",
      );
    result[i] = value;
  }
  return result;
}

/** Nine zeros are how some programs write that there is no cell. */
function isNotZero(cell: Numbers): boolean {
  return Array.from(cell as ArrayLike<number>).some((value) => value !== 0);
}

function cellOf(cell: Numbers, scale: number, fail: Fail): Float64Array {
  const values = Float64Array.from(cell as ArrayLike<number>, (value) => Number(value) * scale);
  if (values.length !== 9 || !values.every(Number.isFinite))
    throw fail(`its cell is [${values.join(", ")}], not nine finite numbers`);
  return values;
}
