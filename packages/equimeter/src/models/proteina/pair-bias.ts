import {
  autocast,
  cat,
  type DType,
  layerNorm,
  linear,
  nn,
  type Tensor,
  tidy,
} from "@equimeter/torch";

import type { Batch } from "../../data/batch.js";
import type { PairBiasedAttention } from "./attention.js";
import { BiasOfClasses, classTables } from "./class-bias.js";
import type { PairBuilder } from "./pair-builder.js";
import type { PairInputs } from "./pair-start.js";
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
 * @param pairs - [B, M, M, c], M registers and residues
 * @param present - [B, M]
 * @returns [1, layers · heads, B, M, M]
 */
export function biasOfPairs(
  layers: readonly PairBiasedAttention[],
  pairs: Tensor,
  present: Tensor,
  rows: number | null,
): Tensor {
  return tidy(() => {
    const given = { weight: weightOf(layers) };
    return ofScores(inRows(new BiasOfPairs(), { pairs }, given, rows), present);
  });
}

/** The same of pairs that nothing else needs. Of registers, which stand in front, nothing is known. */
export function biasOfFeatures(
  layers: readonly PairBiasedAttention[],
  builder: PairBuilder,
  { byRow, shared }: PairInputs,
  present: Tensor,
  rows: number | null,
): Tensor {
  return tidy(() => {
    const weight = weightOf(layers);
    const { mask, ...features } = byRow;
    const classes = isLong(weight.dtype) ? builder.classesOf(Object.keys(features)) : null;
    if (!classes) {
      const given = { ...shared, weight };
      return ofScores(inRows(new BiasOfFeatures(builder), byRow, given, rows), present);
    }
    const bias = autocast({ device: mask.device, enabled: false }, () => {
      const weights = builder.classWeights(Object.keys(classes), shared);
      const tables = classTables({ ...weights, outputs: weight });
      return inRows(new BiasOfClasses(classes), features, tables, rows);
    });
    return ofScores(bias.to(typeOfProducts(weight)), present);
  });
}

/** Whether sums of products of rows, small differences of large numbers, have digits left. */
function isLong(dtype: DType): boolean {
  return dtype === "float32" || dtype === "float64";
}

/** The type that products have here, where they may be cast. */
function typeOfProducts(weight: Tensor): DType {
  const some = weight.narrow(0, 0, 1);
  return tidy(() => linear(some, some)).dtype;
}

function weightOf(layers: readonly PairBiasedAttention[]): Tensor {
  return cat(
    layers.map((layer) => layer.biasWeight()),
    0,
  );
}

/**
 * Brought to the form of the scores, with the least number between positions that are not to see
 * each other.
 *
 * @param bias - [B, N or M, the same, layers · heads]
 */
function ofScores(bias: Tensor, present: Tensor): Tensor {
  const missing = present.shape[1] - bias.shape[1];
  const byHead = bias.permute([3, 0, 1, 2]);
  const whole = missing > 0 ? byHead.constantPadNd([missing, 0, missing, 0]) : byHead.contiguous();
  const hidden = present.unsqueeze(2).logicalAnd(present.unsqueeze(1)).logicalNot(); // [B, M, M]
  return whole.maskedFill_(hidden, least[bias.dtype]).contiguous().unsqueeze(0);
}
