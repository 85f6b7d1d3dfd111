import { accessSync, constants, statSync } from "node:fs";
import { dirname } from "node:path";

import { UserError } from "../../errors.js";

/**
 * Looks before the work begins whether a file can be written after it.
 *
 * @throws UserError naming the flag, for a folder, and for one that is not there or cannot be written
 */
export function checkWritable(flag: string, file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
    throw new UserError(`${flag} ${file} is a folder: name a file in it`);
  try {
    accessSync(dirname(file), constants.W_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(
      `${flag} ${file}: the folder ${dirname(file)} cannot be written (${code}): make it, or name another`,
    );
  }
}
