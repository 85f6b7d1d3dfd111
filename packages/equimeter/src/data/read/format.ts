import { closeSync, openSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { constants, gunzipSync } from "node:zlib";

import { readableError } from "../text/bytes.js";

export type Format = "xyz" | "sdf" | "hdf5" | "npz" | "ase-db" | "cache";

/** What files of each format start with; everything else is taken for text. */
const magic: [bytes: Buffer, format: Format][] = [
  [Buffer.from("\x89HDF\r\n\x1a\n", "latin1"), "hdf5"],
  [Buffer.from("PK\x03\x04", "latin1"), "npz"],
  [Buffer.from("SQLite format 3\0", "latin1"), "ase-db"],
];

/** Endings of files that are cut off before the bytes that would tell what they are. */
const endings: [ending: RegExp, format: Format][] = [
  [/\.(h5|hdf5)$/i, "hdf5"],
  [/\.npz$/i, "npz"],
  [/\.db$/i, "ase-db"],
  [/\.(sdf?|mol)(\.gz)?$/i, "sdf"],
];

/** The fourth line of a molfile ends with its version. */
const molfile = /^([^\n]*\n){3}[^\n]*\bV[23]000\s*?(\n|$)/;

/** Bytes from which a format can be told: four lines of a molfile. */
const enough = 4096;

/** The file in a folder that makes it a data set of ours. */
export const datasetFile = "dataset.json";

/**
 * What kind of file stands at `path`: by its first bytes, whatever its name, and by its name where
 * these say nothing.
 *
 * @throws UserError for a file that is not there or may not be read
 */
export function formatOf(path: string): Format {
  try {
    if (statSync(path).isDirectory()) {
      if (statSync(join(path, datasetFile), { throwIfNoEntry: false })?.isFile()) return "cache";
      throw Object.assign(new Error(), { code: "EISDIR" });
    }
    const start = firstBytes(path);
    const known = magic.find(([bytes]) => start.subarray(0, bytes.length).equals(bytes));
    if (known) return known[1];
    if (molfile.test(textOf(start))) return "sdf";
    return endings.find(([ending]) => ending.test(path))?.[1] ?? "xyz";
  } catch (error) {
    throw readableError(error, path);
  }
}

function firstBytes(path: string): Buffer {
  // Reading from a pipe would take its bytes away from the reader.
  if (!statSync(path).isFile()) return Buffer.alloc(0);
  const file = openSync(path, "r");
  try {
    const start = Buffer.alloc(enough);
    return start.subarray(0, readSync(file, start, 0, enough, 0));
  } finally {
    closeSync(file);
  }
}

/** Unpacked where it is gzip; nothing where that is damaged. */
function textOf(start: Buffer): string {
  if (start[0] !== 0x1f || start[1] !== 0x8b) return start.toString("latin1");
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH }; // it goes on behind these bytes
    return gunzipSync(start, options).subarray(0, enough).toString("latin1");
  } catch {
    return "";
  }
}
