import { noGrad, type Tensor, tidy } from "@equimeter/torch";

import type { Batch } from "../data/batch.js";
import { UserError } from "../errors.js";
import type { Model } from "../models/model.js";
import { rowsOf } from "./masked.js";

/**
 * Differences, relative to the largest value, that threads adding in another order may cause. Dropout
 * and noise move an output by far more.
 */
function tolerance({ dtype }: Tensor): number {
  return dtype === "float16" || dtype === "bfloat16" ? 2e-2 : 1e-5;
}

/**
 * Runs the model twice on one input. A model that answers differently each time (dropout left on,
 * noise drawn inside) would have its randomness counted as broken symmetry.
 *
 * @param mask - the field that tells points from padding, which may hold anything; see `rowsOf`
 * @param onNotFinite - hears of an output that is not finite first, and may say more about it
 * @returns the output that differs most and by how much, or null when none does
 * @throws UserError naming an output that is missing or not finite
 */
export function findRandomness(
  model: Model,
  batch: Batch,
  outputs: Readonly<Record<string, unknown>>,
  mask?: string,
  onNotFinite?: (field: string, output: Tensor) => void,
): { field: string; difference: number } | null {
  return tidy(() =>
    noGrad(() => {
      const rows = rowsOf(batch, batch[mask ?? ""]?.shape[0] ?? 0, mask);
      const first = model.forward(batch);
      const second = model.forward(batch);
      let worst: { field: string; difference: number } | null = null;
      for (const field of Object.keys(outputs)) {
        const value = rows.of(outputOf(first, field));
        if (!value.isfinite().all().item()) {
          onNotFinite?.(field, first[field]);
          throw new UserError(`the model's output "${field}" has values that are not finite`);
        }
        const difference = value.sub(rows.of(second[field])).abs().max().item();
        const scale = value.abs().max().item();
        const excess = difference > tolerance(value) * scale;
        if (excess && difference > (worst?.difference ?? 0)) worst = { field, difference };
      }
      return worst;
    }),
  );
}

/** @throws UserError when the model is not deterministic: `findRandomness` says how it is found out */
export function checkDeterministic(
  model: Model,
  batch: Batch,
  outputs: Readonly<Record<string, unknown>>,
  mask?: string,
  onNotFinite?: (field: string, output: Tensor) => void,
): void {
  const found = findRandomness(model, batch, outputs, mask, onNotFinite);
  if (found)
    throw new UserError(
      `the model gives two answers to one input (output "${found.field}" differs by ` +
        `${found.difference.toPrecision(2)}): put it into evaluation mode, ` +
        "or give it its noise as an input",
    );
}

/** @throws UserError naming the outputs there are when `field` is not one of them */
export function outputOf(predicted: Batch, field: string): Tensor {
  if (predicted[field]) return predicted[field];
  const there = Object.keys(predicted).join(", ");
  throw new UserError(`the model has no output "${field}" (it has ${there})`);
}
