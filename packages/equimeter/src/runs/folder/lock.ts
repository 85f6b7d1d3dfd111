import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { UserError } from "../../errors.js";
import { temporaryFor } from "./atomic.js";
import { stillLives, thisProcess, type ProcessMark } from "../../processes.js";

const markSchema = z.object({ pid: z.number(), host: z.string(), birth: z.string() });

/**
 * Makes the lock file at `path`, which names this process, and returns the function that removes
 * it. A lock left by a dead process is taken over. Whether a process on another machine lives
 * cannot be seen from here: `elsewhereAlive` decides.
 *
 * @param what what is locked, for the message
 * @throws UserError when another living writer, or one of this process, holds it
 */
export function acquireLock(path: string, what: string, elsewhereAlive: () => boolean): () => void {
  const own = JSON.stringify(thisProcess());
  // Written elsewhere first and linked, so that a lock is never seen half written.
  const draft = temporaryFor(path);
  try {
    writeFileSync(draft, own);
    for (let attempt = 0; attempt < 5; attempt++) {
      if (tryLink(draft, path)) return () => release(path, own);
      const found = read(path);
      if (found === undefined) continue;
      const holder = parse(found);
      if (holder && (stillLives(holder) ?? elsewhereAlive())) throw held(what, path, holder);
      takeAway(path, found);
    }
    throw new UserError(`${what} is being opened by several processes at once; try again`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EACCES" && code !== "EROFS" && code !== "ENOSPC") throw error;
    throw new UserError(`${what} cannot be written (${code}); check its permissions and the disk`);
  } finally {
    rmSync(draft, { force: true });
  }
}

function held(what: string, path: string, { pid, host }: ProcessMark): UserError {
  return new UserError(
    `${what} is being written by process ${pid} on ${host}; stop it first` +
      ` (or delete ${path} if you are sure that it is gone)`,
  );
}

function tryLink(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    if (code !== "EPERM" && code !== "ENOTSUP" && code !== "ENOSYS") throw error;
  }
  // A file system without hard links.
  try {
    writeFileSync(path, readFileSync(draft), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Null for a damaged lock, which nobody can hold. */
function parse(content: string): ProcessMark | null {
  try {
    return markSchema.parse(JSON.parse(content));
  } catch {
    return null;
  }
}

/**
 * Removes a dead process's lock. Two may try at once, and the slower one then moves the fresh lock
 * of the faster one: what was moved is looked at and put back.
 */
function takeAway(path: string, stale: string) {
  const moved = temporaryFor(path);
  try {
    renameSync(path, moved);
  } catch {
    return;
  }
  if (read(moved) !== stale) tryLink(moved, path);
  rmSync(moved, { force: true });
}

/** Removes a lock that a part of this process has left behind, such as a thread that crashed. */
export function releaseOwn(path: string) {
  release(path, JSON.stringify(thisProcess()));
}

/** Removes the lock unless someone else has it by now. */
function release(path: string, own: string) {
  if (read(path) === own) rmSync(path, { force: true });
}
