import { type Tensor, tidy } from "@equimeter/torch";

import type { Batch } from "../../data/batch.js";
import type { Conditioning } from "./conditioning.js";
import type { TransformerLayer } from "./layer.js";
import { biasOfFeatures, biasOfPairs, scoreBiases } from "./pair-bias.js";
import type { PairBuilder } from "./pair-builder.js";
import type { PairUpdate } from "./pair-update.js";
import { padPairs } from "./registers.js";
import { inRows, sparingly } from "./rows.js";

export interface Trunk {
  readonly layers: readonly TransformerLayer[];
  /** What follows layer k; null where pairs stay as they are from first to last. */
  readonly updates: readonly (PairUpdate | null)[] | null;
  readonly builder: PairBuilder;
  readonly registers: number;
  /** See `inRows`. */
  readonly rows: number | null;
}

/** Features of pairs, without registers. */
export interface PairInputs {
  /** [B, N, N, …], and `mask` [B, N, N, 1] among them */
  readonly byRow: Batch;
  /** Alike for all pairs of a protein, [B, 1, 1, …] */
  readonly shared: Batch;
}

export interface TrunkState {
  /** [B, M, width], M registers and residues */
  readonly tokens: Tensor;
  /** [B, M, M, pairWidth], null where nothing but the attention needs them */
  readonly pairs: Tensor | null;
}

/** @param present - [B, M] */
export function runTrunk(
  trunk: Trunk,
  tokens: Tensor,
  inputs: PairInputs,
  conditioning: Conditioning,
  present: Tensor,
): TrunkState {
  return tidy(() => {
    const { builder, registers, rows } = trunk;
    const visible = present.unsqueeze(2).logicalAnd(present.unsqueeze(1)); // [B, M, M]
    const mask = present.to(tokens.dtype).unsqueeze(-1); // [B, M, 1]
    const pairMask = visible.to(tokens.dtype).unsqueeze(-1);
    let x = tokens;
    let pairs = trunk.updates
      ? tidy(() => padPairs(inRows(builder, inputs.byRow, inputs.shared, rows), registers))
      : null;
    for (const { layers, update } of segments(trunk)) {
      const attentions = layers.map(({ mhba }) => mhba.mha);
      x = tidy(() => {
        const bias = pairs
          ? biasOfPairs(attentions, pairs, rows)
          : biasOfFeatures(attentions, builder, inputs.byRow, inputs.shared, rows);
        const biases = scoreBiases(bias, visible, layers.length);
        return layers.reduce(
          (seen, layer, k) => layer.forward(seen, biases[k], conditioning, mask),
          x,
        );
      });
      if (!update || !pairs) continue;
      const given = { tokens: x, pairs, mask: pairMask };
      const updated = rows === null ? update.forward(given) : sparingly(update, given);
      pairs.dispose(); // two of them at a time are much
      pairs = updated;
    }
    return { tokens: x, pairs };
  });
}

interface Segment {
  /** Layers that see the same pairs. */
  readonly layers: readonly TransformerLayer[];
  /** What changes the pairs then. */
  readonly update: PairUpdate | null;
}

function segments({ layers, updates }: Trunk): Segment[] {
  const found: Segment[] = [];
  let first = 0;
  layers.forEach((_, k) => {
    const update = updates?.[k] ?? null;
    if (!update && k < layers.length - 1) return;
    found.push({ layers: layers.slice(first, k + 1), update });
    first = k + 1;
  });
  return found;
}
