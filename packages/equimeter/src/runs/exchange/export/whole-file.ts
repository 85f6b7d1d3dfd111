import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";

import { UserError } from "../../../errors.js";
import { cleanLeftovers, temporaryFor } from "../../folder/atomic.js";

/** @throws UserError where the file is there already and is not to be replaced */
export function refuseFile(path: string, overwrite: boolean): void {
  if (existsSync(path) && !overwrite)
    throw new UserError(`${path} exists already; replace it with --overwrite or choose another`);
}

/**
 * Makes a file that is there whole or not at all, however large it is.
 *
 * @param fill makes the file at the path it is given
 * @throws UserError where it cannot be written
 */
export function writeWholeFile(path: string, fill: (temporary: string) => void): void {
  const temporary = temporaryFor(path);
  try {
    mkdirSync(dirname(path), { recursive: true });
    cleanLeftovers(dirname(path));
    fill(temporary);
    const file = openSync(temporary, "r");
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    removeIfThere(temporary);
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    throw new UserError(`${path} cannot be written (${code}); choose another place`);
  }
}

/** Where the folder itself is none, removing fails too, and what failed first is what counts. */
function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Nothing was made there.
  }
}
