import { type Tensor, tidy } from "@equimeter/torch";

import type { Batch } from "../../data/batch.js";
import { UserError } from "../../errors.js";
import type { PairBiasedAttention } from "./attention.js";
import { biasOfFeatures, biasOfPairs } from "./pair-bias.js";
import type { PairBuilder } from "./pair-builder.js";
import { padPairs } from "./registers.js";
import { inRows } from "./rows.js";

/** Features of pairs, without registers. */
export interface PairInputs {
  /** [B, N, N, …], and `mask` [B, N, N, 1] among them */
  readonly byRow: Batch;
  /** Alike for all pairs of a protein, [B, 1, 1, …] */
  readonly shared: Batch;
}

/** What is known of pairs before the first layer. Turning the proteins changes none of it. */
export interface PairStart {
  /** Biases of the layers until pairs change, [copies, layers · heads, B, M, M] of copies · B proteins */
  readonly bias: Tensor;
  /** [copies · B, M, M, pairWidth], M registers and residues; null where pairs stay as they are */
  readonly pairs: Tensor | null;
}

export interface PairStartOptions {
  readonly builder: PairBuilder;
  /** Of the layers until pairs change. */
  readonly attentions: readonly PairBiasedAttention[];
  readonly changes: boolean;
  readonly registers: number;
  /** See `inRows`. */
  readonly rows: number | null;
}

/** @param present - [B, M], which positions there are */
export function pairStart(
  inputs: PairInputs,
  present: Tensor,
  { builder, attentions, changes, registers, rows }: PairStartOptions,
): PairStart {
  return tidy(() => {
    if (!changes)
      return { bias: biasOfFeatures(attentions, builder, inputs, present, rows), pairs: null };
    const own = inRows(builder, inputs.byRow, inputs.shared, rows);
    const pairs = padPairs(own, registers);
    if (registers > 0) own.dispose(); // two of them at a time are much
    return { bias: biasOfPairs(attentions, pairs, present, rows), pairs };
  });
}

/** As fields with one row for all proteins, of which `replicate` makes views and no copies. */
export function asInvariants({ bias, pairs }: PairStart): Batch {
  return { pairBias: bias, ...(pairs && { pairs: pairs.unsqueeze(0) }) };
}

/**
 * The same back, of one or more copies of the proteins side by side.
 *
 * @param present - [copies · B, M], of the proteins that they are for
 * @throws UserError when they are of other proteins
 */
export function fromInvariants({ pairBias: bias, pairs }: Batch, present: Tensor): PairStart {
  const [copies, , samples, positions] = bias?.shape ?? [];
  const [proteins, wanted] = present.shape;
  if (copies * samples !== proteins || positions !== wanted)
    throw new UserError(
      `the invariants do not fit a batch of ${proteins} proteins with ${wanted} positions: give ` +
        "what invariants(batch) gave for this batch, or for the one that it is copies of",
    );
  return { bias, pairs: pairs?.reshape([proteins, ...pairs.shape.slice(2)]) ?? null };
}
