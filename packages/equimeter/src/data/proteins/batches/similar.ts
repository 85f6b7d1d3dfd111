import { UserError } from "../../../errors.js";
import { shuffled } from "../../split.js";

export interface BatchesOptions {
  batchSize: number;
  /** Of the order of the batches. */
  seed: number;
}

/**
 * Puts chains of similar length together: all of `items` in batches, each exactly as often as it is
 * there, the batches in random order. Only which of them share a batch is decided by length.
 *
 * For training, `items` are those of some dozens of batches, `order.next(64 * batchSize)` of a
 * DataOrder, so that the company of a chain changes from one epoch to the next. Where a whole number
 * of batches is given, all are full; else the one with the longest chains is not.
 *
 * @param lengths - of every chain, by its number
 * @returns a pure function's result: of items, lengths, seed
 * @throws UserError unless batchSize is a whole number from 1 on
 */
export function similarLengths(
  items: readonly number[],
  lengths: ArrayLike<number>,
  { batchSize, seed }: BatchesOptions,
): number[][] {
  if (!(Number.isInteger(batchSize) && batchSize >= 1))
    throw new UserError(`batchSize must be a whole number of chains from 1 on, not ${batchSize}`);
  const byLength = items.toSorted((a, b) => lengths[a] - lengths[b]);
  const batches = shuffled(Math.ceil(items.length / batchSize), seed);
  return batches.map((at) => byLength.slice(at * batchSize, (at + 1) * batchSize));
}

/** How much of the batches is padding: 0 where all lengths of each are the same, always below 1. */
export function paddedShare(
  batches: readonly (readonly number[])[],
  lengths: ArrayLike<number>,
): number {
  let [residues, slots] = [0, 0];
  for (const batch of batches) {
    let longest = 0;
    for (const item of batch) {
      residues += lengths[item];
      longest = Math.max(longest, lengths[item]);
    }
    slots += batch.length * longest;
  }
  return slots === 0 ? 0 : 1 - residues / slots;
}
