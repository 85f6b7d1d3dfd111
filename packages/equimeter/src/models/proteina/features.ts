import { arange, bucketize, cat, cdist, linspace, type Tensor } from "@equimeter/torch";

import type { Batch } from "../../data/batch.js";
import type { ProteinaConfig } from "./config.js";

/**
 * What feature factories are made of, under the names of the original's configuration. Floats are
 * features themselves, [B, N, d] of residues and [B, N, N, d] of pairs, with 1 for N where all residues
 * have the same. Integers are classes: the feature is one-hot, and nobody needs to write it out.
 * A feature that is left out is zero.
 */
export type Features = Batch;

/** Features of residues that the configuration names; for `fold_emb`, which is learned, the `cath_code`. */
export function sequenceFeatures(batch: Batch, config: ProteinaConfig): Features {
  const { x_t, x_sc, t, chain_breaks_per_residue: breaks } = batch;
  const wanted = new Set<string>([...config.sequenceFeatures, ...config.conditionFeatures]);
  const features: Features = {};
  if (wanted.has("time_emb"))
    features.time_emb = timeEmbedding(t.to(x_t.dtype), config.timeEmbedding).unsqueeze(1);
  if (wanted.has("res_seq_pdb_idx"))
    features.res_seq_pdb_idx = indexEmbedding(fromOne(batch), config.indexEmbedding, x_t);
  if (wanted.has("chain_break_per_res") && breaks)
    features.chain_break_per_res = breaks.to(x_t.dtype).unsqueeze(-1);
  if (wanted.has("x_sc") && x_sc) features.x_sc = x_sc;
  if (wanted.has("fold_emb")) features.cath_code = batch.cath_code;
  return features;
}

/** Features of pairs that the configuration names. */
export function pairFeatures(batch: Batch, config: ProteinaConfig): Features {
  const { x_t, x_sc, t } = batch;
  const wanted = new Set<string>([...config.pairFeatures, ...config.pairConditionFeatures]);
  const features: Features = {};
  if (wanted.has("time_emb"))
    features.time_emb = timeEmbedding(t.to(x_t.dtype), config.timeEmbedding).view([
      -1,
      1,
      1,
      config.timeEmbedding,
    ]);
  if (wanted.has("rel_seq_sep"))
    features.rel_seq_sep = separationClasses(residueIndex(batch), config.separationBins);
  if (wanted.has("xt_pair_dists")) features.xt_pair_dists = distanceClasses(x_t, config.distances);
  if (wanted.has("x_sc_pair_dists") && x_sc)
    features.x_sc_pair_dists = distanceClasses(x_sc, config.selfDistances);
  return features;
}

/** How many columns of a factory's weight a feature takes. */
export function featureWidth(name: string, config: ProteinaConfig): number {
  const widths: Record<string, number> = {
    time_emb: config.timeEmbedding,
    res_seq_pdb_idx: config.indexEmbedding,
    chain_break_per_res: 1,
    x_sc: 3,
    fold_emb: 3 * config.foldEmbedding,
    rel_seq_sep: config.separationBins,
    xt_pair_dists: config.distances.bins,
    x_sc_pair_dists: config.selfDistances.bins,
  };
  return widths[name];
}

/** Wavelengths of τ = 2000 t from 2π to 2000 · 2π. @param t - [B] @returns [B, width] */
export function timeEmbedding(t: Tensor, width: number): Tensor {
  const half = Math.floor(width / 2);
  const rates = arange(half, { dtype: t.dtype, device: t.device });
  const angles = t
    .mul(2000)
    .unsqueeze(1)
    .mul(rates.mul(-Math.log(2000) / (half - 1)).exp());
  const waves = sineAndCosine(angles);
  return width % 2 === 0 ? waves : waves.constantPadNd([0, 1]);
}

/** Waves of the residue number, i π / 2056^(2k/width). @param index - [B, N] @returns [B, N, width] */
function indexEmbedding(index: Tensor, width: number, like: Tensor): Tensor {
  const powers = arange(width / 2, { dtype: like.dtype, device: like.device }).mul(2 / width);
  const lengths = powers.mul(Math.log(2056)).exp();
  return sineAndCosine(index.to(like.dtype).unsqueeze(-1).mul(Math.PI).div(lengths));
}

function sineAndCosine(angles: Tensor): Tensor {
  return cat([angles.sin(), angles.cos()], -1);
}

/** Numbers of the residues, [B, N]; 1 … N for all where there are none, [1, N]. */
function residueIndex({ x_t, residue_pdb_idx }: Batch): Tensor {
  if (residue_pdb_idx) return residue_pdb_idx.to("int64");
  return arange(1, x_t.shape[1] + 1, { dtype: "int64", device: x_t.device }).unsqueeze(0);
}

/** The same counted from 1 at the first residue, −1 for padding. */
function fromOne(batch: Batch): Tensor {
  const index = residueIndex(batch);
  if (!batch.residue_pdb_idx) return index;
  const counted = index.sub(index.narrow(1, 0, 1)).add(1);
  return counted.maskedFill(batch.mask.logicalNot(), -1);
}

/** Classes of i − j: one for each difference, the outermost for all beyond. @returns [B, N, N] */
export function separationClasses(index: Tensor, bins: number): Tensor {
  const middle = (bins - 1) / 2;
  const separation = index.unsqueeze(2).sub(index.unsqueeze(1));
  return separation
    .add(middle)
    .clamp(0, bins - 1)
    .to("int32");
}

/**
 * Classes of distances: the first below `min`, the last above `max`, the others between them. Which
 * class it is has no gradient.
 *
 * @param x - [B, N, 3] nm
 * @returns [B, N, N]
 */
export function distanceClasses(
  x: Tensor,
  { bins, min, max }: ProteinaConfig["distances"],
): Tensor {
  const points = x.detach();
  const edges = linspace(min, max, bins - 1, { dtype: x.dtype, device: x.device });
  // Mode 2 takes differences; by a matrix product short distances lose their digits.
  return bucketize(cdist(points, points, 2, { computeMode: 2 }), edges, { outInt32: true });
}
