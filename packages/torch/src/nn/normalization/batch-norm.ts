import { noGrad } from "../../autograd/index.js";
import { call } from "../../commands.js";
import { TorchError } from "../../errors.js";
import type { Tensor } from "../../tensor.js";
import { bracketed, checkInput, type Dimensions } from "../sizes.js";
import { RunningNorm, type RunningNormOptions } from "./running.js";

/**
 * (x − mean) / √(variance + eps) · weight + bias for each channel: over the batch in training and
 * where no running statistics are kept, else with those.
 */
abstract class BatchNorm extends RunningNorm {
  /** @param options - affine and trackRunningStats: true where not given */
  constructor(numFeatures: number, options: RunningNormOptions = {}) {
    super(numFeatures, options, { affine: true, trackRunningStats: true });
  }

  protected abstract checkInput(x: Tensor): void;

  /** @throws TorchError on another shape, and in training on a batch with one value a channel */
  forward(x: Tensor): Tensor {
    this.checkInput(x);
    const { weight, bias, running_mean: mean, running_var: variance, training, eps } = this;
    const fromBatch = training || mean === null;
    if (fromBatch && x.size === this.numFeatures)
      throw new TorchError(
        `${this.constructor.name}: ${bracketed(x.shape)} has one value a channel, which has no variance; ` +
          "give a larger batch or call eval()",
      );
    const share = training ? this.countBatch() : 0;
    const values = [x, weight, bias, mean, variance, fromBatch, share, eps, true];
    return call("aten::batch_norm", "", 1, ...values);
  }

  /** Counts a batch of training; returns its share of the running statistics. */
  private countBatch(): number {
    const { num_batches_tracked: batches, momentum } = this;
    if (batches) noGrad(() => batches.add_(1));
    if (momentum !== null) return momentum;
    return batches ? 1 / batches.item() : 0;
  }
}

/** `[N, numFeatures]` or `[N, numFeatures, L]` → the same. */
export class BatchNorm1d extends BatchNorm {
  protected override checkInput(x: Tensor): void {
    const sequences = x.rank === 3 ? 1 : 0;
    checkInput("BatchNorm1d", x, this.numFeatures, sequences, { unbatched: false });
  }
}

/** Images and volumes, always in batches. */
abstract class SpatialBatchNorm extends BatchNorm {
  protected abstract readonly dimensions: Dimensions;

  protected override checkInput(x: Tensor): void {
    const { numFeatures, dimensions } = this;
    checkInput(this.constructor.name, x, numFeatures, dimensions, { unbatched: false });
  }
}

/** `[N, numFeatures, H, W]` → the same. */
export class BatchNorm2d extends SpatialBatchNorm {
  protected override readonly dimensions = 2;
}

/** `[N, numFeatures, D, H, W]` → the same. */
export class BatchNorm3d extends SpatialBatchNorm {
  protected override readonly dimensions = 3;
}
