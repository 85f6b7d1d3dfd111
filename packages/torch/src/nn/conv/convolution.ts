import { call } from "../../commands.js";
import { TorchError } from "../../errors.js";
import { tidy } from "../../scope.js";
import type { Tensor } from "../../tensor.js";
import { Module, type Placement } from "../module.js";
import type { Parameter } from "../parameter.js";
import { settings } from "../print.js";
import { bracketed, checkInput, sizesOf, type Dimensions, type Size } from "../sizes.js";
import { checkChannels, initialBias, initialWeight } from "./kernel.js";

/** What stands beyond the border of the input. */
export type PaddingMode = "zeros" | "reflect" | "replicate" | "circular";
const paddingModes: readonly unknown[] = ["zeros", "reflect", "replicate", "circular"];

export interface ConvOptions extends Placement {
  /** Default: 1 */
  stride?: Size;
  /** Added on both sides; `"same"` keeps the size of the input, `"valid"` adds nothing. Default: 0 */
  padding?: Size | "same" | "valid";
  /** Distance between the points of the kernel. Default: 1 */
  dilation?: Size;
  /** Parts of the channels that do not see each other. Default: 1 */
  groups?: number;
  /** Default: true */
  bias?: boolean;
  /** Default: `"zeros"` */
  paddingMode?: PaddingMode;
}

/** Cross-correlation with a learned kernel; the same for one, two and three dimensions. */
abstract class Convolution extends Module {
  /** `[outChannels, inChannels / groups, ...kernelSize]` */
  weight: Parameter;
  /** `[outChannels]` */
  bias: Parameter | null;
  readonly inChannels: number;
  readonly outChannels: number;
  readonly kernelSize: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly number[] | "same" | "valid";
  readonly dilation: readonly number[];
  readonly groups: number;
  readonly paddingMode: PaddingMode;
  /** How much is added before and after the input, for each dimension. */
  readonly #before: number[];
  readonly #after: number[];

  constructor(
    private readonly dimensions: Dimensions,
    inChannels: number,
    outChannels: number,
    kernelSize: Size,
    options: ConvOptions,
  ) {
    super();
    const { stride = 1, padding = 0, dilation = 1, groups = 1, bias = true, ...rest } = options;
    const { paddingMode = "zeros", ...placement } = rest;
    const name = this.constructor.name;
    checkChannels(name, inChannels, outChannels, groups);
    if (!paddingModes.includes(paddingMode))
      throw new TorchError(
        `${name}: paddingMode ${String(paddingMode)} is none of ${paddingModes.join(", ")}`,
      );
    this.inChannels = inChannels;
    this.outChannels = outChannels;
    this.kernelSize = sizesOf(name, "kernelSize", kernelSize, dimensions);
    this.stride = sizesOf(name, "stride", stride, dimensions);
    this.dilation = sizesOf(name, "dilation", dilation, dimensions);
    this.groups = groups;
    this.paddingMode = paddingMode;
    this.padding =
      padding === "same" || padding === "valid"
        ? padding
        : sizesOf(name, "padding", padding, dimensions, 0);
    if (padding === "same" && this.stride.some((step) => step !== 1))
      throw new TorchError(
        `${name}: padding "same" needs stride 1, not ${bracketed(this.stride)}; give the padding in numbers`,
      );
    const sides = this.sides();
    this.#before = sides.map(([before]) => before);
    this.#after = sides.map(([, after]) => after);

    const shape = [outChannels, inChannels / groups, ...this.kernelSize];
    this.weight = initialWeight(shape, placement);
    this.bias = bias ? initialBias(outChannels, this.weight, placement) : null;
  }

  /** @throws TorchError when the input has another shape */
  forward(x: Tensor): Tensor {
    checkInput(this.constructor.name, x, this.inChannels, this.dimensions);
    const { paddingMode } = this;
    const [before, after] = [this.#before, this.#after];
    if (paddingMode !== "zeros")
      return tidy(() => this.convolve(x.pad(borders(before, after), { mode: paddingMode }), 0));
    const excess = after.map((size, i) => size - before[i]);
    if (excess.every((size) => size === 0)) return this.convolve(x, before);
    // An even kernel needs one more after than before; what both sides have, the operator adds itself.
    const none = excess.map(() => 0);
    return tidy(() => this.convolve(x.pad(borders(none, excess)), before));
  }

  private convolve(x: Tensor, padding: Size): Tensor {
    const { weight, bias, stride, dilation, groups } = this;
    const values = [x, weight, bias, stride, padding, dilation, groups];
    return call(`aten::conv${this.dimensions}d`, "", 1, ...values);
  }

  private sides(): [before: number, after: number][] {
    return this.kernelSize.map((kernel, i) => {
      if (this.padding === "valid") return [0, 0];
      if (this.padding !== "same") return [this.padding[i], this.padding[i]];
      const total = this.dilation[i] * (kernel - 1);
      return [Math.floor(total / 2), Math.ceil(total / 2)];
    });
  }

  override extraRepr(): string {
    const { inChannels, outChannels, kernelSize, stride, padding, dilation, groups } = this;
    const padded = typeof padding === "string" || padding.some((size) => size !== 0);
    return `${inChannels}, ${outChannels}, ${settings({
      kernelSize,
      stride,
      padding: padded ? padding : undefined,
      dilation: dilation.some((step) => step !== 1) ? dilation : undefined,
      groups: groups === 1 ? undefined : groups,
      bias: this.bias ? undefined : false,
      paddingMode: this.paddingMode === "zeros" ? undefined : this.paddingMode,
    })}`;
  }
}

/** As `pad` takes them: the last dimension first, both sides of each. */
function borders(before: number[], after: number[]): number[] {
  return before.flatMap((size, i) => [after[i], size]).toReversed();
}

/** `[N, inChannels, L]` or `[inChannels, L]` → `[N, outChannels, L']` */
export class Conv1d extends Convolution {
  constructor(
    inChannels: number,
    outChannels: number,
    kernelSize: Size,
    options: ConvOptions = {},
  ) {
    super(1, inChannels, outChannels, kernelSize, options);
  }
}

/** `[N, inChannels, H, W]` or `[inChannels, H, W]` → `[N, outChannels, H', W']` */
export class Conv2d extends Convolution {
  constructor(
    inChannels: number,
    outChannels: number,
    kernelSize: Size,
    options: ConvOptions = {},
  ) {
    super(2, inChannels, outChannels, kernelSize, options);
  }
}

/** `[N, inChannels, D, H, W]` or `[inChannels, D, H, W]` → `[N, outChannels, D', H', W']` */
export class Conv3d extends Convolution {
  constructor(
    inChannels: number,
    outChannels: number,
    kernelSize: Size,
    options: ConvOptions = {},
  ) {
    super(3, inChannels, outChannels, kernelSize, options);
  }
}
