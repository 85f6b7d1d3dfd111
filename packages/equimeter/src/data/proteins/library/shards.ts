import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { readJson, shardFile, type ShardRecord } from "./format.js";
import type { SourceFile } from "./walk.js";

/** The same files make the same name, in every process. */
export function shardName(files: readonly SourceFile[]): string {
  return `shard-${hash(files.map(stateOf))}`;
}

export function hash(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);
}

/** What tells a file apart from itself at another time. */
export function stateOf({ path, size, modified }: SourceFile): string {
  return `${size} ${modified} ${path}`;
}

/** Shards that are complete, by name. */
export function shardNames(library: string): string[] {
  if (!existsSync(library)) return [];
  return readdirSync(library)
    .filter((name) => name.startsWith("shard-"))
    .sort();
}

/** `whole` writes into a folder that is called after the one that it will be. */
export function isBeingMade(library: string, name: string): boolean {
  return readdirSync(library).some((other) => other.startsWith(`.${name}.`));
}

/**
 * undefined for one that another process removed meanwhile.
 *
 * @throws UserError for one that is damaged
 */
export function shardRecord(library: string, name: string): ShardRecord | undefined {
  const folder = join(library, name);
  return existsSync(folder) ? readJson<ShardRecord>(join(folder, shardFile)) : undefined;
}
