import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";

import { UserError } from "../../errors.js";
import { isAlive } from "../../processes.js";

/** `.spice.node7~1234~0.tmp`: computers share disks, a process makes several. */
const temporaryName = /^\..+\.([^~]+)~(\d+)~\d+\.tmp$/;
const host = hostname().replace(/[^\w.-]/g, "_");
let counter = 0;

/**
 * Makes the folder at `path` from what `fill` writes into the one that it is given, complete or not
 * at all. Where another has finished the same meanwhile, that one stays.
 *
 * @throws UserError for a full disk or a place that may not be written; whatever `fill` throws
 */
export async function whole(
  path: string,
  fill: (temporary: string) => Promise<void>,
): Promise<void> {
  const parent = dirname(path);
  const temporary = join(parent, `.${basename(path)}.${host}~${process.pid}~${counter++}.tmp`);
  try {
    mkdirSync(parent, { recursive: true });
    removeLeftovers(parent);
    mkdirSync(temporary);
    await fill(temporary);
    moveInto(temporary, path);
  } catch (error) {
    throw writable(error, path);
  } finally {
    if (existsSync(temporary)) rmSync(temporary, { recursive: true });
  }
}

function moveInto(temporary: string, path: string): void {
  try {
    renameSync(temporary, path);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (!["ENOTEMPTY", "EEXIST", "EPERM"].includes(code)) throw error;
  }
}

/** Milliseconds after which nobody on another computer is still writing. */
const forgotten = 24 * 3600e3;

/** What processes left behind that were killed. */
function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, owner, pid] = temporaryName.exec(name) ?? [];
    if (owner === undefined) continue;
    const path = join(folder, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity);
    const isDead = owner === host ? !isAlive(Number(pid)) : age > forgotten;
    if (isDead) rmSync(path, { recursive: true, force: true });
  }
}

function writable(error: unknown, path: string): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOSPC":
    case "EDQUOT":
      return new UserError(
        `no space is left on the disk for the data set ${path}; free some, or name another folder`,
      );
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return new UserError(
        `${dirname(path)} may not be written; name another folder for data sets`,
      );
    case "ENOTDIR":
    case "EEXIST":
      return new UserError(`${dirname(path)} is a file; name a folder for data sets`);
    default:
      return error;
  }
}
