import {
  closeSync,
  copyFileSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
  utimesSync,
} from "node:fs";
import { join } from "node:path";

import { UserError } from "../../../errors.js";

/**
 * Gives a file, a link or a folder with all that is in it a second place.
 *
 * @throws UserError naming what cannot be kept
 */
export function keep(from: string, to: string): void {
  try {
    const status = lstatSync(from);
    if (status.isDirectory()) {
      mkdirSync(to, { mode: status.mode });
      for (const name of readdirSync(from)) keep(join(from, name), join(to, name));
    } else if (status.isSymbolicLink()) symlinkSync(readlinkSync(from), to);
    else if (status.isFile()) keepFile(from, to);
    else throw cannotKeep(from, "neither a file nor a folder");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === undefined ? error : cannotKeep(from, code);
  }
}

function cannotKeep(path: string, reason: string): UserError {
  return new UserError(
    `${path} cannot be kept (${reason}); move it elsewhere, or choose another name with -o`,
  );
}

/** Another name of the same file takes no time and is safe on the disk already. */
function keepFile(from: string, to: string): void {
  try {
    linkSync(from, to);
    return;
  } catch {
    // A file of somebody else's, a file system without such names.
  }
  const { atime, mtime } = lstatSync(from);
  copyFileSync(from, to);
  const file = openSync(to, "r+");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  utimesSync(to, atime, mtime);
}
