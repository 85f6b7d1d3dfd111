import { noGrad, tidy } from "@equimeter/torch";

import type { Batch } from "../data/batch.js";
import { UserError } from "../errors.js";
import type { Model } from "../models/model.js";

/** Differences that threads adding in another order may cause, relative to the largest value. */
const tolerance = 1e-5;

/**
 * Runs the model twice on one input. A model that answers differently each time (dropout left on,
 * noise drawn inside) would have its randomness counted as broken symmetry.
 *
 * @throws UserError naming the output that differs, or one that is missing or not finite
 */
export function checkDeterministic(
  model: Model,
  batch: Batch,
  outputs: Readonly<Record<string, unknown>>,
): void {
  tidy(() =>
    noGrad(() => {
      const first = model.forward(batch);
      const second = model.forward(batch);
      for (const field of Object.keys(outputs)) {
        if (!first[field]) {
          const there = Object.keys(first).join(", ");
          throw new UserError(`the model has no output "${field}" (it has ${there})`);
        }
        const scale = first[field].abs().max().item();
        const difference = first[field].sub(second[field]).abs().max().item();
        if (!(difference <= tolerance * Math.max(scale, Number.MIN_VALUE)))
          throw new UserError(
            `the model gives two answers to one input (output "${field}" differs by ${difference}): ` +
              "put it into evaluation mode, or give it its noise as an input",
          );
      }
    }),
  );
}
