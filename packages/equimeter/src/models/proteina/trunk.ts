import { type Tensor, tidy } from "@equimeter/torch";

import type { Conditioning } from "./conditioning.js";
import type { TransformerLayer } from "./layer.js";
import { biasOfPairs } from "./pair-bias.js";
import type { PairStart } from "./pair-start.js";
import type { PairUpdate } from "./pair-update.js";
import { sparingly } from "./rows.js";

/** Layers that see the same pairs. */
export interface Segment {
  /** What changes the pairs before; null for the first layers. */
  readonly update: PairUpdate | null;
  readonly layers: readonly TransformerLayer[];
}

export interface TrunkState {
  /** [B, M, width], M registers and residues */
  readonly tokens: Tensor;
  /** [B, M, M, pairWidth], null where nothing but the attention needs them */
  readonly pairs: Tensor | null;
}

/** @param updates - what follows layer k; null where pairs stay as they are from first to last */
export function segmentsOf(
  layers: readonly TransformerLayer[],
  updates: readonly (PairUpdate | null)[] | null,
): Segment[] {
  const starts = layers.flatMap((_, k) => (k === 0 || updates?.[k - 1] ? [k] : []));
  return starts.map((start, s) => ({
    update: updates?.[start - 1] ?? null,
    layers: layers.slice(start, starts[s + 1]),
  }));
}

/**
 * @param start - its pairs are freed as soon as they have changed
 * @param present - [B, M]
 * @param rows - see `inRows`
 */
export function runTrunk(
  segments: readonly Segment[],
  tokens: Tensor,
  start: PairStart,
  conditioning: Conditioning,
  present: Tensor,
  rows: number | null,
): TrunkState {
  return tidy(() => {
    const mask = present.to(tokens.dtype).unsqueeze(-1); // [B, M, 1]
    let [x, { pairs }] = [tokens, start];
    for (const { update, layers } of segments) {
      if (update && pairs) {
        const given = { tokens: x, pairs, mask: mask.unsqueeze(2).mul(mask.unsqueeze(1)) };
        const updated = rows === null ? update.forward(given) : sparingly(update, given);
        pairs.dispose(); // two of them at a time are much
        pairs = updated;
      }
      x = tidy(() => {
        const attentions = layers.map(({ mhba }) => mhba.mha);
        const isNew = update && pairs;
        const bias = isNew ? biasOfPairs(attentions, pairs!, present, rows) : start.bias;
        const biases = bias.chunk(layers.length, 1);
        return layers.reduce(
          (seen, layer, k) => layer.forward(seen, biases[k], conditioning, mask),
          x,
        );
      });
    }
    return { tokens: x, pairs };
  });
}
