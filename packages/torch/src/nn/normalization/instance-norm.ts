import { call } from "../../commands.js";
import { TorchError } from "../../errors.js";
import { tidy } from "../../scope.js";
import type { Tensor } from "../../tensor.js";
import { bracketed, checkInput, type Dimensions } from "../sizes.js";
import { RunningNorm, type RunningNormOptions } from "./running.js";

/**
 * (x − mean) / √(variance + eps) · weight + bias for each channel of each sample; with running
 * statistics instead where they are kept and it is not training.
 */
abstract class InstanceNorm extends RunningNorm {
  protected abstract readonly dimensions: Dimensions;

  /** @param options - affine and trackRunningStats: false where not given */
  constructor(numFeatures: number, options: RunningNormOptions = {}) {
    super(numFeatures, options, { affine: false, trackRunningStats: false });
  }

  /** @throws TorchError on another shape, and where a channel has one value */
  forward(x: Tensor): Tensor {
    const { dimensions, numFeatures } = this;
    checkInput(this.constructor.name, x, numFeatures, dimensions);
    const { running_mean: mean, running_var: variance, weight, bias, training, eps } = this;
    const ownStatistics = training || mean === null;
    const values = x.shape.slice(-dimensions).reduce((product, size) => product * size, 1);
    if (ownStatistics && values === 1)
      throw new TorchError(
        `${this.constructor.name}: ${bracketed(x.shape)} has one value a channel, which has no variance`,
      );
    return tidy(() => {
      const batched = x.rank === dimensions + 1 ? x.unsqueeze(0) : x;
      const share = this.momentum ?? 0;
      const rest = [weight, bias, mean, variance, ownStatistics, share, eps, true];
      const normed = call<Tensor>("aten::instance_norm", "", 1, batched, ...rest);
      return batched === x ? normed : normed.squeeze(0);
    });
  }
}

/** `[N, numFeatures, L]` or `[numFeatures, L]` → the same. */
export class InstanceNorm1d extends InstanceNorm {
  protected override readonly dimensions = 1;
}

/** `[N, numFeatures, H, W]` or `[numFeatures, H, W]` → the same. */
export class InstanceNorm2d extends InstanceNorm {
  protected override readonly dimensions = 2;
}

/** `[N, numFeatures, D, H, W]` or `[numFeatures, D, H, W]` → the same. */
export class InstanceNorm3d extends InstanceNorm {
  protected override readonly dimensions = 3;
}
