import type { Dataset, File, Group } from "h5wasm/node";
import { statSync } from "node:fs";
import { resolve } from "node:path";

import { UserError } from "../../errors.js";

/** After an abort, in a file damaged badly enough, the library may do anything, and even hang. */
let hasGivenUp = false;

/**
 * Opens an HDF5 file for reading. The library reads from the disk what is asked for, never the file
 * as a whole.
 *
 * @throws UserError for a file that is cut off, damaged or of another kind
 */
export async function openHdf5(path: string): Promise<File> {
  if (hasGivenUp)
    throw new UserError(
      `${path} cannot be read: HDF5 gave up on a damaged file before; start the program again`,
    );
  const { default: hdf5 } = await import("h5wasm/node");
  // Otherwise it prints a stack of its own for every failure and goes on.
  (await hdf5.ready).activate_throwing_error_handler();
  try {
    return new hdf5.File(resolve(path), "r");
  } catch (error) {
    throw new UserError(openingProblem(path, String(error)));
  }
}

function openingProblem(path: string, message: string): string {
  const promised = /truncated file.*stored_eof = (\d+)/.exec(message)?.[1];
  if (promised)
    return (
      `${path} is cut off: it has ${statSync(path).size} of the ${promised} bytes that its head ` +
      "promises; fetch it again"
    );
  if (/not an HDF5 file|file signature not found/i.test(message))
    return `${path} is no HDF5 file, in spite of its name`;
  return `${path} is damaged: HDF5 cannot open it; fetch it again`;
}

/** What stands under a name: a group, a dataset, or nothing that holds numbers. */
export function childOf(
  group: Group,
  name: string,
  path: string,
): { group?: Group; dataset?: Dataset } {
  const place = `${group.path}/${name}`.replace("//", "/");
  const entity = guarded(`${path}, ${place}`, () => group.get(name));
  if (entity?.constructor.name === "Group") return { group: entity as Group };
  if (entity?.constructor.name === "Dataset") return { dataset: entity as Dataset };
  return {};
}

/** @throws UserError starting with `where` in place of HDF5's own pages */
export function guarded<T>(where: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw problemOf(where, error);
  }
}

/** What HDF5 says of a damaged file, as one sentence; other errors as they are. */
export function problemOf(where: string, error: unknown): unknown {
  const { name, message } = error as Error;
  if (/Aborted/.test(message)) hasGivenUp = true;
  const isOfHdf5 = /^HDF5-DIAG|name not defined|Aborted/.test(message);
  // Sizes that are no sizes, and addresses outside of its memory.
  if (!isOfHdf5 && name !== "RangeError" && name !== "RuntimeError") return error;
  const filter = /required filter '([^']+)'/.exec(message)?.[1];
  return new UserError(
    filter
      ? `${where} is compressed with ${filter}, which cannot be read; rewrite it with gzip (h5repack -f GZIP=4)`
      : `${where} cannot be read: the file is damaged or cut off; fetch it again`,
  );
}

/** Whole numbers of 64 bits included. */
export type Values = ArrayLike<number> | ArrayLike<bigint> | string[];

/** Rows `from` to `to` of a dataset along its first dimension, flat. */
export function rowsOf(dataset: Dataset, from: number, to: number, path: string): Values {
  const value = guarded(`${path}, ${dataset.path}`, () => dataset.slice([[from, to]]));
  return (value ?? []) as Values;
}

export function allOf(dataset: Dataset, path: string): Values {
  const value = guarded(`${path}, ${dataset.path}`, () => dataset.value);
  return (typeof value === "object" && value !== null ? value : [value]) as Values;
}

/** The first of the attributes `names` that is there. */
export function attributeOf(
  object: Group | Dataset,
  names: readonly string[],
  path: string,
): unknown {
  return guarded(`${path}, ${object.path}`, () => {
    const { attrs } = object;
    const name = names.find((each) => each in attrs);
    const value: unknown = name === undefined ? undefined : attrs[name].value;
    return Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
  });
}
