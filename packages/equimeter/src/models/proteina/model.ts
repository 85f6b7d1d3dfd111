import { nn, type Tensor, tidy } from "@equimeter/torch";

import type { Batch } from "../../data/batch.js";
import type { Model } from "../model.js";
import { checkBatch } from "./check-batch.js";
import type { ProteinaConfig } from "./config.js";
import { ProteinaNetwork } from "./network.js";

/** What is predicted of noisy backbones. */
export interface Prediction extends Batch {
  /** The clean backbone, x_t + (1 − t) v, [B, N, 3] nm. */
  x_1: Tensor;
  /** The velocity of the flow, x_1 − x_0 in the mean, [B, N, 3] nm. */
  v: Tensor;
}

/**
 * Proteína's flow-matching network for CA backbones (Geffner et al. 2025, repository
 * NVIDIA-Digital-Bio/proteina), under the parameter names of its checkpoints. Nothing in it is
 * equivariant: coordinates enter as plain numbers, and as distances.
 *
 * Needs
 * * `x_t` [B, N, 3] nm, the backbones x_t = (1 − t) x_0 + t x_1 between noise and protein, centred;
 * * `t` [B], 0 for noise, 1 for proteins;
 * * `mask` [B, N], whether a residue is there.
 *
 * Takes
 * * `x_sc` [B, N, 3] nm, what it predicted of `x_1` the last time (self-conditioning);
 * * `residue_pdb_idx` [B, N], numbers of the residues; default 1 … N;
 * * `chain_breaks_per_residue` [B, N], whether the chain is broken behind a residue; default nowhere;
 * * `cath_code` [B, 3], rows of class, architecture and topology, for a model with `foldClasses`; default
 *   unknown.
 *
 * Gives `x_1` and `v`, zero in padding, and with `distogramBuckets` logits for each pair's distance,
 * `distogram` [B, N, N, buckets].
 */
export class Proteina extends nn.Module implements Model {
  nn: ProteinaNetwork;
  readonly #config: ProteinaConfig;

  constructor(config: ProteinaConfig) {
    super();
    this.#config = config;
    this.nn = new ProteinaNetwork(config);
  }

  /**
   * Of the first layers until pairs change, what pairs add to their scores, and the pairs themselves where
   * they do change. The distances of `x_sc` are among it: it turns with `x_t`.
   *
   * Fields have one row for all samples, so that copies made by `replicate` share their memory: 4 · B ·
   * layers · heads · (R + N)² bytes with R registers, 90 MB for 60M and 4 proteins of 256 residues.
   *
   * @throws UserError when a tensor is missing or does not fit the others
   */
  invariants(batch: Batch): Batch {
    return this.nn.invariants(checkBatch(batch, this.#config));
  }

  /**
   * @param invariants - of the batch, of the same proteins turned, or of those that the batch holds copies
   *   of, copy after copy. Gradients reach what they depend on only if they were computed with gradients.
   * @throws UserError when a tensor is missing or does not fit the others
   */
  forward(batch: Batch, invariants?: Batch): Prediction {
    const complete = checkBatch(batch, this.#config);
    return tidy(() => {
      const { x_t, t, mask } = complete;
      const { coordinates: v, ...more } = this.nn.forward(complete, invariants);
      const left = t.to(x_t.dtype).rsub(1).view([-1, 1, 1]);
      const x_1 = x_t.add(v.mul(left)).mul(mask.to(x_t.dtype).unsqueeze(-1));
      return { x_1, v, ...more };
    });
  }
}
