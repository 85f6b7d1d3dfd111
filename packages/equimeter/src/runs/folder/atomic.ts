import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { threadId } from "node:worker_threads";
import { isAlive } from "../../processes.js";

/**
 * Files and folders that are either there whole or not at all, whatever instant the writer is
 * killed: they are completed under a temporary name beside the final one, synced, then renamed.
 */

/** `.config.yaml.1234-0-7.tmp`: process, thread and a counter keep writers apart. */
const temporaryName = /^\..+\.(\d+)-\d+-\d+\.tmp$/;
let counter = 0;

/** A name for something unfinished that will become `path`, in the same folder. */
export function temporaryFor(path: string): string {
  const name = `.${basename(path)}.${process.pid}-${threadId}-${counter++}.tmp`;
  return join(dirname(path), name);
}

/** Replaces the file at `path`, or makes it. A reader sees the old content or the new. */
export function writeFileAtomic(path: string, data: string | Uint8Array): void {
  const temporary = temporaryFor(path);
  try {
    const file = openSync(temporary, "wx");
    try {
      writeFileSync(file, data);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

/**
 * Makes the folder at `path`, or replaces it, with what `fill` writes into the folder it is given. The
 * folder that it lies in must be there: one that was deleted meanwhile is not brought back in part. When `fill` throws, nothing of it stays and what was there before is untouched.
 */
export function writeFolderAtomic(path: string, fill: (temporary: string) => void): void {
  const temporary = temporaryFor(path);
  try {
    mkdirSync(temporary);
    const result: unknown = fill(temporary);
    if (result instanceof Promise) throw new TypeError("fill must be synchronous");
    syncTree(temporary);
    // No system call swaps two folders everywhere: for an instant neither stands at `path`.
    const old = existsSync(path) ? temporaryFor(path) : undefined;
    if (old !== undefined) renameSync(path, old);
    renameSync(temporary, path);
    if (old !== undefined) rmSync(old, { recursive: true });
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

/** Deletes a folder so that no reader finds it half deleted. */
export function removeFolderAtomic(path: string): void {
  const temporary = temporaryFor(path);
  renameSync(path, temporary);
  rmSync(temporary, { recursive: true });
}

/** Older leftovers go even when their process number is in use again. */
const oldestTemporary = 3600e3;

/** Deletes what killed writers left unfinished in `folder`; living writers are not disturbed. */
export function cleanLeftovers(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const pid = temporaryName.exec(name)?.[1];
    if (pid === undefined) continue;
    const path = join(folder, name);
    const modified = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (isAlive(Number(pid)) && Date.now() - modified < oldestTemporary) continue;
    rmSync(path, { recursive: true, force: true });
  }
}

/** Whether a file or folder of this name is one that a writer has not completed. */
export function isTemporary(name: string): boolean {
  return temporaryName.test(name);
}

function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else if (entry.isFile()) syncPath(path);
  }
  syncFolder(folder);
}

/** Makes renames and new names in a folder survive a loss of power, where the system can. */
export function syncFolder(folder: string): void {
  try {
    syncPath(folder);
  } catch {
    // Some systems cannot open or sync a folder; then there is nothing to do.
  }
}

function syncPath(path: string): void {
  const file = openSync(path, "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
