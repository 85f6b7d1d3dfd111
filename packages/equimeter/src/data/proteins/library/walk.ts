import { access, constants, readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";

import { UserError } from "../../../errors.js";
import { readableError } from "../../text/bytes.js";

/** Names of files that `readChains` may read. */
export const structureEnding = /\.(cif|mmcif|bcif|pdb\d*|ent|jsonl)(\.gz)?$/i;

/** A file as it was when it was seen. */
export interface SourceFile {
  /** Below the folder, with "/" between. */
  path: string;
  size: number;
  /** Milliseconds since 1970. */
  modified: number;
}

export interface UnreadableFile {
  path: string;
  /** What is wrong with it, in a sentence. */
  message: string;
}

export interface FoundFiles {
  /** By path. */
  files: SourceFile[];
  unreadable: UnreadableFile[];
}

/**
 * All files in a folder whose names are those of structures, however deep; links are followed, and
 * what starts with a dot is passed over.
 *
 * @throws UserError for a folder that is not there, is a file or may not be read
 */
export async function findFiles(folder: string, signal?: AbortSignal): Promise<FoundFiles> {
  const found: FoundFiles = { files: [], unreadable: [] };
  const visited = new Set<string>();
  const look = async (path: string): Promise<void> => {
    signal?.throwIfAborted();
    const status = await stat(join(folder, path));
    if (status.isDirectory()) return walk(path);
    if (!status.isFile() || !structureEnding.test(path)) return;
    await access(join(folder, path), constants.R_OK);
    found.files.push({ path, size: status.size, modified: status.mtimeMs });
  };
  const walk = async (path: string): Promise<void> => {
    const real = await realpath(join(folder, path));
    if (visited.has(real)) return; // a link that leads in a circle, or to the same twice
    visited.add(real);
    for (const name of (await readdir(join(folder, path))).sort()) {
      if (name.startsWith(".")) continue;
      const inside = path === "" ? name : `${path}/${name}`;
      await look(inside).catch((error: unknown) => {
        const said = readableError(error, join(folder, inside));
        if (!(said instanceof UserError)) throw error;
        found.unreadable.push({ path: inside, message: said.message });
      });
    }
  };
  await walk("").catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR")
      throw new UserError(`${folder} is a file; name the folder with the structures`);
    throw readableError(error, folder);
  });
  found.files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return found;
}
