import { cdist, crossEntropyLoss, linspace, noGrad, type Tensor, tidy } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import { checkPoints, checkShape } from "./points.js";
import { columns } from "./times.js";

export interface DistogramOptions {
  /** The largest edge, in the unit of the points. Default: 1 (nm) */
  maximum?: number;
  /** Samples count at times above this one. Default: 0.3 */
  above?: number;
}

/**
 * The class of the distance of every two points, [B, N, N] int64: how many of the `buckets` − 1 edges,
 * evenly from 0 to `maximum`, lie strictly below it. Class 0 is a distance of 0, the last one all
 * above the maximum.
 *
 * @param points - [B, N, 3]
 * @throws UserError for fewer than three classes, or a maximum that is not above 0
 */
export function distanceClasses(points: Tensor, buckets: number, maximum = 1): Tensor {
  if (!Number.isSafeInteger(buckets) || buckets < 3)
    throw new UserError(`a distogram has a whole number of classes from 3 on, not ${buckets}`);
  if (!(maximum > 0 && maximum < Infinity))
    throw new UserError(`maximum must be a distance above 0, not ${maximum}`);
  const { dtype, device } = points;
  return noGrad(() =>
    tidy(() => {
      const edges = linspace(0, maximum, buckets - 1, { dtype, device });
      // Mode 2: distances by differences. Those by products lose the short ones to rounding.
      return cdist(points, points, 2, { computeMode: 2 }).bucketize(edges);
    }),
  );
}

/**
 * Proteína's auxiliary loss for each sample (section 4 of the specification): the cross-entropy of
 * predicted classes of distances, the mean over all pairs of points that there are, those of a point
 * with itself included; 0 for samples at times up to `above`.
 *
 * @param logits - [B, N, N, K]; K classes, as `distanceClasses` counts them
 * @param clean - x₁ [B, N, 3]
 * @param t - [B], or one number for all
 * @param mask - [B, N] bool
 * @returns [B], differentiable
 * @throws UserError for other shapes, a sample without points, times outside [0, 1], options out of
 *   range
 */
export function distogramLoss(
  logits: Tensor,
  clean: Tensor,
  t: Tensor | number,
  mask: Tensor,
  { maximum = 1, above = 0.3 }: DistogramOptions = {},
): Tensor {
  checkPoints("the data", clean, mask);
  const [count, length] = mask.shape;
  const buckets = logits.shape[logits.rank - 1];
  checkShape("the logits", logits, [count, length, length, buckets]);
  if (!(above >= 0 && above <= 1))
    throw new UserError(`above must be a time from 0 to 1, not ${above}`);
  return tidy(() => {
    const pairs = mask.unsqueeze(2).logicalAnd(mask.unsqueeze(1));
    const classes = distanceClasses(clean, buckets, maximum);
    const entropies = crossEntropyLoss(
      logits.reshape([-1, buckets]),
      classes.maskedFill(pairs.logicalNot(), ignored).view([-1]),
      { reduction: 0, ignoreIndex: ignored },
    );
    const late = columns(t, clean).t.gt(above).view([-1]);
    const sums = entropies.view([count, length * length]).sum(1);
    return sums.div(mask.sum(1).square()).mul(late);
  });
}

/** The class of pairs that do not count. */
const ignored = -100;
