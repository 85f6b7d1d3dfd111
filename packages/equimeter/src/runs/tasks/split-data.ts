import {
  type List,
  type Parts,
  pick,
  readSplit,
  recordOf,
  type Split,
  type SplitSizes,
} from "../../data/index.js";
import { UserError } from "../../errors.js";
import type { DataConfig } from "../config/data-schema.js";
import type { RunRecord } from "../folder/schema.js";
import type { FileSplit } from "./task.js";

/** The items of each part of a run's data, and how the training file was divided. */
export interface SplitData<T> {
  readonly parts: Parts<List<T>>;
  readonly split: FileSplit;
}

/**
 * Which items of the training file are in which part: as a split file has it, or drawn.
 *
 * @param count - items of the file
 * @param draw - of the parts that are no files of their own
 */
export function splitOf(
  { validation, test, trainSize, splitFile, splitSeed }: DataConfig,
  count: number,
  draw: (sizes: SplitSizes, seed: number) => Split<number>,
): FileSplit {
  if (splitFile !== null) return { indices: readSplit(splitFile, count), structures: count };
  const drawn = (share: number | string) => (typeof share === "number" ? share : null);
  const sizes = { train: trainSize, validation: drawn(validation), test: drawn(test) };
  return { indices: draw(sizes, splitSeed), structures: count, seed: splitSeed };
}

/** @throws UserError for a part that a split file leaves empty */
export function partOf<T>(file: List<T>, indices: readonly number[], name: string): List<T> {
  if (indices.length === 0)
    throw new UserError(
      `the split leaves data.${name} empty: put indices into that part, or set data.${name} to a file`,
    );
  return Array.isArray(file) ? indices.map((index) => file.at(index)!) : pick(file, indices);
}

/**
 * What `run.json` keeps of data that were split.
 *
 * @param sizeOf - a part
 */
export function splitRecord<T>(
  { parts, split }: SplitData<T>,
  sizeOf: (part: List<T>) => RunRecord["data"]["train"],
): Pick<RunRecord, "data" | "split"> {
  const { train, validation, test } = parts;
  return {
    data: { train: sizeOf(train), validation: sizeOf(validation), test: sizeOf(test) },
    split: recordOf(split.indices, split.structures, split.seed),
  };
}

/** "2 with gaps", for each that is not 0. */
export function inWords(counts: Iterable<[what: string, count: number]>): string[] {
  return [...counts].flatMap(([what, count]) => (count > 0 ? [`${count} with ${what}`] : []));
}
