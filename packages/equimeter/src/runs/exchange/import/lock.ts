import { accessSync, constants } from "node:fs";
import { join } from "node:path";

import { UserError } from "../../../errors.js";
import { waitForLock } from "../../folder/wait-for-lock.js";

/** In a run's folder while its curves are replaced. */
export const importLock = "import.lock";

/** So long an import waits for another of the same folder, in milliseconds. */
const patience = 10_000;

/** Of an import on another machine, in milliseconds: whether it lives cannot be seen, but none takes longer. */
const longest = 600e3;

/**
 * Waits until no other process replaces the curves of a run, and keeps all from it.
 *
 * @param check called before every attempt: throws where the folder is another's by now
 * @returns what ends it
 * @throws UserError where another process does not finish within these milliseconds, or the folder cannot be written
 */
export function lockImport(
  folder: string,
  check: () => void = () => undefined,
  milliseconds = patience,
): () => void {
  return waitForLock(join(folder, importLock), folder, {
    patience: milliseconds,
    longest,
    check: () => {
      check();
      refuseUnwritable(folder);
    },
  });
}

function refuseUnwritable(folder: string): void {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw error;
    throw new UserError(
      `${folder} cannot be written (${code}); change its permissions, or choose another name with -o`,
    );
  }
}
