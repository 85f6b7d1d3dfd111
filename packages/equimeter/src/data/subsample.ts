import { UserError } from "../errors.js";
import { shuffled } from "./split.js";

/**
 * Soft random subsampling: every epoch sees `count` of `size` items, drawn afresh without
 * replacement. An epoch of 100,000 of 1.1 million is VoxMol's.
 *
 * @returns the items of an epoch, from 0, in random order; the same for the same seed and epoch
 * @throws UserError unless 1 ≤ count ≤ size
 */
export function softSubsample(
  size: number,
  count: number,
  seed: number,
): (epoch: number) => number[] {
  if (!(Number.isInteger(count) && count >= 1 && count <= size))
    throw new UserError(
      `an epoch must be a whole number of items from 1 to ${size}, all there are, not ${count}`,
    );
  // Large seeds reduced first, for a product above 2^53 would swallow the epoch.
  return (epoch) => shuffled(size, (seed % 2 ** 32) * 1_000_003 + epoch).slice(0, count);
}
