import { type Tensor, tidy } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import { checkPoints, checkShape } from "./points.js";

/** Noisy points with what they came from; all at one time. */
export interface PointPair {
  /** x_t [B, N, 3] */
  readonly points: Tensor;
  /** x₁ [B, N, 3] */
  readonly clean: Tensor;
  /** [B, N] bool */
  readonly mask: Tensor;
}

/**
 * The mean-squared error of the best multiple of the noisy points,
 *
 *     min over c of  mean over samples of  Σ_mask |x₁ − c x_t|² / (3 n),
 *
 * which is equivariant and knows nothing of the data but their size: for normal data it is all that there
 * is to know. A model that is no better has learned nothing else.
 *
 * @throws UserError for no batches, other shapes, a sample without points
 */
export function scaledLoss(batches: readonly PointPair[]): number {
  if (batches.length === 0) throw new UserError("there are no points: give one batch at least");
  const sums = { clean: 0, both: 0, points: 0 };
  let samples = 0;
  for (const { points, clean, mask } of batches) {
    checkPoints("the noisy points", points, mask);
    checkShape("the data", clean, points.shape);
    samples += mask.shape[0];
    tidy(() => {
      const share = mask
        .to("float64")
        .div(mask.sum(1, { keepdim: true }).mul(3))
        .unsqueeze(2);
      const [x, y] = [points, clean].map((values) =>
        values.to("float64").maskedFill(mask.logicalNot().unsqueeze(2), 0),
      );
      const mean = (values: Tensor) => values.mul(share).sum().item();
      sums.clean += mean(y.square());
      sums.both += mean(x.mul(y));
      sums.points += mean(x.square());
    });
  }
  const explained = sums.points === 0 ? 0 : sums.both ** 2 / sums.points;
  return (sums.clean - explained) / samples;
}
