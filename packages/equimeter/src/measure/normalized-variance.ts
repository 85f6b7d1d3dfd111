import { type Tensor, tidy, zeros } from "@equimeter/torch";

import type { Design } from "../groups/design.js";
import { fromVariance } from "./estimators.js";
import { meanSquaredError } from "./losses.js";
import type { Seen } from "./masked.js";
import { sums } from "./sums.js";

/**
 * The measure of Vonessen et al. (2025) in the words of section 3.2 of the paper, the variance of the
 * normalized twisted prediction: `E_T ‖Ẑ − E_T Ẑ‖²` with `Ẑ = Z / ‖Z‖`, the prediction for a whole
 * sample over its 2-norm. 0 for an equivariant model, at most 1, and 1 where Ẑ averages out to
 * nothing. It compares with the size of the prediction and so is no share of a loss. A prediction of
 * zero has no direction and stays zero.
 *
 * @returns an estimate for each sample, without bias as that of L_equiv; of few draws above 1 at times
 */
export function normalizedVariance(
  { twisted, sampleOfRow }: Omit<Seen, "label">,
  samples: number,
  design: Design,
): Float64Array {
  return tidy(() => {
    const [passes, rows] = twisted.shape;
    const z = twisted.to("float64").reshape([passes, rows, -1]);
    const unit = z.mul(inverseNorms(z, sampleOfRow, samples).unsqueeze(2));
    const all = sums({
      twisted: unit,
      label: unit.select(0, 0), // the variance knows no label
      design,
      loss: meanSquaredError,
      groupOfRow: sampleOfRow,
      groups: samples,
    });
    return fromVariance(all, design).equiv;
  });
}

/** 1 / ‖Z‖ of the sample of each row, 0 where Z is zero. [passes, rows] */
function inverseNorms(z: Tensor, sampleOfRow: Tensor, samples: number): Tensor {
  const none = zeros([z.shape[0], samples], { dtype: "float64", device: z.device });
  const squares = none.indexAdd(1, sampleOfRow, z.square().sum(2));
  return squares.rsqrt().maskedFill(squares.eq(0), 0).indexSelect(1, sampleOfRow);
}
