import { existsSync, statSync } from "node:fs";
import { join } from "node:path";

import { UserError } from "../../../errors.js";
import { datasetFile, formatOf as structureFormatOf } from "../../read/format.js";
import { openBytes, readableError } from "../../text/bytes.js";
import { formatOf } from "../format.js";
import { structureEnding } from "../library/walk.js";

/** Bytes from which a format can be told. */
const enough = 4096;

/** Lines of a PDB file; an XYZ file starts with a number of atoms. */
const pdbLine = /^(HEADER|OBSLTE|TITLE {2}|COMPND|REMARK|SEQRES|CRYST1|MODEL |ATOM {2}|HETATM)/m;
const atomCount = /^\s*\d+\s*(\n|$)/;

/**
 * Whether `path` is for `readChains` or `indexStructures` rather than for `readStructures`: by its
 * content, else by its name. Of folders all are that are no data set of `cacheStructures`.
 *
 * @throws UserError for a path that is not there or may not be read
 */
export async function holdsProteins(path: string): Promise<boolean> {
  if (isFolder(path)) return !existsSync(join(path, datasetFile));
  if (structureFormatOf(path) !== "xyz") return false; // another format, known by its first bytes
  // Of files that are empty, damaged or something else only the name says it.
  return structureEnding.test(path) || isOfChains(await startOf(path));
}

/** @throws UserError for a path that is not there or may not be read */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw readableError(error, path);
  }
}

function isOfChains(start: Buffer): boolean {
  if (start.length === 0) return false;
  const format = formatOf(start);
  const text = start.toString("latin1");
  // Other MessagePack, and Python's pickles, start like a BinaryCIF file.
  if (format === "bcif") return text.includes("dataBlocks");
  return format !== "pdb" || (pdbLine.test(text) && !atomCount.test(text));
}

/** Unpacked; nothing of what is damaged, or no file: reading a pipe would take its bytes away. */
async function startOf(path: string): Promise<Buffer> {
  if (!statSync(path).isFile()) return Buffer.alloc(0);
  const { chunks } = await openBytes(path);
  try {
    const { value } = await chunks.next();
    return value === undefined ? Buffer.alloc(0) : (value as Buffer).subarray(0, enough);
  } catch (error) {
    if (error instanceof UserError) return Buffer.alloc(0);
    throw error;
  } finally {
    await chunks.return(undefined);
  }
}
