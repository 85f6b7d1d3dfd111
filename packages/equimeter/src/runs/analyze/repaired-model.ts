import { cat, type Generator, type Tensor, tidy } from "@equimeter/torch";

import { type Batch, replicate } from "../../data/index.js";
import { flowAsModel } from "../../generate/flow/index.js";
import { checkRows } from "../../generate/flow/twisted.js";
import type { Model } from "../../models/model.js";
import type { Proteina } from "../../models/proteina/index.js";
import type { FlowModel } from "../../train/flow/index.js";
import type { Repair } from "../generate/repair-kind.js";
import { repaired } from "../generate/repair.js";
import { flowOf } from "../tasks/proteins/training.js";

/**
 * The model with its velocity field repaired, as the measure takes models. Left as it is, it is the model
 * itself, which has invariants, so that it is measured as everywhere else.
 *
 * @param generator - of the rotations of "twirled", on the CPU
 * @param rowsPerPass - chains that the repaired model is asked about at a time, however many a batch has
 * @throws UserError unless rowsPerPass is a whole number from 1 on, or Infinity
 */
export function repairedModel(
  model: Proteina,
  repair: Repair,
  generator: Generator,
  rowsPerPass: number,
): Model {
  if (repair.kind === "plain") return model;
  checkRows(rowsPerPass);
  return {
    forward(batch) {
      const flow = repaired(flowOfCopies(model, batch, rowsPerPass), repair, generator, Infinity);
      return flowAsModel(flow).forward(batch);
    },
  };
}

/** What the model knows of residues. */
const known = ["residue_pdb_idx", "chain_breaks_per_residue"];

/**
 * `flowOf`, for the batch and for whole copies of it, one after the other, as twirling asks for them; in passes
 * that may end within a copy.
 */
function flowOfCopies(model: Proteina, batch: Batch, rowsPerPass: number): FlowModel {
  const samples = batch.mask.shape[0];
  const residues = Object.fromEntries(
    known.flatMap((name) => (batch[name] ? [[name, batch[name]]] : [])),
  );
  return (points, t, mask, previous) =>
    tidy(() => {
      const [rows] = mask.shape;
      const copies = replicate(residues, rows / samples, samples, samples);
      const parts: Tensor[] = [];
      for (let first = 0; first < rows; first += rowsPerPass) {
        const cut = (values: Tensor) =>
          values.narrow(0, first, Math.min(rowsPerPass, rows - first));
        const own = Object.entries(copies).map(([name, values]) => [name, cut(values)]);
        const flow = flowOf(model, Object.fromEntries(own));
        parts.push(flow(cut(points), cut(t), cut(mask), previous && cut(previous)));
      }
      return cat(parts, 0);
    });
}
