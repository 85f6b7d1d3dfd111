import type { Generator } from "@equimeter/torch";

import { type Batch, replicate } from "../../data/index.js";
import { flowAsModel } from "../../generate/flow/index.js";
import type { Model } from "../../models/model.js";
import type { Proteina } from "../../models/proteina/index.js";
import type { FlowModel } from "../../train/flow/index.js";
import { type Repair, repaired } from "../generate/repair.js";
import { flowOf } from "../tasks/proteins/training.js";

/**
 * The model with its velocity field repaired, as the measure takes models. Left as it is, it is the model
 * itself, which has invariants, so that it is measured as everywhere else.
 *
 * @param generator - of the rotations of "twirled", on the CPU
 */
export function repairedModel(
  model: Proteina,
  repair: Repair,
  generator: Generator,
  rowsPerPass: number,
): Model {
  if (repair.kind === "plain") return model;
  return {
    forward(batch) {
      const flow = repaired(flowOfCopies(model, batch), repair, generator, rowsPerPass);
      return flowAsModel(flow).forward(batch);
    },
  };
}

/** What the model knows of residues. */
const known = ["residue_pdb_idx", "chain_breaks_per_residue"];

/** `flowOf`, for the batch and for whole copies of it, one after the other, as twirling asks for them. */
function flowOfCopies(model: Proteina, batch: Batch): FlowModel {
  const samples = batch.mask.shape[0];
  const residues = Object.fromEntries(
    known.flatMap((name) => (batch[name] ? [[name, batch[name]]] : [])),
  );
  return (points, t, mask, previous) => {
    const copies = mask.shape[0] / samples;
    const all = replicate(residues, copies, samples, samples);
    return flowOf(model, all)(points, t, mask, previous);
  };
}
