import { UserError } from "../errors.js";
import { uniform } from "../random.js";

/** The three parts of a data set. */
export interface Split<T> {
  readonly train: readonly T[];
  readonly validation: readonly T[];
  readonly test: readonly T[];
}

/**
 * Draws validation and test parts from the frames, as fractions of their number (rounded, at least
 * one). A fraction of null takes none. The same seed gives the same parts.
 *
 * @throws UserError when nothing would be left to train on
 */
export function splitByFraction<T>(
  items: readonly T[],
  fractions: { validation: number | null; test: number | null },
  seed: number,
): Split<T> {
  const order = shuffled(items.length, seed);
  const share = (fraction: number | null) =>
    fraction === null ? 0 : Math.max(1, Math.round(fraction * items.length));
  const test = share(fractions.test);
  const validation = share(fractions.validation);
  if (test + validation >= items.length)
    throw new UserError(
      `${items.length} structures are too few to train on after ${validation} for validation and ` +
        `${test} for testing: use more, or files of their own`,
    );
  const pick = (from: number, to: number) => order.slice(from, to).map((i) => items[i]);
  return {
    test: pick(0, test),
    validation: pick(test, test + validation),
    train: pick(test + validation, items.length),
  };
}

/** 0 … n−1 in random order. */
export function shuffled(n: number, seed: number): number[] {
  const random = uniform(seed);
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
