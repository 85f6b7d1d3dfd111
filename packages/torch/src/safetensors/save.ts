import { randomUUID } from "node:crypto";
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";

import { noGrad } from "../autograd/index.js";
import { TorchError } from "../errors.js";
import { tidy } from "../scope.js";
import type { Tensor } from "../tensor.js";
import { storedName, storedTypes } from "./dtypes.js";
import { reasonOf } from "./header.js";

interface Entry {
  name: string;
  tensor: Tensor;
  dtype: string;
  shape: number[];
  bytes: number;
}

/**
 * Writes tensors to a safetensors file: complete under a temporary name, then renamed, so that a
 * reader never meets half a file. Tensors on other devices are copied one at a time.
 *
 * @param metadata - any strings by name
 * @throws TorchError when a dtype has no place in the format or the file cannot be written
 */
export function saveSafetensors(
  path: string,
  tensors: Readonly<Record<string, Tensor>>,
  metadata: Readonly<Record<string, string>> = {},
): void {
  const entries = Object.entries(tensors).map(([name, tensor]) => describe(path, name, tensor));
  for (const [key, value] of Object.entries(metadata))
    if (typeof value !== "string")
      throw new TorchError(`${path}: the metadata ${JSON.stringify(key)} must be a string`);
  // Largest elements first: every tensor then starts at a multiple of its element's size.
  const ordered = entries.toSorted((a, b) => width(b) - width(a));
  const temporary = `${path}.${randomUUID().slice(0, 8)}.tmp`;
  try {
    const file = openSync(temporary, "wx");
    try {
      writeAll(file, header(entries, ordered, metadata));
      for (const { tensor, bytes } of ordered) if (bytes > 0) writeTensor(file, tensor);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
    syncFolder(dirname(path));
  } catch (error) {
    rmSync(temporary, { force: true });
    if (error instanceof TorchError) throw error;
    const message = `${path}: cannot be written: ${reasonOf(error)}`;
    throw new TorchError(message, undefined, { cause: error });
  }
}

function width(entry: Entry): number {
  return storedTypes[entry.dtype].bytes;
}

function describe(path: string, name: string, tensor: Tensor): Entry {
  if (name === "__metadata__")
    throw new TorchError(`${path}: no tensor can have the name __metadata__`);
  const { dtype, shape } = tensor;
  const stored = storedName(dtype);
  if (!stored) throw new TorchError(`${path}: ${name} is ${dtype}, which safetensors cannot hold`);
  const elements = shape.reduce((product, size) => product * size, 1);
  return { name, tensor, dtype: stored, shape, bytes: elements * storedTypes[stored].bytes };
}

/** The length and the JSON, padded with spaces so that the data start at a multiple of eight. */
function header(
  entries: Entry[],
  ordered: Entry[],
  metadata: Readonly<Record<string, string>>,
): Uint8Array {
  const offsets = new Map<Entry, [number, number]>();
  let at = 0;
  for (const entry of ordered) offsets.set(entry, [at, (at += entry.bytes)]);
  const described = entries.map((entry) => {
    const { name, dtype, shape } = entry;
    return [name, { dtype, shape, data_offsets: offsets.get(entry) }] as const;
  });
  const hasMetadata = Object.keys(metadata).length > 0;
  const json = JSON.stringify({
    ...(hasMetadata && { __metadata__: metadata }),
    ...Object.fromEntries(described),
  });
  const text = Buffer.from(json + " ".repeat((8 - (Buffer.byteLength(json) % 8)) % 8));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text]);
}

function writeTensor(file: number, tensor: Tensor): void {
  noGrad(() =>
    tidy(() => {
      const flat = tensor.detach().to({ device: "cpu" }).contiguous().view([-1]);
      writeAll(file, flat.view("uint8").shareTypedArray() as Uint8Array);
    }),
  );
}

/** One call writes at most 2 GiB and may write less than it was given. */
function writeAll(file: number, bytes: Uint8Array): void {
  const most = 1 << 30;
  for (let at = 0; at < bytes.length;)
    at += writeSync(file, bytes, at, Math.min(most, bytes.length - at));
}

/** Makes the rename itself survive a power cut, where the platform lets folders be opened. */
function syncFolder(folder: string): void {
  let handle: number;
  try {
    handle = openSync(folder, "r");
  } catch {
    return;
  }
  try {
    fsyncSync(handle);
  } catch {
    // some file systems refuse; the file itself is safe
  } finally {
    closeSync(handle);
  }
}
