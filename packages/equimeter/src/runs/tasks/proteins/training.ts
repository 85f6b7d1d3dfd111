import { type Generator, tidy } from "@equimeter/torch";

import type { Batch } from "../../../data/index.js";
import { type Chain, collateChains } from "../../../data/proteins/index.js";
import { vector } from "../../../groups/index.js";
import type { Proteina } from "../../../models/proteina/index.js";
import { augment, type ForwardResult, type TrainerOptions } from "../../../train/index.js";
import {
  distogramLoss,
  type FlowModel,
  noisyPoints,
  previousPrediction,
  uniformBeta,
} from "../../../train/flow/index.js";
import type { ProteinsDataConfig } from "../../config/data-schema.js";
import type { ResolvedConfig } from "../../config/schema.js";
import { onDevice } from "../batches.js";
import { windowOf } from "./window.js";

type Train = ResolvedConfig["train"];

/** A batch of training: windows, rotations, times and noise are drawn, in this order. */
export function trainingBatch(
  chains: readonly Chain[],
  { crop, breakDistance }: ProteinsDataConfig,
  { augment: law, flow }: Train,
  generator: Generator,
  device: string,
): Batch {
  return tidy(() => {
    const windows = chains.map((chain) => windowOf(chain, crop, generator));
    const still = collateChains(windows, { breakDistance });
    const batch = law === "rotations" ? augment(still, { x_1: vector }, generator) : still;
    const { clean, t, points } = noisyPoints(batch.x_1, batch.mask, generator, {
      times: uniformBeta(flow),
    });
    return onDevice({ ...batch, x_1: clean, t, x_t: points }, device);
  });
}

/** A forward pass with self-conditioning, and the loss of predicted distances where the model predicts them. */
export function flowForward(model: Proteina, { flow }: Train): TrainerOptions["forward"] {
  return (batch, generator): ForwardResult =>
    tidy(() => {
      const { x_1, x_t, t, mask } = batch;
      const probability = flow.selfConditioning;
      const earlier = { points: x_t, t };
      const x_sc = previousPrediction(flowOf(model, batch), earlier, mask, generator, {
        probability,
      });
      const outputs = model.forward({ ...batch, ...(x_sc && { x_sc }) });
      const { distogram } = outputs;
      const auxiliary =
        distogram && flow.distogramWeight > 0
          ? distogramLoss(distogram, x_1, t, mask).mean().mul(flow.distogramWeight)
          : null;
      return { outputs, auxiliary };
    });
}

/** The model as what a flow asks for, with the numbers and breaks of the residues of a batch. */
export function flowOf(model: Proteina, residues: Batch): FlowModel {
  const { residue_pdb_idx, chain_breaks_per_residue } = residues;
  const known = {
    ...(residue_pdb_idx && { residue_pdb_idx }),
    ...(chain_breaks_per_residue && { chain_breaks_per_residue }),
  };
  return (x_t, t, mask, x_sc) =>
    tidy(() => model.forward({ ...known, x_t, t, mask, ...(x_sc && { x_sc }) }).x_1);
}
