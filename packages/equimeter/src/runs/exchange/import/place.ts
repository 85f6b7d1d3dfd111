import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

import { isAlive } from "../../../processes.js";
import { isTemporary, temporaryFor, writeFolderAtomic } from "../../folder/atomic.js";
import { lockTags, tagsLock } from "../../folder/tags.js";
import { keep } from "./keep.js";

/** What an import writes. Everything else in a run's folder was put there by somebody. */
const written = new Set(["metrics.jsonl", "run.json"]);

/**
 * Makes the folder of an import, or replaces an earlier one. What lies in that besides, such as tags, notes and results
 * of analyses, stays. A kill leaves the old run or the new one, at worst aside until `bringBack`.
 *
 * @param fill writes the files of the import into the folder it is given
 * @param refuse throws where what is there now may not be replaced
 * @throws UserError where something cannot be kept: nothing is replaced then
 */
export function placeImported(
  folder: string,
  fill: (temporary: string) => void,
  refuse: () => void,
): void {
  const next = temporaryFor(resolve(folder));
  try {
    writeFolderAtomic(next, fill);
    // Reading and writing may have taken minutes.
    refuse();
    if (existsSync(folder)) replace(folder, next);
    else renameSync(next, folder);
  } catch (error) {
    rmSync(next, { recursive: true, force: true });
    throw error;
  }
}

function replace(folder: string, next: string): void {
  // Whoever adds a tag now waits, and adds it to the new run.
  const unlock = lockTags(folder);
  try {
    for (const name of readdirSync(folder))
      if (!written.has(name) && name !== tagsLock && !isTemporary(name))
        keep(join(folder, name), join(next, name));
    const old = asideOf(folder);
    // No system call swaps two folders everywhere: for an instant there is none.
    renameSync(folder, old);
    try {
      renameSync(next, folder);
    } catch (error) {
      renameSync(old, folder);
      throw error;
    }
    rmSync(old, { recursive: true });
  } finally {
    unlock();
  }
}

/** The old run of that instant. No temporary name: the next writer nearby would clean it up, and tags with it. */
function asideOf(folder: string): string {
  const path = resolve(folder);
  return join(dirname(path), `.${basename(path)}.${process.pid}.replaced`);
}

/**
 * Ends a replacement that was killed in the middle: the old run comes back where there is no other, and goes where the
 * new one is.
 */
export function bringBack(folder: string): void {
  const root = dirname(resolve(folder));
  for (const entry of namesIn(root)) {
    const [, name, pid] = /^\.(.+)\.(\d+)\.replaced$/.exec(entry) ?? [];
    if (name !== basename(resolve(folder)) || isAlive(Number(pid))) continue;
    if (existsSync(folder)) rmSync(join(root, entry), { recursive: true });
    else renameSync(join(root, entry), folder);
  }
}

/** None where there is no folder, or one that may not be read: what comes next says so. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
