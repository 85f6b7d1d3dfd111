import { call } from "../../commands.js";
import { TorchError } from "../../errors.js";
import type { Tensor } from "../../tensor.js";
import { Module, type Placement } from "../module.js";
import type { Parameter } from "../parameter.js";
import { settings } from "../print.js";
import { bracketed, checkInput, sizesOf, type Dimensions, type Size } from "../sizes.js";
import { checkChannels, initialBias, initialWeight } from "./kernel.js";

export interface ConvTransposeOptions extends Placement {
  /** Default: 1 */
  stride?: Size;
  /** Of the convolution whose gradient this is: it makes the output smaller. Default: 0 */
  padding?: Size;
  /** Added to the size of the output at the end. Default: 0 */
  outputPadding?: Size;
  /** Distance between the points of the kernel. Default: 1 */
  dilation?: Size;
  /** Parts of the channels that do not see each other. Default: 1 */
  groups?: number;
  /** Default: true */
  bias?: boolean;
}

/** The gradient of a convolution with respect to its input; for one, two and three dimensions. */
abstract class TransposedConvolution extends Module {
  /** `[inChannels, outChannels / groups, ...kernelSize]` */
  weight: Parameter;
  /** `[outChannels]` */
  bias: Parameter | null;
  readonly inChannels: number;
  readonly outChannels: number;
  readonly kernelSize: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly outputPadding: readonly number[];
  readonly dilation: readonly number[];
  readonly groups: number;

  constructor(
    private readonly dimensions: Dimensions,
    inChannels: number,
    outChannels: number,
    kernelSize: Size,
    options: ConvTransposeOptions,
  ) {
    super();
    const { stride = 1, padding = 0, outputPadding = 0, dilation = 1, ...rest } = options;
    const { groups = 1, bias = true, ...placement } = rest;
    const name = this.constructor.name;
    checkChannels(name, inChannels, outChannels, groups);
    this.inChannels = inChannels;
    this.outChannels = outChannels;
    this.kernelSize = sizesOf(name, "kernelSize", kernelSize, dimensions);
    this.stride = sizesOf(name, "stride", stride, dimensions);
    this.padding = sizesOf(name, "padding", padding, dimensions, 0);
    this.outputPadding = sizesOf(name, "outputPadding", outputPadding, dimensions, 0);
    this.dilation = sizesOf(name, "dilation", dilation, dimensions);
    this.groups = groups;

    const shape = [inChannels, outChannels / groups, ...this.kernelSize];
    this.weight = initialWeight(shape, placement);
    this.bias = bias ? initialBias(outChannels, this.weight, placement) : null;
  }

  /**
   * @param outputSize - the spatial size that is wanted where the stride leaves a choice; it takes the
   *   place of `outputPadding`
   * @throws TorchError when the input has another shape or the size is out of reach
   */
  forward(x: Tensor, outputSize?: readonly number[]): Tensor {
    checkInput(this.constructor.name, x, this.inChannels, this.dimensions);
    const { weight, bias, stride, padding, groups, dilation } = this;
    const extra = outputSize ? this.paddingFor(x, outputSize) : this.outputPadding;
    const name = `aten::conv_transpose${this.dimensions}d`;
    // Only the operator for one dimension has no overload of this name.
    const overload = this.dimensions === 1 ? "" : "input";
    const values = [x, weight, bias, stride, padding, extra, groups, dilation];
    return call(name, overload, 1, ...values);
  }

  private paddingFor(x: Tensor, outputSize: readonly number[]): number[] {
    const size = x.shape.slice(-this.dimensions);
    const least = size.map(
      (length, i) =>
        (length - 1) * this.stride[i] -
        2 * this.padding[i] +
        this.dilation[i] * (this.kernelSize[i] - 1) +
        1,
    );
    const extra = outputSize.map((wanted, i) => wanted - least[i]);
    if (extra.length !== size.length || extra.some((one, i) => !(one >= 0 && one < this.stride[i])))
      throw new TorchError(
        `${this.constructor.name}: ${bracketed(size)} can become ${bracketed(least)} to ` +
          `${bracketed(least.map((one, i) => one + this.stride[i] - 1))}, not ${bracketed(outputSize)}`,
      );
    return extra;
  }

  override extraRepr(): string {
    const { inChannels, outChannels, kernelSize, stride, groups } = this;
    const unless = (usual: number, sizes: readonly number[]): readonly number[] | undefined =>
      sizes.some((size) => size !== usual) ? sizes : undefined;
    return `${inChannels}, ${outChannels}, ${settings({
      kernelSize,
      stride,
      padding: unless(0, this.padding),
      dilation: unless(1, this.dilation),
      outputPadding: unless(0, this.outputPadding),
      groups: groups === 1 ? undefined : groups,
      bias: this.bias ? undefined : false,
    })}`;
  }
}

/** `[N, inChannels, L]` or `[inChannels, L]` → `[N, outChannels, L']` */
export class ConvTranspose1d extends TransposedConvolution {
  constructor(
    inChannels: number,
    outChannels: number,
    kernelSize: Size,
    options: ConvTransposeOptions = {},
  ) {
    super(1, inChannels, outChannels, kernelSize, options);
  }
}

/** `[N, inChannels, H, W]` or `[inChannels, H, W]` → `[N, outChannels, H', W']` */
export class ConvTranspose2d extends TransposedConvolution {
  constructor(
    inChannels: number,
    outChannels: number,
    kernelSize: Size,
    options: ConvTransposeOptions = {},
  ) {
    super(2, inChannels, outChannels, kernelSize, options);
  }
}

/** `[N, inChannels, D, H, W]` or `[inChannels, D, H, W]` → `[N, outChannels, D', H', W']` */
export class ConvTranspose3d extends TransposedConvolution {
  constructor(
    inChannels: number,
    outChannels: number,
    kernelSize: Size,
    options: ConvTransposeOptions = {},
  ) {
    super(3, inChannels, outChannels, kernelSize, options);
  }
}
