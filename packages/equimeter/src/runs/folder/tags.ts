import { accessSync, constants, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

import { UserError } from "../../errors.js";
import { writeFileAtomic } from "./atomic.js";
import { readAnyRecord, secondsUntilDead } from "./record.js";
import { sleep, waitForLock } from "./wait-for-lock.js";

/** In a run's folder: a JSON list of words. */
export const tagsFile = "tags.json";

/** Held for the milliseconds of one change. A run that trains holds another lock, and can be tagged. */
export const tagsLock = "tags.lock";

const longest = 50;

/** So long a change waits for others, in milliseconds. */
const patience = 10_000;

/** @throws UserError where the text is no list of tags */
export function tagsIn(text: string): readonly string[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new UserError(`${tagsFile} is damaged: it is not valid JSON`);
  }
  if (!Array.isArray(data) || data.some((tag) => typeof tag !== "string"))
    throw new UserError(`${tagsFile} is damaged: it must be a list of texts`);
  return [...new Set(data as string[])];
}

/** The tags of a run, in the order they were added. @throws UserError where the file is damaged */
export function readTags(folder: string): readonly string[] {
  const text = textAt(join(folder, tagsFile));
  return text === null ? [] : tagsIn(text);
}

/**
 * Adds tags to a run, trained or imported, and removes others. Removing what it does not have is fine. Several
 * processes may do so at once: none loses what another adds.
 *
 * @returns the tags it has now
 * @throws UserError where there is no such run, a tag is empty, long or has a comma, or another process does not
 *   finish its change within 10 s
 */
export function changeTags(
  folder: string,
  { add = [], remove = [] }: { add?: readonly string[]; remove?: readonly string[] },
): readonly string[] {
  add.forEach(checkTag);
  refuseNoRun(folder);
  for (;;) {
    const unlock = lockTags(folder);
    try {
      const kept = readTags(folder).filter((tag) => !remove.includes(tag));
      const tags = [...new Set([...kept, ...add])];
      writeFileAtomic(join(folder, tagsFile), `${JSON.stringify(tags)}\n`);
      if (isOurs(folder)) return tags;
    } catch (error) {
      // The run was replaced just now, as `train --overwrite` does; what it is now is changed next.
      if (!isMissing(error)) throw error;
      refuseNoRun(folder);
    } finally {
      unlock();
    }
  }
}

/**
 * Waits until no other process changes the tags of a run, and keeps all from it. What a killed one left is no obstacle.
 *
 * @returns what ends it
 * @throws UserError where another process does not finish within these milliseconds, or the folder cannot be written
 */
export function lockTags(folder: string, milliseconds = patience): () => void {
  refuseUnwritable(folder);
  return waitForLock(join(folder, tagsLock), join(folder, tagsFile), {
    patience: milliseconds,
    // No change takes this long.
    longest: secondsUntilDead * 1000,
    mayPass: (error) => error instanceof UserError || isMissing(error),
  });
}

/** `train --overwrite` takes the folder away and puts another in its place: for an instant there is none. */
function refuseNoRun(folder: string): void {
  try {
    readAnyRecord(folder);
  } catch {
    sleep(20);
    readAnyRecord(folder);
  }
}

function refuseUnwritable(folder: string): void {
  try {
    accessSync(folder, constants.W_OK);
  } catch (error) {
    if (isMissing(error)) return;
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(`${folder} cannot be written (${code}); check its permissions`);
  }
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === "ENOENT";

/**
 * Whether the lock still is this process's. When several take over a dead one's lock at the same instant, one may lose
 * it to another, whose change does not know of its own.
 */
function isOurs(folder: string): boolean {
  const text = textAt(join(folder, tagsLock));
  if (text === null) return false;
  try {
    const { pid, host } = JSON.parse(text) as { pid: unknown; host: unknown };
    return pid === process.pid && host === hostname();
  } catch {
    return false;
  }
}

function textAt(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function checkTag(tag: string): void {
  if (tag !== "" && tag === tag.trim() && tag.length <= longest && !/[,\p{Cc}]/u.test(tag)) return;
  throw new UserError(
    `a tag must be 1 to ${longest} signs without commas, got "${tag}"; several are --add one,two`,
  );
}
