import type { Tensor } from "../tensor.js";
import { Adam, type AdamOptions } from "./adam.js";
import { foreach } from "./foreach.js";
import type { NamedOrGrouped } from "./groups.js";
import { fill } from "./options.js";

export type AdamWOptions = AdamOptions;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, 2019), PyTorch's to the last bit: before
 * a step θ ← θ (1 − lr λ), and the gradients stay as they are.
 */
export class AdamW extends Adam {
  constructor(parameters: NamedOrGrouped<Required<AdamWOptions>>, options: AdamWOptions = {}) {
    super(parameters, fill<AdamWOptions>({ weightDecay: 0.01 }, options));
  }

  protected override decay(
    { lr, weightDecay }: Required<AdamWOptions>,
    parameters: readonly Tensor[],
    gradients: readonly Tensor[],
  ): readonly Tensor[] {
    if (weightDecay !== 0) foreach.mul_(parameters, 1 - lr * weightDecay);
    return gradients;
  }
}
