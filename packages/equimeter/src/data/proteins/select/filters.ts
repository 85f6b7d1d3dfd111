import { UserError } from "../../../errors.js";
import type { Filter } from "../../filter.js";
import type { Chain } from "../chain.js";
import { isStandard, isStandardLetter } from "../residues.js";

/** Which chains to keep. */
export type ChainFilter = Filter<Chain>;

/**
 * Keeps chains of `min` to `max` residues that were seen, both included. (Proteína keeps those of
 * more than 50 and fewer than 256: min 51, max 255.)
 *
 * @throws UserError unless min and max are whole numbers in order
 */
export function lengthFilter({
  min = 1,
  max = Infinity,
}: {
  min?: number;
  max?: number;
}): ChainFilter {
  const isCount = (value: number) => Number.isInteger(value) || value === Infinity;
  if (!isCount(min) || !isCount(max) || min > max)
    throw new UserError(
      `min ${min} and max ${max} must be numbers of residues, the smaller one first`,
    );
  return {
    drops: `fewer than ${min} or more than ${max} residues`,
    keeps: ({ sequence: { length } }) => length >= min && length <= max,
  };
}

/**
 * Keeps chains of a resolution up to `max` Å. Those without one, NMR's among them, go by `unknown`.
 *
 * @throws UserError unless max is above 0
 */
export function resolutionFilter({
  max,
  unknown = "drop",
}: {
  max: number;
  unknown?: "keep" | "drop";
}): ChainFilter {
  if (!(max > 0)) throw new UserError(`max must be a resolution in Å above 0, not ${max}`);
  return {
    drops: `a resolution above ${max} Å${unknown === "drop" ? ", or none" : ""}`,
    keeps: ({ resolution }) => (resolution === undefined ? unknown === "keep" : resolution <= max),
  };
}

/**
 * Keeps chains whose method contains one of these words, in any case: "diffraction" and "microscopy"
 * for Proteína.
 *
 * @throws UserError for no words
 */
export function methodFilter(words: readonly string[]): ChainFilter {
  if (words.length === 0) throw new UserError("name a method at least, such as diffraction");
  const wanted = words.map((word) => word.toLowerCase());
  return {
    drops: `methods other than ${words.join(", ")}`,
    keeps: ({ method = "" }) => wanted.some((word) => method.toLowerCase().includes(word)),
  };
}

/**
 * Keeps chains of nothing but the twenty amino acids. Modified ones count as what they were made
 * from, or are dropped with the chain.
 */
export function residueFilter({
  modified = "keep",
}: { modified?: "keep" | "drop" } = {}): ChainFilter {
  return {
    drops: modified === "keep" ? "unknown residues" : "unknown or modified residues",
    keeps: ({ sequence, residueNames }) =>
      modified === "keep"
        ? Array.from(sequence).every(isStandardLetter)
        : residueNames.every(isStandard),
  };
}

/**
 * Keeps chains with at most so many gaps inside.
 *
 * @throws UserError unless most is a whole number from 0 on
 */
export function gapFilter({ most = 0 }: { most?: number } = {}): ChainFilter {
  if (!Number.isInteger(most) || most < 0)
    throw new UserError(`most must be a number of gaps from 0 on, not ${most}`);
  return { drops: `more than ${most} gaps`, keeps: ({ gaps }) => gaps.length <= most };
}
