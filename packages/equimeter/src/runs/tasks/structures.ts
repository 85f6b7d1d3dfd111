import { statSync } from "node:fs";

import {
  cacheStructures,
  drawSplit,
  each,
  isDataset,
  type Parts,
  pick,
  type ReadOptions,
  readSplit,
  readStructuresAll,
  recordOf,
  shuffled,
  type StructureList,
} from "../../data/index.js";
import { UserError } from "../../errors.js";
import type { ForcesDataConfig, VoxelsDataConfig } from "../config/data-schema.js";
import type { RunRecord } from "../folder/schema.js";
import type { FileSplit } from "./task.js";

type StructuresDataConfig = ForcesDataConfig | VoxelsDataConfig;

/** The structures of each part, and how the training file was divided. */
export interface SplitStructures {
  readonly parts: Parts<StructureList>;
  readonly split: FileSplit;
}

/**
 * Opens the files of a run and splits them: validation and test are drawn from the training file by
 * `splitSeed`, named by a split file, or files of their own, in an order that the seed draws. Files
 * are read into memory, or, with `data.cache` and where they are data sets already, mapped: then a
 * structure is read each time that it is needed, and memory stays bounded.
 *
 * @param keep which structures of a file to use, by default all
 * @throws UserError for everything that is wrong with a file, and for parts that would be empty
 */
export async function splitStructures(
  data: StructuresDataConfig,
  read: ReadOptions,
  keep: (structures: StructureList, path: string) => StructureList = (structures) => structures,
): Promise<SplitStructures> {
  const open = async (path: string, limit?: number) =>
    keep(await openStructures(path, data, read, limit), path);
  const file = await open(data.train, data.limit ?? undefined);
  const split = splitOf(data, file.length);
  const part = async (name: keyof Parts<unknown>, share: number | string) => {
    if (typeof share === "number") return partOf(file, split.indices[name], name);
    const own = await open(share);
    // Files are often sorted by molecule, and measurements may look at the first structures only.
    return partOf(own, shuffled(own.length, data.splitSeed), name);
  };
  const parts: Parts<StructureList> = {
    train: partOf(file, split.indices.train, "train"),
    validation: await part("validation", data.validation),
    test: await part("test", data.test),
  };
  return { parts, split };
}

/** What `run.json` keeps of structures that were split. */
export function splitRecord({ parts, split }: SplitStructures): Pick<RunRecord, "data" | "split"> {
  const { train, validation, test } = parts;
  return {
    data: { train: sizeOf(train), validation: sizeOf(validation), test: sizeOf(test) },
    split: recordOf(split.indices, split.structures, split.seed),
  };
}

/** Size of a part, as `run.json` holds it. */
export function sizeOf(part: StructureList): { structures: number; atoms: number } {
  let atoms = 0;
  for (const { atomicNumbers } of each(part)) atoms += atomicNumbers.length;
  return { structures: part.length, atoms };
}

/** The first `limit` structures of a file: an array, or a data set on the disk. */
export async function openStructures(
  path: string,
  { cache }: Pick<StructuresDataConfig, "cache">,
  read: ReadOptions,
  limit?: number,
): Promise<StructureList> {
  if (isFolder(path) && isDataset(path)) {
    const dataset = await cacheStructures(path, read);
    return limit === undefined || limit >= dataset.length ? dataset : pick(dataset, range(limit));
  }
  const limited = { ...read, ...(limit !== undefined && { limit }) };
  if (cache === false) return readStructuresAll(path, limited);
  return cacheStructures(path, { ...limited, ...(typeof cache === "string" && { folder: cache }) });
}

const range = (count: number) => Array.from({ length: count }, (_, i) => i);

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function splitOf(data: StructuresDataConfig, structures: number): FileSplit {
  const { validation, test, trainSize, splitFile, splitSeed } = data;
  if (splitFile !== null) return { indices: readSplit(splitFile, structures), structures };
  const drawn = (share: number | string) => (typeof share === "number" ? share : null);
  const sizes = { train: trainSize, validation: drawn(validation), test: drawn(test) };
  return { indices: drawSplit(structures, sizes, splitSeed), structures, seed: splitSeed };
}

/** @throws UserError for a part that a split file leaves empty */
function partOf(file: StructureList, indices: readonly number[], name: string): StructureList {
  if (indices.length === 0)
    throw new UserError(
      `the split leaves data.${name} empty: put indices into that part, or set data.${name} to a file`,
    );
  return Array.isArray(file) ? indices.map((index) => file.at(index)!) : pick(file, indices);
}
