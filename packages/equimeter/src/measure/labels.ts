import type { Tensor } from "@equimeter/torch";

import { UserError } from "../errors.js";
import type { Loss } from "./losses.js";

/**
 * The label as the loss takes it: classes [rows], or values [rows, components] in float64.
 *
 * @param prediction - [passes, rows, …]
 * @throws UserError when the label does not fit the prediction
 */
export function labelOf(loss: Loss, label: Tensor, prediction: Tensor): Tensor {
  const [, rows, ...rest] = prediction.shape;
  const components = rest.reduce((product, size) => product * size, 1);
  if (loss.classes) {
    if (label.dtype === "int64" && label.size === rows) return label.reshape([rows]);
    const got = `${label.dtype} [${label.shape.join(", ")}]`;
    throw new UserError(`${loss.name} needs ${rows} int64 classes, got ${got}`);
  }
  if (label.shape[0] === rows && label.size === rows * components) return flat(label);
  throw misfit(label, prediction);
}

/** @param prediction - [passes, rows, …] */
export function misfit(label: Tensor, prediction: Tensor): UserError {
  const [shape, expected] = [label.shape, prediction.shape.slice(1)].map((axes) => axes.join(", "));
  return new UserError(
    `a label of shape [${shape}] does not fit a prediction of shape [${expected}]`,
  );
}

/** [rows, …] → [rows, components] in float64 */
export function flat(values: Tensor): Tensor {
  return values.to("float64").reshape([values.shape[0], -1]);
}
