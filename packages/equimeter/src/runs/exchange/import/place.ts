import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

import { UserError } from "../../../errors.js";
import {
  cleanLeftovers,
  syncFolder,
  temporaryFor,
  writeFolderAtomic,
} from "../../folder/atomic.js";
import { isImported, readAnyRecord } from "../../folder/record.js";
import { lockImport } from "./lock.js";

/** In a run's folder: an import that is whole and is moved into place next, at the latest by the import after a kill. */
export const importedNext = ".imported-next";

/**
 * Makes the folder of an import, or replaces the curves and the record of an earlier one. In that, nothing but these
 * two files is touched, so that whatever else is there stays, and may be written meanwhile.
 *
 * @param fill writes both files into the folder it is given
 * @param refuse throws where what is there by now may not be replaced
 * @throws UserError where the folder cannot be written, or another process writes it or puts a run there meanwhile
 */
export function placeImported(
  folder: string,
  fill: (temporary: string) => void,
  refuse: () => void,
): void {
  try {
    if (existsSync(folder)) replace(folder, fill, refuse);
    else make(resolve(folder), fill, refuse);
  } catch (error) {
    // Where another's run is the reason, that says so.
    if ("syscall" in (error as Error)) refuse();
    throw sentence(folder, error);
  }
}

/** Ends a replacement that was killed between its last steps. @throws UserError where the folder cannot be written */
export function finishImport(folder: string): void {
  const isDue = () => existsSync(join(folder, importedNext)) && isImportedRun(folder);
  if (!isDue()) return;
  try {
    const unlock = lockImport(folder);
    try {
      if (isDue()) finish(folder);
    } finally {
      unlock();
    }
  } catch (error) {
    throw sentence(folder, error);
  }
}

/** Whether there is a run that was imported, and is whole. */
export function isImportedRun(folder: string): boolean {
  try {
    return isImported(readAnyRecord(folder));
  } catch {
    return false;
  }
}

function make(folder: string, fill: (temporary: string) => void, refuse: () => void): void {
  const root = dirname(folder);
  mkdirSync(root, { recursive: true });
  cleanLeftovers(root);
  const next = temporaryFor(folder);
  try {
    writeFolderAtomic(next, fill);
    // Writing may have taken minutes.
    refuse();
    // Unlike writeFolderAtomic this fails where by now there is a folder with something in it.
    renameSync(next, folder);
  } catch (error) {
    rmSync(next, { recursive: true, force: true });
    throw error;
  }
  syncFolder(root);
}

function replace(folder: string, fill: (temporary: string) => void, refuse: () => void): void {
  const unlock = lockImport(folder, refuse);
  try {
    refuse();
    finish(folder);
    cleanLeftovers(folder);
    const next = join(folder, importedNext);
    try {
      writeFolderAtomic(next, (temporary) => {
        fill(temporary);
        keepModes(folder, temporary);
        refuse();
      });
      refuse();
      // Where another run is put at `folder` from here on, `next` went away with the earlier one, and this fails.
      moveIn(folder, "metrics.jsonl");
    } catch (error) {
      rmSync(next, { recursive: true, force: true });
      throw error;
    }
    moveIn(folder, "run.json");
    removeNext(folder);
  } finally {
    unlock();
  }
}

/** Moves into place what is whole and not there yet. */
function finish(folder: string): void {
  const next = join(folder, importedNext);
  if (!existsSync(next)) return;
  for (const name of ["metrics.jsonl", "run.json"])
    if (existsSync(join(next, name))) moveIn(folder, name);
  removeNext(folder);
}

function moveIn(folder: string, name: string): void {
  renameSync(join(folder, importedNext, name), join(folder, name));
}

function removeNext(folder: string): void {
  // Before what would bring the files back after a loss of power goes.
  syncFolder(folder);
  rmSync(join(folder, importedNext), { recursive: true, force: true });
  syncFolder(folder);
}

/** Curves that only some may read stay so. */
function keepModes(from: string, to: string): void {
  for (const name of ["metrics.jsonl", "run.json"]) {
    const status = statSync(join(from, name), { throwIfNoEntry: false });
    if (status?.isFile()) chmodSync(join(to, name), status.mode & 0o777);
  }
}

/** What the system says, with the way out. */
function sentence(folder: string, error: unknown): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (syscall === undefined) return error;
  const isOthers = code === "ENOENT" || code === "ENOTEMPTY";
  if (isOthers && existsSync(dirname(resolve(folder))))
    return new UserError(
      `${folder} was made, replaced or deleted by another process meanwhile, and nothing was imported;` +
        " import again, or choose another name with -o",
    );
  return new UserError(`the run ${folder} cannot be written (${code}); choose another folder`);
}
