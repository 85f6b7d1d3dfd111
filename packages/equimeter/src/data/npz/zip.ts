import { readFileSync, statSync } from "node:fs";

import { UserError } from "../../errors.js";
import { readableError } from "../text/bytes.js";
import { type NpyArray, parseNpy } from "./npy.js";

/** What one read of Node's gives at most; the archive is unpacked in memory. */
const mostBytes = 2 ** 31 - 1;

export interface Npz {
  names: string[];
  array(name: string): NpyArray;
}

/**
 * Opens an archive of NumPy arrays; each is unpacked when it is asked for.
 *
 * @throws UserError for a file that is cut off, damaged, or too large for memory
 */
export async function openNpz(path: string): Promise<Npz> {
  const { unzipSync } = await import("fflate");
  const bytes = readWhole(path);
  const names: string[] = [];
  const unpack = (wanted?: string): Uint8Array | undefined => {
    try {
      const listed = (name: string) => (names.push(name.replace(/\.npy$/, "")), false);
      const filter = ({ name }: { name: string }) =>
        wanted === undefined ? listed(name) : name === `${wanted}.npy`;
      return unzipSync(bytes, { filter })[`${wanted}.npy`];
    } catch {
      throw new UserError(
        `${path} is cut off or damaged: its zip archive cannot be unpacked; fetch it again`,
      );
    }
  };
  unpack();
  return {
    names,
    array: (name) =>
      parseNpy(unpack(name)!, (message) => new UserError(`${path}: ${name} ${message}`)),
  };
}

function readWhole(path: string): Uint8Array {
  const { size } = statSync(path);
  if (size > mostBytes)
    throw new UserError(
      `${path} has ${(size / 1e9).toFixed(1)} GB, and npz files are read up to 2.1 GB: ` +
        "split it, or save it as HDF5 with the names of ANI (coordinates, species, energies, forces)",
    );
  try {
    return readFileSync(path);
  } catch (error) {
    throw readableError(error, path);
  }
}
