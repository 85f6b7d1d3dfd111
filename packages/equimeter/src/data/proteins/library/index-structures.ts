import { existsSync, mkdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

import { UserError } from "../../../errors.js";
import { whole } from "../../cache/atomic.js";
import { type ChainOptions, checkOptions } from "../options.js";
import { choose, removeUnused, writeRecord } from "./choose.js";
import { version } from "./format.js";
import { type Library, openLibrary } from "./open.js";
import { hash, isBeingMade, shardName, shardNames, shardRecord, stateOf } from "./shards.js";
import { findFiles, type FoundFiles, type SourceFile } from "./walk.js";
import { ShardWriter } from "./write-shard.js";

export interface IndexOptions extends Pick<
  ChainOptions,
  "model" | "unknownResidues" | "fewestResidues" | "gapDistance"
> {
  /** Where libraries are kept. Default: `.equimeter-cache` beside the folder. */
  cache?: string;
  /** Called after every file. */
  onProgress?: (progress: IndexProgress) => void;
  /** Ends the work; what has been done is kept. */
  signal?: AbortSignal;
  /** Files whose chains are written together: what a process that is killed loses. Default 256. */
  filesPerShard?: number;
}

export interface IndexProgress {
  /** Files that need not be read again, and all. */
  done: number;
  files: number;
  /** Of the files that were read by this call. */
  chains: number;
  unreadable: number;
}

/**
 * The chains of all structure files in a folder, as a list on the disk: alpha carbons in float32,
 * letters, names and numbers of residues, gaps, resolution, method, `info`; neither backbone nor polymer.
 *
 * Each file is read once, and again when its size or time of change differ. The work can be broken off
 * at any time, by kill -9 too, and goes on from the last shard. Memory holds the list of the files and
 * the entry that is being read. Several processes may index the same folder at once: each takes the
 * files that no other is at, and all end with the same library.
 *
 * @throws UserError for a folder that is not there or without structures, for a place that may not be
 * written, a full disk; the signal's reason. Files that cannot be read are listed in `unreadable`
 */
export async function indexStructures(
  folder: string,
  {
    cache = join(dirname(resolve(folder)), ".equimeter-cache"),
    onProgress,
    signal,
    filesPerShard = 256,
    ...options
  }: IndexOptions = {},
): Promise<Library> {
  checkOptions(options);
  if (!(Number.isInteger(filesPerShard) && filesPerShard >= 1))
    throw new UserError(`filesPerShard must be a whole number from 1 on, not ${filesPerShard}`);
  const library = join(cache, `${basename(resolve(folder))}-${keyOf(resolve(folder), options)}`);
  const before = shardNames(library);
  const found = await findFiles(folder, signal);
  if (found.files.length === 0)
    throw new UserError(
      `${folder} holds no structures: there is no file that ends in .cif, .bcif, .pdb, .ent or .jsonl, ` +
        "or in one of these and .gz, and can be read",
    );
  makeFolder(library);
  const progress = { done: 0, files: found.files.length, chains: 0, unreadable: 0 };
  await readMissing({
    folder,
    library,
    found,
    options,
    filesPerShard,
    progress,
    onProgress,
    signal,
  });
  const record = choose(library, resolve(folder), found);
  writeRecord(library, record);
  removeUnused(library, before, record);
  return openLibrary(library);
}

interface Work {
  folder: string;
  library: string;
  found: FoundFiles;
  options: ChainOptions;
  filesPerShard: number;
  progress: IndexProgress;
  onProgress: IndexOptions["onProgress"];
  signal: AbortSignal | undefined;
}

/** Makes shards of the files that are in none. */
async function readMissing(work: Work): Promise<void> {
  const { library, found, filesPerShard, progress, onProgress } = work;
  const indexed = new Set<string>();
  for (const name of shardNames(library))
    for (const file of shardRecord(library, name)?.files ?? []) indexed.add(stateOf(file));
  const missing = found.files.filter((file) => !indexed.has(stateOf(file)));
  progress.done = found.files.length - missing.length;
  onProgress?.({ ...progress });
  const shards: SourceFile[][] = [];
  for (let at = 0; at < missing.length; at += filesPerShard)
    shards.push(missing.slice(at, at + filesPerShard));
  // Those that another process is at come last, and are made only if it did not.
  const later: SourceFile[][] = [];
  for (const files of shards)
    if (isBeingMade(library, shardName(files))) later.push(files);
    else await makeShard(files, work);
  for (const files of later) await makeShard(files, work);
}

async function makeShard(files: readonly SourceFile[], work: Work): Promise<void> {
  const { folder, library, options, progress, onProgress, signal } = work;
  const path = join(library, shardName(files));
  const { done } = progress;
  if (!existsSync(path))
    await whole(path, async (temporary) => {
      const writer = new ShardWriter(temporary);
      try {
        for (const file of files) {
          signal?.throwIfAborted();
          const { chains, unreadable } = await writer.read(folder, file, options);
          progress.done++;
          progress.chains += chains;
          if (unreadable !== undefined) progress.unreadable++;
          onProgress?.({ ...progress });
        }
        writer.finish();
      } finally {
        writer.close();
      }
    });
  if (progress.done === done) {
    progress.done += files.length; // another process made it
    onProgress?.({ ...progress });
  }
}

function keyOf(source: string, options: ChainOptions): string {
  const given = Object.entries(options)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return hash([version, source, given]);
}

function makeFolder(library: string): void {
  try {
    mkdirSync(library, { recursive: true });
  } catch (error) {
    throw new UserError(
      `${library} cannot be made (${(error as NodeJS.ErrnoException).code}); name another folder with cache`,
    );
  }
}
