import { fromTypedArray, loadSafetensors, type Tensor, TorchError } from "@equimeter/torch";

import { type Batch } from "../../data/index.js";
import { openNpz } from "../../data/npz/zip.js";
import { UserError } from "../../errors.js";
import type { SubjectData } from "./data.js";
import type { Rows } from "./fields.js";

/** Whether a file holds named tensors rather than structures. */
export async function isTensorFile(path: string): Promise<boolean> {
  if (/\.safetensors$/i.test(path)) return true;
  if (!/\.npz$/i.test(path)) return false;
  const { names } = await openNpz(path);
  return !(
    names.some((name) => ["z", "nuclear_charges", "atomic_numbers"].includes(name)) &&
    names.some((name) => ["R", "coords", "positions"].includes(name))
  );
}

/**
 * Named tensors of a file as batches: of each the first axis counts samples. A field `names` [n, …]
 * is not read.
 *
 * @throws UserError for a damaged file, and for tensors of unequal numbers of samples
 */
export async function tensorData(
  path: string,
  { limit = Infinity }: { limit?: number } = {},
): Promise<SubjectData> {
  const tensors = /\.npz$/i.test(path) ? await npzTensors(path) : safetensors(path);
  const all = Object.entries(tensors);
  if (all.length === 0) throw new UserError(`${path} holds no tensors`);
  const [first, { shape }] = all[0];
  const odd = all.find(([, tensor]) => tensor.rank === 0 || tensor.shape[0] !== shape[0]);
  if (odd || shape[0] === 0)
    throw new UserError(
      `${path}: the first axis of every tensor counts samples, and ${first} is [${shape.join(", ")}]` +
        (odd ? ` where ${odd[0]} is [${odd[1].shape.join(", ")}]` : ""),
    );
  const samples = Math.min(limit, shape[0]);
  return {
    name: path,
    names: Array.from({ length: samples }, (_, sample) => `sample ${sample}`),
    hasAtoms: false,
    fields: Object.fromEntries(all.map(([name]): [string, Rows] => [name, "sample"])),
    ...("mask" in tensors && tensors.mask.dtype === "bool" && { mask: "mask" }),
    sampleSize: Math.max(...all.map(([, tensor]) => tensor.size / tensor.shape[0])),
    batchOf: (at, count): Batch =>
      Object.fromEntries(
        all.map(([name, tensor]) => [name, tensor.narrow(0, at, Math.min(count, samples - at))]),
      ),
  };
}

function safetensors(path: string): Record<string, Tensor> {
  try {
    return loadSafetensors(path).tensors;
  } catch (error) {
    if (error instanceof TorchError) throw new UserError(error.message);
    throw error;
  }
}

async function npzTensors(path: string): Promise<Record<string, Tensor>> {
  const npz = await openNpz(path);
  const tensors: Record<string, Tensor> = {};
  for (const name of npz.names) {
    const { shape, values, kind } = npz.array(name);
    if (!(values instanceof Float64Array)) continue;
    const tensor = fromTypedArray(values, shape);
    tensors[name] = kind === "f" ? tensor : tensor.to(kind === "b" ? "bool" : "int64");
  }
  return tensors;
}
