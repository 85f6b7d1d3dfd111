import { ones, zeros } from "../../generated/operators.js";
import { Module, type Placement } from "../module.js";
import { buffer, parameter, type Buffer, type Parameter } from "../parameter.js";
import { settings } from "../print.js";
import { checkCount } from "../sizes.js";

export interface RunningNormOptions extends Placement {
  /** Added to the variance. Default: 1e-5 */
  eps?: number;
  /**
   * How much of a new batch goes into the running statistics; null takes the mean over all batches.
   * Default: 0.1
   */
  momentum?: number | null;
  /** Whether there are a weight and a bias. */
  affine?: boolean;
  /** Whether running statistics are kept, for use outside training. */
  trackRunningStats?: boolean;
}

/** What batch and instance normalisation share: a scale and a shift a channel, and running statistics. */
export abstract class RunningNorm extends Module {
  /** `[numFeatures]` */
  weight: Parameter | null;
  /** `[numFeatures]` */
  bias: Parameter | null;
  /** `[numFeatures]` */
  running_mean: Buffer | null;
  /** `[numFeatures]`, unbiased */
  running_var: Buffer | null;
  /** One int64: how many batches the running statistics have seen. */
  num_batches_tracked: Buffer | null;
  readonly numFeatures: number;
  readonly eps: number;
  readonly momentum: number | null;

  constructor(
    numFeatures: number,
    options: RunningNormOptions,
    defaults: { affine: boolean; trackRunningStats: boolean },
  ) {
    super();
    const { eps = 1e-5, momentum = 0.1, ...rest } = options;
    const { affine, trackRunningStats, ...placement } = { ...defaults, ...rest };
    this.numFeatures = checkCount(this.constructor.name, "numFeatures", numFeatures);
    this.eps = eps;
    this.momentum = momentum;
    const shape = [numFeatures];
    this.weight = affine ? parameter(ones(shape, placement)) : null;
    this.bias = affine ? parameter(zeros(shape, placement)) : null;
    this.running_mean = trackRunningStats ? buffer(zeros(shape, placement)) : null;
    this.running_var = trackRunningStats ? buffer(ones(shape, placement)) : null;
    this.num_batches_tracked = trackRunningStats
      ? buffer(zeros([], { ...placement, dtype: "int64" }))
      : null;
  }

  override extraRepr(): string {
    const { numFeatures, eps, momentum } = this;
    return `${numFeatures}, ${settings({
      eps,
      momentum,
      affine: this.weight !== null,
      trackRunningStats: this.running_mean !== null,
    })}`;
  }
}
