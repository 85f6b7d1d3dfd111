import { arange, type Tensor } from "@equimeter/torch";

import { UserError } from "../errors.js";

/**
 * Samples side by side: a plain record of named tensors. Every tensor has either a row for each
 * sample or, where `batch` is there, a row for each atom.
 *
 * Atoms: `positions [N, 3]` Å, `atomicNumbers [N]`, `batch [N]` (the sample of each atom),
 * `atomCounts [B]`, `energy [B]` eV, `forces [N, 3]` eV/Å, `cell [B, 3, 3]` Å,
 * `neighborIndex [N, K]` (rows of atoms; where `neighborMask` is false the atom itself), `edgeIndex
 * [E, 2]` (rows of atoms).
 */
export type Batch = Record<string, Tensor>;

/** Fields whose integers point at rows, and at the rows of what. */
const pointers: Readonly<Record<string, "samples" | "rows">> = {
  batch: "samples",
  neighborIndex: "rows",
  edgeIndex: "rows",
};

/**
 * Number of samples. `like` names a field that has a row for each, for batches without atoms; a
 * batch of atoms without `atomCounts` ends with the last sample that has an atom.
 */
export function sampleCount(batch: Batch, like: string): number {
  if (batch.atomCounts) return batch.atomCounts.shape[0];
  if (batch.batch) return batch.batch.max().item() + 1;
  return batch[like].shape[0];
}

/**
 * The sample that each row of `field` belongs to, [rows] int64.
 *
 * @throws UserError when the rows are neither the atoms nor the samples of the batch
 */
export function sampleOfRow(batch: Batch, field: Tensor, samples: number): Tensor {
  const atoms = batch.batch?.shape[0];
  const rows = field.shape[0];
  if (rows === atoms) return batch.batch;
  if (rows !== samples)
    throw new UserError(
      `a field of shape [${field.shape.join(", ")}] needs a row for each of ` +
        `${atoms === undefined ? "" : `${atoms} atoms or `}${samples} samples`,
    );
  return arange(samples, { dtype: "int64", device: field.device });
}

/** The batch `copies` times over, copy after copy, as one larger batch. */
export function replicate(batch: Batch, copies: number, samples: number, rows: number): Batch {
  const result: Batch = {};
  for (const [name, values] of Object.entries(batch)) {
    const [first, ...rest] = values.shape;
    const repeated = values.unsqueeze(0).expand([copies, first, ...rest]);
    const target = pointers[name];
    const shifted = target
      ? repeated.add(offsets(copies, target === "samples" ? samples : rows, values))
      : repeated;
    result[name] = shifted.reshape([copies * first, ...rest]);
  }
  return result;
}

function offsets(copies: number, stride: number, like: Tensor): Tensor {
  const steps = arange(copies, { dtype: "int64", device: like.device }).mul(stride);
  return steps.view([copies, ...like.shape.map(() => 1)]);
}
