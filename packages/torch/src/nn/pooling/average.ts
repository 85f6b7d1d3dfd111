import { call } from "../../commands.js";
import type { Tensor } from "../../tensor.js";
import { Module } from "../module.js";
import { settings } from "../print.js";
import { checkInput, sizesOf, type Dimensions, type Size } from "../sizes.js";

export interface AvgPoolOptions {
  /** Default: the kernel's size, so that the windows do not overlap */
  stride?: Size;
  /** Zeros, added on both sides; at most half the kernel. Default: 0 */
  padding?: Size;
  /** Whether a last window may stick out of the input. Default: false */
  ceilMode?: boolean;
  /** Whether the added zeros count as elements. Default: true */
  countIncludePad?: boolean;
}

/** What to divide the sums by instead of the number of elements. */
export interface DivisorOption {
  divisorOverride?: number | null;
}

/** The mean of each window. */
abstract class AvgPool extends Module {
  readonly kernelSize: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly ceilMode: boolean;
  readonly countIncludePad: boolean;
  readonly divisorOverride: number | null;

  constructor(
    private readonly dimensions: Dimensions,
    kernelSize: Size,
    options: AvgPoolOptions & DivisorOption,
  ) {
    super();
    const { stride = kernelSize, padding = 0, ceilMode = false, countIncludePad = true } = options;
    const name = this.constructor.name;
    this.kernelSize = sizesOf(name, "kernelSize", kernelSize, dimensions);
    this.stride = sizesOf(name, "stride", stride, dimensions);
    this.padding = sizesOf(name, "padding", padding, dimensions, 0);
    this.ceilMode = ceilMode;
    this.countIncludePad = countIncludePad;
    this.divisorOverride = options.divisorOverride ?? null;
  }

  /** @throws TorchError when the input has another number of dimensions */
  forward(x: Tensor): Tensor {
    checkInput(this.constructor.name, x, null, this.dimensions);
    const { dimensions, kernelSize, stride, padding, ceilMode, countIncludePad } = this;
    const values: unknown[] = [x, kernelSize, stride, padding, ceilMode, countIncludePad];
    if (dimensions > 1) values.push(this.divisorOverride);
    return call(`aten::avg_pool${dimensions}d`, "", 1, ...values);
  }
  override extraRepr(): string {
    const { kernelSize, stride, padding } = this;
    return settings({ kernelSize, stride, padding });
  }
}

/** `[N, C, L]` or `[C, L]` → `[N, C, L']` */
export class AvgPool1d extends AvgPool {
  constructor(kernelSize: Size, options: AvgPoolOptions = {}) {
    super(1, kernelSize, options);
  }
}

/** `[N, C, H, W]` or `[C, H, W]` → `[N, C, H', W']` */
export class AvgPool2d extends AvgPool {
  constructor(kernelSize: Size, options: AvgPoolOptions & DivisorOption = {}) {
    super(2, kernelSize, options);
  }
}

/** `[N, C, D, H, W]` or `[C, D, H, W]` → `[N, C, D', H', W']` */
export class AvgPool3d extends AvgPool {
  constructor(kernelSize: Size, options: AvgPoolOptions & DivisorOption = {}) {
    super(3, kernelSize, options);
  }
}
