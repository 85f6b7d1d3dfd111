import { readFileSync } from "node:fs";

import { UserError } from "../../../errors.js";
import type { Chain } from "../chain.js";
import type { SkippedChain } from "../options.js";
import type { SourceFile, UnreadableFile } from "./walk.js";

/** Raised when the files change, so that older libraries are built again. */
export const version = 1;

/**
 * A shard is a folder with what was read from some files:
 * * `residues.safetensors`, [n, 20] uint8: float32 x, y and z of the alpha carbon in Å, int32 the
 *   authors' number, uint16 which of `kinds`, uint16 which of `insertions`; little-endian;
 * * `chains.safetensors`, [m, 5] int64: the first residue and how many, the first byte of the notes
 *   and how many, which of `files`;
 * * `notes.safetensors`, uint8: JSON of what else is known of each chain;
 * * `shard.json`, written last.
 */
export const residueBytes = 20;
export const chainColumns = 5;

/** `shard.json` */
export interface ShardRecord {
  version: number;
  residues: number;
  chains: number;
  notes: number;
  /** "MSE M": the name of a residue and its letter. */
  kinds: string[];
  insertions: string[];
  files: IndexedFile[];
}

export interface IndexedFile extends SourceFile {
  /** Its first row in `chains`, and how many. */
  first: number;
  chains: number;
  residues: number;
  /** Why it could not be read; it then has no chains. */
  unreadable?: string;
  /** Chains of it that could not be read. */
  skipped?: SkippedChain[];
}

/** What of a chain is in no table. Backbone and polymer are left behind. */
export type Notes = Omit<
  Chain,
  | "sequence"
  | "residueNames"
  | "residueNumbers"
  | "insertionCodes"
  | "positions"
  | "backbone"
  | "polymer"
>;

/** `library.json`: what a library consists of. */
export interface LibraryRecord {
  version: number;
  /** The folder that was indexed. */
  source: string;
  files: number;
  chains: number;
  residues: number;
  /** What could not even be opened. */
  unreadable: UnreadableFile[];
  /** In the order of their chains, with files of theirs that changed or are gone, by number. */
  shards: { name: string; outdated: number[] }[];
}

export const libraryFile = "library.json";
export const shardFile = "shard.json";

/** @throws UserError for a file that is missing, damaged or of another version */
export function readJson<T extends { version: number }>(path: string): T {
  let record: Partial<T>;
  try {
    record = JSON.parse(readFileSync(path, "utf8")) as Partial<T>;
  } catch {
    throw damaged(path);
  }
  if (record.version !== version)
    throw new UserError(
      `${path} is of version ${record.version}, and this program reads ${version}; delete its folder ` +
        "and index again",
    );
  return record as T;
}

export function damaged(path: string): UserError {
  return new UserError(
    `${path} is missing, damaged or of another library; delete its folder and index again`,
  );
}
