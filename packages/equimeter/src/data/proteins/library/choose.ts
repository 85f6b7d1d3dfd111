import { renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

import { UserError } from "../../../errors.js";
import { libraryFile, type LibraryRecord, version } from "./format.js";
import { shardNames, shardRecord, stateOf } from "./shards.js";
import type { FoundFiles } from "./walk.js";

/** Which shards, and which of their files, are the library: for each file the first that has it. */
export function choose(
  library: string,
  source: string,
  { files, unreadable }: FoundFiles,
): LibraryRecord {
  const wanted = new Set(files.map(stateOf));
  const record: LibraryRecord = {
    version,
    source,
    files: files.length,
    chains: 0,
    residues: 0,
    unreadable,
    shards: [],
  };
  const chosen: { first: string; shard: LibraryRecord["shards"][number] }[] = [];
  for (const name of shardNames(library)) {
    const shard = shardRecord(library, name);
    if (!shard) continue;
    const outdated: number[] = [];
    let first: string | undefined;
    for (const [number, file] of shard.files.entries())
      if (wanted.delete(stateOf(file))) {
        first ??= file.path;
        record.chains += file.chains;
        record.residues += file.residues;
      } else outdated.push(number);
    if (first !== undefined) chosen.push({ first, shard: { name, outdated } });
  }
  if (wanted.size > 0)
    throw new UserError(
      `${library}: another process, for which files had changed, has removed a shard; index again`,
    );
  // By file rather than by the name, which is that of a hash.
  record.shards = chosen.sort((a, b) => (a.first < b.first ? -1 : 1)).map(({ shard }) => shard);
  return record;
}

const host = hostname().replace(/[^\w.-]/g, "_");
let counter = 0;

/** Complete or not at all. What a killed process leaves has a name that `whole` clears away. */
export function writeRecord(library: string, record: LibraryRecord): void {
  const temporary = join(library, `.${libraryFile}.${host}~${process.pid}~${counter++}.tmp`);
  try {
    writeFileSync(temporary, JSON.stringify(record));
    renameSync(temporary, join(library, libraryFile));
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Shards of which no file is as it was. Only those from before: others may be another process's. */
export function removeUnused(
  library: string,
  before: readonly string[],
  { shards }: LibraryRecord,
): void {
  const used = new Set(shards.map(({ name }) => name));
  for (const name of before)
    if (!used.has(name)) rmSync(join(library, name), { recursive: true, force: true });
}
