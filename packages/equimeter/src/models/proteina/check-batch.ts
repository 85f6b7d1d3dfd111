import { tensor, type Tensor } from "@equimeter/torch";

import type { Batch } from "../../data/batch.js";
import { UserError } from "../../errors.js";
import type { ProteinaConfig } from "./config.js";

/**
 * The batch, with unknown folds where none are given.
 *
 * @throws UserError when a tensor is missing or does not fit the others
 */
export function checkBatch(batch: Batch, { foldClasses }: ProteinaConfig): Batch {
  const { x_t } = batch;
  if (x_t?.shape.length !== 3 || x_t.shape[1] === 0 || x_t.shape[2] !== 3)
    throw new UserError(`the model needs x_t [B, N, 3], CA positions in nm, and ${found(x_t)}`);
  const [samples, residues] = x_t.shape;
  const shapes = {
    t: [samples],
    mask: [samples, residues],
    x_sc: [samples, residues, 3],
    residue_pdb_idx: [samples, residues],
    chain_breaks_per_residue: [samples, residues],
    cath_code: [samples, 3],
  };
  for (const [name, shape] of Object.entries(shapes)) {
    const given: Tensor | undefined = batch[name];
    const isNeeded = name === "t" || name === "mask";
    if ((given || isNeeded) && given?.shape.join() !== shape.join())
      throw new UserError(
        `the model needs ${name} [${shape.join(", ")}] beside x_t [${x_t.shape.join(", ")}], and ${found(given)}`,
      );
  }
  if (!foldClasses) return batch;
  if (batch.cath_code) checkFolds(batch.cath_code, foldClasses);
  const unknown = tensor([[...foldClasses]], { dtype: "int64", device: x_t.device });
  return { ...batch, cath_code: batch.cath_code ?? unknown.expand([samples, 3]) };
}

function checkFolds(code: Tensor, classes: readonly number[]): void {
  const rows = code.toNumbers();
  const wrong = rows.findIndex(
    (row, i) => !Number.isInteger(row) || row < 0 || row > classes[i % 3],
  );
  if (wrong < 0) return;
  const level = ["class", "architecture", "topology"][wrong % 3];
  throw new UserError(
    `cath_code has ${rows[wrong]} for the ${level} of sample ${Math.floor(wrong / 3)}: take 0 to ` +
      `${classes[wrong % 3] - 1}, or ${classes[wrong % 3]} for unknown`,
  );
}

function found(given: Tensor | undefined): string {
  return given ? `the batch has [${given.shape.join(", ")}]` : "the batch has none";
}
