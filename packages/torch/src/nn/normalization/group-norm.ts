import { TorchError } from "../../errors.js";
import { groupNorm, ones, zeros } from "../../generated/operators.js";
import type { Tensor } from "../../tensor.js";
import { Module, type Placement } from "../module.js";
import { parameter, type Parameter } from "../parameter.js";
import { settings } from "../print.js";
import { bracketed, checkCount } from "../sizes.js";

/** `[N, C, ...]` → the same: (x − mean) / √(variance + eps) over groups of channels, · weight + bias. */
export class GroupNorm extends Module {
  /** `[numChannels]` */
  weight: Parameter | null;
  /** `[numChannels]` */
  bias: Parameter | null;
  readonly numGroups: number;
  readonly numChannels: number;
  readonly eps: number;

  /**
   * @param options.eps - default 1e-5
   * @param options.affine - whether there are a weight and a bias. Default: true
   * @throws TorchError when the groups do not divide the channels
   */
  constructor(
    numGroups: number,
    numChannels: number,
    options: { eps?: number; affine?: boolean } & Placement = {},
  ) {
    super();
    const { eps = 1e-5, affine = true, ...placement } = options;
    this.numGroups = checkCount("GroupNorm", "numGroups", numGroups);
    this.numChannels = checkCount("GroupNorm", "numChannels", numChannels);
    if (numChannels % numGroups !== 0)
      throw new TorchError(`GroupNorm: ${numGroups} groups do not divide ${numChannels} channels`);
    this.eps = eps;
    this.weight = affine ? parameter(ones([numChannels], placement)) : null;
    this.bias = affine ? parameter(zeros([numChannels], placement)) : null;
  }

  /** @throws TorchError when the input has another number of channels */
  forward(x: Tensor): Tensor {
    const { numGroups, numChannels, weight, bias, eps } = this;
    const { shape } = x;
    if (shape.length < 2 || shape[1] !== numChannels)
      throw new TorchError(
        `GroupNorm: the input must be [N, ${numChannels}, ...], not ${bracketed(shape)}`,
      );
    return groupNorm(x, numGroups, { weight, bias, eps });
  }
  override extraRepr(): string {
    const { numGroups, numChannels, eps } = this;
    return `${numGroups}, ${numChannels}, ${settings({ eps, affine: this.weight !== null })}`;
  }
}
