import type { Tensor } from "@equimeter/torch";

/**
 * What flow matching asks of a model: the clean points behind noisy ones.
 *
 * @param points - x_t [B, N, 3], 0 outside the mask
 * @param t - [B], from 0 (noise) to 1 (data)
 * @param mask - [B, N], which of the points there are
 * @param previous - an earlier prediction for the same samples, [B, N, 3] (self-conditioning), or null
 * @returns x̂₁ [B, N, 3]. What it holds outside the mask does not matter
 */
export type FlowModel = (
  points: Tensor,
  t: Tensor,
  mask: Tensor,
  previous: Tensor | null,
) => Tensor;
