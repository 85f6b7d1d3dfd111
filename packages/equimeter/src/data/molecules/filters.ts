import { UserError } from "../../errors.js";
import { atomicNumberOf } from "../elements.js";
import type { Filter } from "../filter.js";
import type { Structure } from "../structure.js";

/** Which molecules to keep. */
export type MoleculeFilter = Filter<Structure>;

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
