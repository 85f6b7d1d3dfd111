import { cat, ones, type Tensor, zeros } from "@equimeter/torch";

import { type Batch, sampleCount, sampleOfRow } from "../data/batch.js";
import { UserError } from "../errors.js";
import type { Loss } from "./losses.js";
import type { Reduction } from "./report.js";

/**
 * What `lossZero` is the loss of: the `zero` prediction (for classes: all equally likely), or the
 * best `constant` one, as flow matching and denoising ask for.
 */
export type Reference = "zero" | "constant";

/**
 * The constant that predicts a field best on these samples.
 *
 * @returns a function of the number of components of the prediction, giving [components] float64
 * @throws UserError for a loss without a closed form
 */
export function bestConstant(
  batches: readonly Batch[],
  field: string,
  loss: Loss,
  reduction: Reduction,
): (components: number) => Tensor {
  const { bestConstant: solve, classes } = loss;
  if (!solve)
    throw new UserError(
      `${loss.name} has no closed form for its best constant: compare with the reference "zero"`,
    );
  const flat = (label: Tensor) =>
    classes ? label.reshape([-1]) : label.to("float64").reshape([label.shape[0], -1]);
  return (components) =>
    solve(
      cat(batches.map((batch) => flat(batch[field]))),
      cat(batches.map((batch) => rowWeights(batch, field, reduction))),
      components,
    );
}

/** How much each row counts under the reduction, [rows] float64. */
function rowWeights(batch: Batch, field: string, reduction: Reduction): Tensor {
  const label = batch[field];
  const options = { dtype: "float64", device: label.device } as const;
  const one = ones([label.shape[0]], options);
  if (reduction === "pooled") return one;
  const samples = sampleCount(batch, field);
  const index = sampleOfRow(batch, label, samples);
  const rows = zeros([samples], options).indexAdd(0, index, one);
  return rows.reciprocal().indexSelect(0, index);
}
