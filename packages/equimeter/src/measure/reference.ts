import { cat, ones, type Tensor, zeros } from "@equimeter/torch";

import { type Batch, sampleCount } from "../data/batch.js";
import { UserError } from "../errors.js";
import type { Loss } from "./losses.js";
import { rowsOf } from "./masked.js";
import type { Reduction } from "./report.js";

/**
 * What `lossZero` is the loss of: the `zero` prediction (for classes: all equally likely), the best
 * `constant` one, or a field of the batch that the group turns like the output. In flow matching x_t
 * is what a velocity of zero makes of the clean prediction x_t + (1 − t) v: against it x̂₁ has the
 * `explained` and `relativeSpread` that v has against zero. `relativeSpread` compares with the
 * distance from zero for `zero` and `constant`, and from the field otherwise.
 */
export type Reference = "zero" | "constant" | { readonly field: string };

/**
 * The field that is the reference prediction, [rows, …].
 *
 * @param prediction - [passes, rows, …]
 * @throws UserError for a field that is missing or of another shape than the prediction
 */
export function referenceOf(batch: Batch, name: string, prediction: Tensor): Tensor {
  checkReference(batch, name);
  const [shape, expected] = [batch[name].shape, prediction.shape.slice(1)].map((s) => s.join(", "));
  if (shape === expected) return batch[name];
  throw new UserError(
    `the reference "${name}" of shape [${shape}] does not fit a prediction of shape [${expected}]`,
  );
}

/** @throws UserError when there is no such field */
export function checkReference(batch: Batch, name: string): void {
  if (name in batch) return;
  const there = Object.keys(batch).join(", ");
  throw new UserError(`the reference "${name}" is not in the data (there are ${there})`);
}

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
  mask?: string,
): (components: number) => Tensor {
  const { bestConstant: solve, classes } = loss;
  if (!solve)
    throw new UserError(
      `${loss.name} has no closed form for its best constant: compare with the reference "zero"`,
    );
  const flat = (label: Tensor) =>
    classes ? label.reshape([-1]) : label.to("float64").reshape([label.shape[0], -1]);
  return (components) => {
    const looked = batches.map((batch) => {
      const samples = sampleCount(batch, field);
      const rows = rowsOf(batch, samples, mask);
      const weights = rowWeights(rows.sampleOf(batch[field]), samples, reduction);
      return { label: flat(rows.of(batch[field])), weights };
    });
    const labels = cat(looked.map(({ label }) => label));
    return solve(labels, cat(looked.map(({ weights }) => weights)), components);
  };
}

/** How much each row counts under the reduction, [rows] float64. */
function rowWeights(sampleOfRow: Tensor, samples: number, reduction: Reduction): Tensor {
  const options = { dtype: "float64", device: sampleOfRow.device } as const;
  const one = ones(sampleOfRow.shape, options);
  if (reduction === "pooled") return one;
  const rows = zeros([samples], options).indexAdd(0, sampleOfRow, one);
  return rows.reciprocal().indexSelect(0, sampleOfRow);
}
