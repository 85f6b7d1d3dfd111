import { tidy } from "../../scope.js";
import type { Tensor } from "../../tensor.js";
import { Module } from "../module.js";
import { settings } from "../print.js";
import { checkInput } from "../sizes.js";

abstract class AlongDimension extends Module {
  /** @param dim - the dimension along which the exponentials sum to one */
  constructor(readonly dim: number) {
    super();
  }
  override extraRepr(): string {
    return settings({ dim: this.dim });
  }
}

/** exp x / Σ exp x */
export class Softmax extends AlongDimension {
  forward(x: Tensor): Tensor {
    return x.softmax(this.dim);
  }
}

/** exp(−x) / Σ exp(−x) */
export class Softmin extends AlongDimension {
  forward(x: Tensor): Tensor {
    return tidy(() => x.neg().softmax(this.dim));
  }
}

/** x − ln Σ exp x */
export class LogSoftmax extends AlongDimension {
  forward(x: Tensor): Tensor {
    return x.logSoftmax(this.dim);
  }
}

/** Softmax over the channels of `[N, C, H, W]` or `[C, H, W]`. */
export class Softmax2d extends Module {
  /** @throws TorchError when the input has another number of dimensions */
  forward(x: Tensor): Tensor {
    checkInput("Softmax2d", x, null, 2);
    return x.softmax(-3);
  }
}
