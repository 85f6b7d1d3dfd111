import { type Tensor, tidy } from "@equimeter/torch";

import { checkPoints, checkShape, masked } from "./points.js";
import { columns } from "./times.js";

/**
 * The loss of flow matching for each sample, with n its number of points:
 *
 *     Σ_mask |x₁ − x̂₁|² / (3 n) / ((1 − t)² + 10⁻⁵)
 *
 * which is the mean-squared error of the velocity as long as 1 − t is well above 0.003, and stays finite
 * at t = 1 (Proteína, section 4 of the specification).
 *
 * @param predicted - x̂₁ [B, N, 3], as the model gives it: an offset of its mean counts
 * @param clean - x₁ [B, N, 3], centred
 * @param t - [B], or one number for all
 * @param mask - [B, N] bool
 * @returns [B], differentiable
 * @throws UserError for other shapes, a sample without points, times outside [0, 1]
 */
export function flowLoss(
  predicted: Tensor,
  clean: Tensor,
  t: Tensor | number,
  mask: Tensor,
): Tensor {
  checkPoints("the prediction", predicted, mask);
  checkShape("the data", clean, predicted.shape);
  return tidy(() => {
    const squares = masked(predicted.sub(clean), mask).square().sum([1, 2]);
    const { remaining } = columns(t, clean);
    return squares.div(mask.sum(1).mul(3)).div(remaining.square().add(1e-5).view([-1]));
  });
}
