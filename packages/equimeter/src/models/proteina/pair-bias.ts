import { cat, layerNorm, linear, nn, type Tensor, tidy } from "@equimeter/torch";

import type { Batch } from "../../data/batch.js";
import type { PairBiasedAttention } from "./attention.js";
import type { PairBuilder } from "./pair-builder.js";
import { inRows } from "./rows.js";

/**
 * The least finite numbers: unlike −∞ they leave a softmax finite where a position is to see nothing.
 */
const least: Readonly<Record<string, number>> = {
  float64: -Number.MAX_VALUE,
  float32: -(2 - 2 ** -23) * 2 ** 127,
  bfloat16: -(2 - 2 ** -7) * 2 ** 127,
  float16: -65504,
};

/** Pairs to the biases of all heads of several layers, [B, r, N, c] → [B, r, N, layers · heads]. */
class BiasOfPairs extends nn.Module {
  /** @param inputs - `pairs`, and `weight` [layers · heads, c] */
  forward({ pairs, weight }: Batch): Tensor {
    return tidy(() => linear(layerNorm(pairs, [pairs.shape[3]]), weight));
  }
}

/** The same from features: where pairs serve for nothing else, they need not all be there at once. */
class BiasOfFeatures extends nn.Module {
  readonly builder: PairBuilder;
  readonly #bias = new BiasOfPairs();

  constructor(builder: PairBuilder) {
    super();
    this.builder = builder;
  }

  forward({ weight, ...features }: Batch): Tensor {
    return tidy(() => this.#bias.forward({ pairs: this.builder.forward(features), weight }));
  }
}

/**
 * Biases of several layers at once: as long as pairs do not change, they are normalized once and one
 * product serves all of the layers.
 *
 * @returns [layers · heads, B, N, N]
 */
export function biasOfPairs(
  layers: readonly PairBiasedAttention[],
  pairs: Tensor,
  rows: number | null,
): Tensor {
  const weight = weightOf(layers);
  return inRows(new BiasOfPairs(), { pairs }, { weight }, rows).permute([3, 0, 1, 2]);
}

/** @param byRow - features of pairs, [B, N, N, …] @param shared - those that are alike for all pairs */
export function biasOfFeatures(
  layers: readonly PairBiasedAttention[],
  builder: PairBuilder,
  byRow: Batch,
  shared: Batch,
  rows: number | null,
): Tensor {
  const module = new BiasOfFeatures(builder);
  const given = { ...shared, weight: weightOf(layers) };
  return inRows(module, byRow, given, rows).permute([3, 0, 1, 2]);
}

function weightOf(layers: readonly PairBiasedAttention[]): Tensor {
  return cat(
    layers.map((layer) => layer.biasWeight()),
    0,
  );
}

/**
 * Biases for a trunk with registers, of which nothing is known, in front of the residues.
 *
 * @param bias - [layers · heads, B, N or R + N, the same]
 * @param visible - [B, R + N, R + N]
 * @returns for each layer [heads, B, R + N, R + N]
 */
export function scoreBiases(bias: Tensor, visible: Tensor, layers: number): Tensor[] {
  const missing = visible.shape[1] - bias.shape[2];
  const padded = missing > 0 ? bias.constantPadNd([missing, 0, missing, 0]) : bias.contiguous();
  return padded.maskedFill_(visible.logicalNot(), least[bias.dtype]).contiguous().chunk(layers, 0);
}
