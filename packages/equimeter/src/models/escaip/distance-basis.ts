import { arange, cat, linear, type Tensor } from "@equimeter/torch";

import type { EscaipConfig } from "./config.js";

/**
 * The Gaussian features of all edges: exp(−½ ((d − o_k)/2Δ)²) with centres o_k from 0 to the cutoff, Δ apart.
 *
 * A Gaussian is nothing to a distance more than 12 Δ from its centre, and nearest neighbours are all near:
 * of 600 features an edge has 24 or so. So edges are sorted by distance and cut into bands, each of which
 * needs only the few columns of a weight around it. The result is that of the whole matrix product to
 * rounding, for a tenth of the work; this layer is half of EScAIP otherwise.
 */
export interface DistanceBasis {
  /** Where each edge stands in the sorted order, [edges]. */
  readonly rank: Tensor;
  readonly bands: readonly Band[];
}

interface Band {
  /** [edges of the band, columns]; zero where there is no edge. */
  readonly features: Tensor;
  /** Which columns of the basis these are. */
  readonly first: number;
}

/** exp(−½ · 6²) is 2⁻²⁶: below the rounding of float32 next to a Gaussian's peak of 1. */
const reach = 6;
/** Narrower bands have fewer columns, but products too small to be fast. */
const bandCount = 12;

/**
 * @param length - [N, K] Å
 * @param used - [N, K], false in slots without an edge
 */
export function distanceBasis(
  length: Tensor,
  used: Tensor,
  { cutoff, distanceBasis: count }: EscaipConfig,
): DistanceBasis {
  const spacing = cutoff / (count - 1);
  // Empty slots stand together, before the shortest edge.
  const { values, indices } = length
    .reshape([-1])
    .mul(used.reshape([-1]))
    .sort();
  const sortedUse = used.reshape([-1]).indexSelect(0, indices).unsqueeze(1);
  const rank = indices.argsort();
  const edges = values.size;
  const step = Math.max(1, Math.ceil(edges / bandCount));
  const bands: Band[] = [];
  for (let start = 0; start < edges; start += step) {
    const size = Math.min(step, edges - start);
    const own = values.narrow(0, start, size);
    const [near, far] = [own.narrow(0, 0, 1).item(), own.narrow(0, size - 1, 1).item()];
    const first = clamp(Math.floor(near / spacing) - 2 * reach, count);
    const last = clamp(Math.ceil(far / spacing) + 2 * reach, count);
    const { dtype, device } = length;
    const centres = arange(first, last + 1, { dtype, device }).mul(spacing);
    const features = own
      .unsqueeze(1)
      .sub(centres)
      .div(2 * spacing)
      .square()
      .mul(-0.5)
      .exp()
      .mul(sortedUse.narrow(0, start, size));
    bands.push({ features, first });
  }
  return { rank, bands };
}

function clamp(column: number, count: number): number {
  return Math.min(count - 1, Math.max(0, column));
}

/**
 * features · weightᵀ + bias for all edges in sorted order, [edges, outputs].
 *
 * @param weight - [outputs, basis]
 */
export function linearInBands({ bands }: DistanceBasis, weight: Tensor, bias: Tensor): Tensor {
  const parts = bands.map(({ features, first }) =>
    linear(features, weight.narrow(1, first, features.shape[1]), bias),
  );
  return cat(parts, 0);
}

/** Rows in sorted order as rows by atom and slot: [edges, H] → [N, K, H]. */
export function bySlot(rows: Tensor, { rank }: DistanceBasis, slots: Tensor): Tensor {
  return rows.indexSelect(0, rank).view([...slots.shape, rows.shape[1]]);
}
