import { enableGrad, grad, type Tensor } from "@equimeter/torch";

import type { Batch } from "../data/batch.js";
import type { Model } from "../models/model.js";

/** What is the same for all rotated copies of a batch, computed once and recorded. */
export interface Trunk {
  /** For `twist`: the graph of a copy begins here. */
  readonly invariants: Batch;
  /** Those of them that depend on weights. */
  readonly leaves: readonly Tensor[];
  /**
   * Carries derivatives by the leaves back to parameters.
   *
   * @param isLast - lets go of the graph
   * @returns null for each parameter that takes no part
   */
  gradient(
    byLeaves: readonly Tensor[],
    parameters: readonly Tensor[],
    isLast: boolean,
  ): (Tensor | null)[];
}

/** @returns null where nothing that depends on weights is shared */
export function trunkOf(model: Model, batch: Batch): Trunk | null {
  const recorded = enableGrad(() => model.invariants?.(batch));
  if (!recorded) return null;
  const outputs = Object.entries(recorded).filter(([, values]) => values.requiresGrad);
  if (outputs.length === 0) return null;
  const leaves = outputs.map(([, values]) => {
    const leaf = values.detach();
    leaf.requiresGrad = true;
    return leaf;
  });
  const replaced = outputs.map(([field], i) => [field, leaves[i]]);
  return {
    invariants: { ...recorded, ...Object.fromEntries(replaced) },
    leaves,
    gradient: (byLeaves, parameters, isLast) =>
      grad(
        outputs.map(([, values]) => values),
        [...parameters],
        { gradOutputs: [...byLeaves], retainGraph: !isLast, allowUnused: true },
      ),
  };
}
