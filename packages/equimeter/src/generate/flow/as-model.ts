import { tidy } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import type { Model } from "../../models/model.js";
import { type FlowModel, velocityOf } from "../../train/flow/index.js";
import { checkPoints, checkShape, masked } from "../../train/flow/points.js";

/**
 * A model of the flow as the measure takes models: from a batch of `x_t` [B, N, 3], `t` [B], `mask`
 * [B, N] and, for self-conditioning, `x_sc` [B, N, 3], to `x_1` and `v` = (x_1 − x_t) / (1 − t), both
 * [B, N, 3] and 0 outside the mask. All but `t` and `mask` turn as `vector`.
 *
 * Its `forward` throws UserError for a batch without one of them, other shapes, times outside [0, 1).
 */
export function flowAsModel(flow: FlowModel): Model {
  return {
    forward(batch) {
      for (const name of ["x_t", "t", "mask"])
        if (!batch[name])
          throw new UserError(
            `a model of the flow needs ${name}, and the batch has ${Object.keys(batch).join(", ")}`,
          );
      const { x_t, t, mask, x_sc } = batch;
      checkPoints("x_t", x_t, mask);
      if (x_sc) checkShape("x_sc", x_sc, x_t.shape);
      return tidy(() => {
        const clean = flow(x_t, t, mask, x_sc ?? null);
        checkShape("the prediction of the model", clean, x_t.shape);
        const x_1 = masked(clean, mask);
        return { x_1, v: masked(velocityOf(x_1, x_t, t), mask) };
      });
    },
  };
}
