import { statSync } from "node:fs";

import { UserError } from "../../errors.js";
import { acquireLock } from "./lock.js";

export interface Waiting {
  /** Others may take so long, in milliseconds. */
  readonly patience: number;
  /** The lock of a process on another machine counts so long, in milliseconds: whether it lives cannot be seen. */
  readonly longest: number;
  /** Called before every attempt: throws where there is nothing to wait for any more. */
  readonly check?: () => void;
  /** Whether an attempt that failed like this is made again. Default: where another process holds the lock. */
  readonly mayPass?: (error: unknown) => boolean;
}

/**
 * Makes a lock as `acquireLock` does, and waits for others that hold it. The whole process waits: what is done under
 * these locks is synchronous.
 *
 * @param what what is locked, for the message
 * @returns what ends it
 * @throws UserError where another process does not finish in time
 */
export function waitForLock(
  path: string,
  what: string,
  {
    patience,
    longest,
    check = () => undefined,
    mayPass = (error) => error instanceof UserError,
  }: Waiting,
): () => void {
  const end = Date.now() + patience;
  for (;;) {
    check();
    try {
      return acquireLock(path, what, () => isYounger(path, longest));
    } catch (error) {
      if (!mayPass(error) || Date.now() > end) throw error;
    }
    sleep(2 + 20 * Math.random());
  }
}

function isYounger(lock: string, milliseconds: number): boolean {
  const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
  return made !== undefined && Math.abs(Date.now() - made) < milliseconds;
}

/** The whole process. */
export function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
