import type { Tensor } from "@equimeter/torch";

import type { Replicates } from "./gradients-halves.js";
import { meanSquaredError } from "./losses.js";
import type { Seen } from "./masked.js";
import { labelOf } from "./sums.js";

/** Predictions of a batch and their label, row by row. */
export type Values = Omit<Seen, "sampleOfRow">;

/** `∂L̂/∂Z_ag = 2 (Z_ag − y) / rk`, summed over rows. @returns [r · k, rows, components] float64 */
export function lossSlope({ twisted, label }: Values, part: Replicates, k: number): Tensor {
  const z = predictionsOf(twisted, part, k);
  const error = z.sub(labelOf(meanSquaredError, label, twisted));
  return inCopies(error.mul(2 / (part.replicates * k)));
}

/** `∂L̂_equiv/∂Z_ag = 2 (Z_ag − μ̂_a) / rk + 2 (μ̂_a − μ̄) / (r−1)k` (`fromVariance`) */
export function equivSlope({ twisted }: Values, part: Replicates, k: number): Tensor {
  const r = part.replicates;
  const z = predictionsOf(twisted, part, k);
  const orbitMean = z.mean(1, { keepdim: true }); // μ̂_a
  const between = orbitMean.sub(orbitMean.mean(0, { keepdim: true }));
  const within = z.sub(orbitMean).mul(2 / (r * k));
  return inCopies(within.add(between.mul(2 / (Math.max(1, r - 1) * k))));
}

/** [passes, rows, …] → [r, k, rows, components] float64 */
function predictionsOf(twisted: Tensor, { first, replicates }: Replicates, k: number): Tensor {
  const some = twisted.narrow(0, first * k, replicates * k);
  return some.to("float64").reshape([replicates, k, twisted.shape[1], -1]);
}

const inCopies = (slope: Tensor): Tensor =>
  slope.reshape([slope.shape[0] * slope.shape[1], ...slope.shape.slice(2)]);
