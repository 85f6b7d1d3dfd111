import { call } from "../../commands.js";
import type { Tensor } from "../../tensor.js";
import { Module } from "../module.js";
import { settings } from "../print.js";
import { checkInput, sizesOf, type Dimensions, type Size } from "../sizes.js";

export interface MaxPoolOptions {
  /** Default: the kernel's size, so that the windows do not overlap */
  stride?: Size;
  /** Minus infinity, added on both sides; at most half the kernel. Default: 0 */
  padding?: Size;
  /** Distance between the elements of a window. Default: 1 */
  dilation?: Size;
  /** Whether a last window may stick out of the input. Default: false */
  ceilMode?: boolean;
}

/** The largest element of each window. */
abstract class MaxPool extends Module {
  readonly kernelSize: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly dilation: readonly number[];
  readonly ceilMode: boolean;

  constructor(
    private readonly dimensions: Dimensions,
    kernelSize: Size,
    { stride = kernelSize, padding = 0, dilation = 1, ceilMode = false }: MaxPoolOptions,
  ) {
    super();
    const name = this.constructor.name;
    this.kernelSize = sizesOf(name, "kernelSize", kernelSize, dimensions);
    this.stride = sizesOf(name, "stride", stride, dimensions);
    this.padding = sizesOf(name, "padding", padding, dimensions, 0);
    this.dilation = sizesOf(name, "dilation", dilation, dimensions);
    this.ceilMode = ceilMode;
  }

  /** @throws TorchError when the input has another number of dimensions */
  forward(x: Tensor): Tensor {
    checkInput(this.constructor.name, x, null, this.dimensions);
    const { kernelSize, stride, padding, dilation, ceilMode } = this;
    const values = [x, kernelSize, stride, padding, dilation, ceilMode];
    return call(`aten::max_pool${this.dimensions}d`, "", 1, ...values);
  }
  override extraRepr(): string {
    const { kernelSize, stride, padding, dilation, ceilMode } = this;
    return settings({ kernelSize, stride, padding, dilation, ceilMode });
  }
}

/** `[N, C, L]` or `[C, L]` → `[N, C, L']` */
export class MaxPool1d extends MaxPool {
  constructor(kernelSize: Size, options: MaxPoolOptions = {}) {
    super(1, kernelSize, options);
  }
}

/** `[N, C, H, W]` or `[C, H, W]` → `[N, C, H', W']` */
export class MaxPool2d extends MaxPool {
  constructor(kernelSize: Size, options: MaxPoolOptions = {}) {
    super(2, kernelSize, options);
  }
}

/** `[N, C, D, H, W]` or `[C, D, H, W]` → `[N, C, D', H', W']` */
export class MaxPool3d extends MaxPool {
  constructor(kernelSize: Size, options: MaxPoolOptions = {}) {
    super(3, kernelSize, options);
  }
}
