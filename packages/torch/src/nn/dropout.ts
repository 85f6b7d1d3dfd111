import { call } from "../commands.js";
import { TorchError } from "../errors.js";
import { dropout } from "../generated/operators.js";
import { tidy } from "../scope.js";
import type { Tensor } from "../tensor.js";
import { Module } from "./module.js";
import { settings } from "./print.js";
import { checkInput, type Dimensions } from "./sizes.js";

export function checkProbability(owner: string, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new TorchError(`${owner}: ${p} is no probability between 0 and 1`);
  return p;
}

abstract class RandomZeros extends Module {
  readonly p: number;

  /** @throws TorchError unless p is a probability */
  constructor(p = 0.5) {
    super();
    this.p = checkProbability(this.constructor.name, p);
  }
  override extraRepr(): string {
    return settings({ p: this.p });
  }
}

/** In training: zeroes each element with probability `p` and divides the others by 1 − p. */
export class Dropout extends RandomZeros {
  forward(x: Tensor): Tensor {
    return this.p === 0 ? x : dropout(x, this.p, this.training);
  }
}

/** In training: a dropout that keeps mean and variance of what SELU gives (Klambauer et al. 2017). */
export class AlphaDropout extends RandomZeros {
  forward(x: Tensor): Tensor {
    return this.p === 0 ? x : call("aten::alpha_dropout", "", 1, x, this.p, this.training);
  }
}

/** In training: zeroes whole channels with probability `p` and divides the others by 1 − p. */
abstract class FeatureDropout extends RandomZeros {
  protected abstract readonly dimensions: Dimensions;

  /** @throws TorchError when the input has another number of dimensions */
  forward(x: Tensor): Tensor {
    const { dimensions, p, training } = this;
    // PyTorch takes a [C, H, W] for an [N, C, L]; here that is an error.
    checkInput(this.constructor.name, x, null, dimensions, { unbatched: dimensions !== 2 });
    if (p === 0) return x;
    return tidy(() => {
      const batched = x.rank === dimensions + 1 ? x.unsqueeze(0) : x;
      const dropped = call<Tensor>("aten::feature_dropout", "", 1, batched, p, training);
      return batched === x ? dropped : dropped.squeeze(0);
    });
  }
}

/** `[N, C, L]` or `[C, L]` → the same, with whole channels dropped in training. */
export class Dropout1d extends FeatureDropout {
  protected override readonly dimensions = 1;
}

/** `[N, C, H, W]` → the same, with whole channels dropped in training. */
export class Dropout2d extends FeatureDropout {
  protected override readonly dimensions = 2;
}

/** `[N, C, D, H, W]` or `[C, D, H, W]` → the same, with whole channels dropped in training. */
export class Dropout3d extends FeatureDropout {
  protected override readonly dimensions = 3;
}
