import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

import { UserError } from "../errors.js";
import { recordOf, type Split, type SplitRecord } from "./split.js";
import { readableError } from "./text/bytes.js";

const parts = ["train", "validation", "test"] as const;

/** A split as JSON: its record, and the indices of each part. */
export function formatSplit(split: Split<number>, structures: number, seed?: number): string {
  const { train, validation, test } = split;
  const content = { ...recordOf(split, structures, seed), train, validation, test };
  return `${JSON.stringify(content)}\n`;
}

/** Writes a split as `formatSplit` puts it, complete or not at all. */
export function saveSplit(
  path: string,
  split: Split<number>,
  structures: number,
  seed?: number,
): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, formatSplit(split, structures, seed));
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/**
 * Reads a split for a data set of `structures`: JSON with the indices of `train`, `validation` and
 * `test` (those that are missing are empty), as `saveSplit` writes it or as made by hand.
 *
 * @throws UserError for a file of another kind or data set, an index that is out of range or in two
 * parts, a split that was changed after it was recorded
 */
export function readSplit(path: string, structures: number): Split<number> {
  const fail = (message: string) => new UserError(`${path}: ${message}`);
  const content = parse(path, fail);
  if (content.structures !== undefined && content.structures !== structures)
    throw fail(
      `it splits ${content.structures} structures, and there are ${structures}: ` +
        "draw another for this data, or read the data as it was read then",
    );
  const partOf = new Map<number, string>();
  const read = (part: (typeof parts)[number]): number[] => {
    const indices = content[part] ?? [];
    if (!Array.isArray(indices)) throw fail(`${part} must be a list of indices`);
    for (const index of indices) {
      if (!(Number.isInteger(index) && index >= 0 && index < structures))
        throw fail(`${part} holds ${JSON.stringify(index)}, not one from 0 to ${structures - 1}`);
      const other = partOf.get(index);
      if (other !== undefined) throw fail(`structure ${index} is in ${other} and again in ${part}`);
      partOf.set(index, part);
    }
    return indices;
  };
  const split = { train: read("train"), validation: read("validation"), test: read("test") };
  if (split.train.length === 0) throw fail("train is empty: there is nothing to train on");
  const digest = content.digest && recordOf(split, structures).digest;
  if (digest !== content.digest)
    throw fail("its indices are not those that were recorded; delete `digest` if that is meant");
  return split;
}

type Content = Partial<SplitRecord & Record<(typeof parts)[number], number[]>>;

function parse(path: string, fail: (message: string) => UserError): Content {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw readableError(error, path);
  }
  try {
    const content: unknown = JSON.parse(text);
    if (typeof content === "object" && content !== null && !Array.isArray(content)) return content;
  } catch {
    // said below
  }
  throw fail("it is not JSON of a split, with indices under train, validation and test");
}
