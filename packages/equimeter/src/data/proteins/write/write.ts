import { writeFileSync } from "node:fs";

import { UserError } from "../../../errors.js";
import type { Chain } from "../chain.js";
import { formatPdb, type PdbFormatOptions } from "./format.js";

/**
 * Writes chains as a PDB file. See formatPdb.
 *
 * @throws UserError for what it cannot hold, a path that cannot be written
 */
export function writePdb(path: string, chains: readonly Chain[], options?: PdbFormatOptions): void {
  const text = formatPdb(chains, options);
  try {
    writeFileSync(path, text);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UserError(
      `${path} cannot be written (${code ?? message}); name a file in a folder that is there`,
    );
  }
}
