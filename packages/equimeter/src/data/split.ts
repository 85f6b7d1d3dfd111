import { createHash } from "node:crypto";

import { UserError } from "../errors.js";
import { uniform } from "../random.js";

/** One for each of the three parts of a data set. */
export interface Parts<T> {
  readonly train: T;
  readonly validation: T;
  readonly test: T;
}

/** The items of the three parts. */
export type Split<T> = Parts<readonly T[]>;

/** Sizes of parts: from 1 on a number of structures, below 1 a fraction of all, null none. */
export interface SplitSizes {
  /** null for all that the other parts leave. */
  train?: number | null;
  validation: number | null;
  test: number | null;
}

/**
 * Draws the parts of a data set of `length` structures, as indices. The same seed gives the same
 * parts, and with other sizes for training the same validation and test, each smaller training part
 * being contained in the larger ones.
 *
 * @throws UserError when nothing would be left to train on, or less than asked for
 */
export function drawSplit(length: number, sizes: SplitSizes, seed: number): Split<number> {
  const order = shuffled(length, seed);
  const test = sizeOf("test", sizes.test, length);
  const validation = sizeOf("validation", sizes.validation, length);
  const rest = length - test - validation;
  if (rest <= 0)
    throw new UserError(
      `${length} structures are too few to train on after ${validation} for validation and ` +
        `${test} for testing: use more, or files of their own`,
    );
  const train = sizes.train == null ? rest : sizeOf("training", sizes.train, length);
  if (train > rest)
    throw new UserError(
      `${train} structures for training are more than the ${rest} of ${length} that ${validation} ` +
        `for validation and ${test} for testing leave: ask for fewer, or set it to null for all`,
    );
  return {
    test: order.slice(0, test),
    validation: order.slice(test, test + validation),
    train: order.slice(test + validation, test + validation + train),
  };
}

/** Fractions are rounded, to one at least. */
function sizeOf(part: string, size: number | null, length: number): number {
  if (size === null) return 0;
  if (size > 0 && size < 1) return Math.max(1, Math.round(size * length));
  if (Number.isInteger(size) && size >= 1) return size;
  throw new UserError(
    `the size of the ${part} part must be a fraction below 1 or a whole number, not ${size}`,
  );
}

/** What a run keeps of its split, so that another can tell whether it has the same. */
export interface SplitRecord {
  structures: number;
  seed?: number;
  sizes: Record<keyof Split<number>, number>;
  /** SHA-256 over the indices of test, validation and training, as little-endian 32 bits. */
  digest: string;
}

/** @param seed - of a split that was drawn */
export function recordOf(split: Split<number>, structures: number, seed?: number): SplitRecord {
  const { test, validation, train } = split;
  const hash = createHash("sha256");
  for (const part of [test, validation, train]) {
    const bytes = Buffer.alloc(4 * (part.length + 1));
    bytes.writeUInt32LE(part.length);
    part.forEach((index, i) => bytes.writeUInt32LE(index, 4 * (i + 1)));
    hash.update(bytes);
  }
  const sizes = { train: train.length, validation: validation.length, test: test.length };
  return { structures, ...(seed !== undefined && { seed }), sizes, digest: hash.digest("hex") };
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
