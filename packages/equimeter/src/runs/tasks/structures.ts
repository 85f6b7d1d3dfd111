import { statSync } from "node:fs";

import {
  cacheStructures,
  drawSplit,
  each,
  isDataset,
  type Parts,
  pick,
  type ReadOptions,
  readStructuresAll,
  shuffled,
  type Structure,
  type StructureList,
} from "../../data/index.js";
import type { ForcesDataConfig, VoxelsDataConfig } from "../config/data-schema.js";
import { partOf, type SplitData, splitOf } from "./split-data.js";

type StructuresDataConfig = ForcesDataConfig | VoxelsDataConfig;

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
): Promise<SplitData<Structure>> {
  const open = async (path: string, limit?: number) =>
    keep(await openStructures(path, data, read, limit), path);
  const file = await open(data.train, data.limit ?? undefined);
  const split = splitOf(data, file.length, (sizes, seed) => drawSplit(file.length, sizes, seed));
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
