import { TorchError } from "../../errors.js";
import type { Tensor } from "../../tensor.js";
import { Module } from "../module.js";
import { settings } from "../print.js";
import { bracketed } from "../sizes.js";

/** What becomes of the losses of the elements: their mean, their sum, or nothing. */
export type Reduction = "mean" | "sum" | "none";

/** libtorch's numbers (ATen/core/Reduction.h). */
const codes: Readonly<Record<string, number>> = { none: 0, mean: 1, sum: 2, batchmean: 2 };

/** A distance between what a model gives and what it should give. */
export abstract class Loss<R extends string = Reduction> extends Module {
  readonly reduction: R;

  /** @throws TorchError on another reduction */
  constructor(reduction: R | undefined, more: readonly R[] = []) {
    super();
    this.reduction = reduction ?? ("mean" as R);
    const known: readonly string[] = ["mean", "sum", "none", ...more];
    if (!known.includes(this.reduction))
      throw new TorchError(
        `${this.constructor.name}: reduction ${this.reduction} is none of ${known.join(", ")}`,
      );
  }
  protected get code(): number {
    return codes[this.reduction];
  }

  /** libtorch would broadcast `[N, 1]` and `[N]` to `[N, N]`, which nobody means. */
  protected checkSameShape(input: Tensor, target: Tensor): void {
    const [given, wanted] = [bracketed(input.shape), bracketed(target.shape)];
    if (given !== wanted)
      throw new TorchError(
        `${this.constructor.name}: the input is ${given} and the target ${wanted}; give both one shape`,
      );
  }
  override extraRepr(): string {
    return settings({ reduction: this.reduction === "mean" ? undefined : this.reduction });
  }
}
