import { call } from "../../commands.js";
import type { Tensor } from "../../tensor.js";
import { Module } from "../module.js";
import { settings } from "../print.js";
import { checkInput, sizesOf, type Dimensions } from "../sizes.js";

/** A size for all dimensions or one for each; null keeps the input's. */
export type OutputSize = number | null | readonly (number | null)[];

/** Pools in as many windows as the output is to have elements, whatever the size of the input. */
abstract class AdaptivePool extends Module {
  readonly outputSize: readonly (number | null)[];

  constructor(
    private readonly dimensions: Dimensions,
    private readonly kind: "avg" | "max",
    outputSize: OutputSize,
  ) {
    super();
    const wanted = Array.isArray(outputSize)
      ? outputSize
      : new Array<number | null>(dimensions).fill(outputSize as number | null);
    // An empty output is legal, and null is checked as if it were one.
    const numbers = wanted.map((size: number | null) => size ?? 0);
    sizesOf(this.constructor.name, "outputSize", numbers, dimensions, 0);
    this.outputSize = wanted;
  }

  /** @throws TorchError when the input has another number of dimensions */
  forward(x: Tensor): Tensor {
    const { dimensions, kind } = this;
    checkInput(this.constructor.name, x, null, dimensions);
    const own = x.shape.slice(-dimensions);
    const size = this.outputSize.map((wanted, i) => wanted ?? own[i]);
    const name = `aten::adaptive_${kind}_pool${dimensions}d`;
    if (kind === "avg") return call(name, "", 1, x, size);
    const [values, indices] = call<Tensor[]>(name, "", 2, x, size);
    indices.dispose();
    return values;
  }
  override extraRepr(): string {
    return settings({ outputSize: this.outputSize });
  }
}

/** `[N, C, L]` or `[C, L]` → `[N, C, outputSize]` */
export class AdaptiveAvgPool1d extends AdaptivePool {
  constructor(outputSize: OutputSize) {
    super(1, "avg", outputSize);
  }
}

/** `[N, C, H, W]` or `[C, H, W]` → `[N, C, ...outputSize]` */
export class AdaptiveAvgPool2d extends AdaptivePool {
  constructor(outputSize: OutputSize) {
    super(2, "avg", outputSize);
  }
}

/** `[N, C, D, H, W]` or `[C, D, H, W]` → `[N, C, ...outputSize]` */
export class AdaptiveAvgPool3d extends AdaptivePool {
  constructor(outputSize: OutputSize) {
    super(3, "avg", outputSize);
  }
}

/** `[N, C, L]` or `[C, L]` → `[N, C, outputSize]` */
export class AdaptiveMaxPool1d extends AdaptivePool {
  constructor(outputSize: OutputSize) {
    super(1, "max", outputSize);
  }
}

/** `[N, C, H, W]` or `[C, H, W]` → `[N, C, ...outputSize]` */
export class AdaptiveMaxPool2d extends AdaptivePool {
  constructor(outputSize: OutputSize) {
    super(2, "max", outputSize);
  }
}

/** `[N, C, D, H, W]` or `[C, D, H, W]` → `[N, C, ...outputSize]` */
export class AdaptiveMaxPool3d extends AdaptivePool {
  constructor(outputSize: OutputSize) {
    super(3, "max", outputSize);
  }
}
