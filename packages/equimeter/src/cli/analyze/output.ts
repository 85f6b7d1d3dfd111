import { accessSync, constants, statSync } from "node:fs";
import { dirname, extname } from "node:path";

import { UserError } from "../../errors.js";

const written = { ".svg": "a figure", ".md": "a table in Markdown", ".csv": "a table" } as const;

/**
 * Looks before the work begins whether `--output` can be written after it.
 *
 * @param ending - the only one that it may have
 * @throws UserError for another ending, a folder, and one that is not there or cannot be written
 */
export function checkOutput(file: string, ending: keyof typeof written): void {
  const what = written[ending];
  if (extname(file).toLowerCase() !== ending)
    throw new UserError(
      `--output ${file}: what is written is ${what}; give its name the ending ${ending}`,
    );
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
      throw new UserError(`--output ${file} is a folder; name a file in it`);
    accessSync(dirname(file), constants.W_OK);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(
      `--output ${file}: the folder ${dirname(file)} cannot be written (${code}); make it, or choose another`,
    );
  }
}
