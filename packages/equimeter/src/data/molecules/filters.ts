import { UserError } from "../../errors.js";
import { atomicNumberOf } from "../elements.js";
import type { StructureList } from "../list.js";
import type { Structure } from "../structure.js";

/** Which molecules to keep. */
export interface MoleculeFilter {
  /** What those have in common that it drops: "other elements". */
  readonly drops: string;
  keeps(structure: Structure): boolean;
}

export interface Filtered {
  /** Indices into the list, in its order; `pick` makes a list of them. */
  kept: number[];
  /** How many each filter dropped, by what it drops; a molecule counts for the first that drops it. */
  dropped: Record<string, number>;
}

/** Looks at each molecule once. */
export function filterMolecules(
  structures: StructureList,
  filters: readonly MoleculeFilter[],
): Filtered {
  const kept: number[] = [];
  const dropped = Object.fromEntries(filters.map(({ drops }) => [drops, 0]));
  for (let index = 0; index < structures.length; index++) {
    const structure = structures.at(index)!;
    const first = filters.find((filter) => !filter.keeps(structure));
    if (first) dropped[first.drops]++;
    else kept.push(index);
  }
  return { kept, dropped };
}

/**
 * Keeps molecules of these elements only.
 *
 * @throws UserError for a symbol that is no element
 */
export function elementFilter(symbols: readonly string[]): MoleculeFilter {
  const numbers = new Set(
    symbols.map((symbol) => {
      const number = atomicNumberOf(symbol);
      if (number !== undefined) return number;
      throw new UserError(`${JSON.stringify(symbol)} is no element; name one by its symbol`);
    }),
  );
  return {
    drops: `elements other than ${symbols.join(", ")}`,
    keeps: ({ atomicNumbers }) => atomicNumbers.every((number) => numbers.has(number)),
  };
}

/**
 * Keeps molecules of `min` to `max` atoms, both included. (VoxMol means to keep those below 80, but
 * its own filter compares the wrong numbers and drops none.)
 *
 * @throws UserError unless min and max are whole numbers in order
 */
export function atomCountFilter({
  min = 1,
  max = Infinity,
}: {
  min?: number;
  max?: number;
}): MoleculeFilter {
  const isCount = (value: number) => Number.isInteger(value) || value === Infinity;
  if (!isCount(min) || !isCount(max) || min > max)
    throw new UserError(
      `min ${min} and max ${max} must be numbers of atoms, the smaller one first`,
    );
  return {
    drops: `fewer than ${min} or more than ${max} atoms`,
    keeps: ({ atomicNumbers: { length } }) => length >= min && length <= max,
  };
}
