import { join } from "node:path";

import type { List } from "../../list.js";
import type { Chain } from "../chain.js";
import { libraryFile, type LibraryRecord, readJson } from "./format.js";
import { Shard } from "./shard.js";
import type { UnreadableFile } from "./walk.js";

/** The chains of a folder of structures. Each call of `at` makes a chain of its own. */
export interface Library extends List<Chain> {
  /** Where it is kept; `openLibrary` opens it again. */
  readonly folder: string;
  readonly record: LibraryRecord;
  /** [chains] Residues of each chain, at hand without reading any. */
  readonly lengths: Int32Array;
  /** Files and, with their names, chains that could not be read. */
  readonly unreadable: readonly (UnreadableFile & { chain?: string })[];
  /** @throws RangeError for a number that is no chain's */
  at(index: number): Chain;
  /** The file, below the folder that was indexed, of a chain. @throws RangeError as `at` does */
  fileOf(index: number): string;
}

/**
 * Opens the library that `indexStructures` made last, without looking whether files have changed, or
 * are there at all.
 *
 * @throws UserError when files of the library are missing or damaged
 */
export function openLibrary(folder: string): Library {
  const record = readJson<LibraryRecord>(join(folder, libraryFile));
  const shards = record.shards.map(({ name }) => new Shard(join(folder, name)));
  const shardOf = new Int32Array(record.chains);
  const rowOf = new Int32Array(record.chains);
  const lengths = new Int32Array(record.chains);
  const unreadable: Library["unreadable"][number][] = [...record.unreadable];
  let count = 0;
  for (const [at, shard] of shards.entries()) {
    const outdated = new Set(record.shards[at].outdated);
    for (const [number, file] of shard.record.files.entries()) {
      if (outdated.has(number)) continue;
      const { path, first, chains, skipped = [] } = file;
      if (file.unreadable !== undefined) unreadable.push({ path, message: file.unreadable });
      for (const { name, message } of skipped) unreadable.push({ path, chain: name, message });
      for (let row = first; row < first + chains; row++, count++) {
        shardOf[count] = at;
        rowOf[count] = row;
        lengths[count] = shard.residuesOf(row);
      }
    }
  }
  const placeOf = (index: number): [Shard, number] => {
    if (!(Number.isInteger(index) && index >= 0 && index < count))
      throw new RangeError(`chain ${index} is not one of the ${count} in ${folder}`);
    return [shards[shardOf[index]], rowOf[index]];
  };
  return {
    folder,
    record,
    length: count,
    lengths,
    unreadable,
    at(index) {
      const [shard, row] = placeOf(index);
      return shard.read(row);
    },
    fileOf(index) {
      const [shard, row] = placeOf(index);
      return shard.fileOf(row);
    },
  };
}
