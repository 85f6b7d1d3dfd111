/** Losses between numbers: input and target of one shape. */
import { call } from "../../commands.js";
import { TorchError } from "../../errors.js";
import type { Tensor } from "../../tensor.js";
import { Loss, type Reduction } from "./reduction.js";

/** (x − y)² */
export class MSELoss extends Loss {
  constructor(options: { reduction?: Reduction } = {}) {
    super(options.reduction);
  }
  /** @throws TorchError when the shapes differ */
  forward(input: Tensor, target: Tensor): Tensor {
    this.checkSameShape(input, target);
    return call("aten::mse_loss", "", 1, input, target, this.code);
  }
}

/** |x − y| */
export class L1Loss extends Loss {
  constructor(options: { reduction?: Reduction } = {}) {
    super(options.reduction);
  }
  /** @throws TorchError when the shapes differ */
  forward(input: Tensor, target: Tensor): Tensor {
    this.checkSameShape(input, target);
    return call("aten::l1_loss", "", 1, input, target, this.code);
  }
}

/** d² / 2 for a distance d ≤ δ, δ (d − δ / 2) beyond. */
export class HuberLoss extends Loss {
  readonly delta: number;

  /** @param options.delta - default 1. @throws TorchError unless positive */
  constructor(options: { reduction?: Reduction; delta?: number } = {}) {
    super(options.reduction);
    this.delta = options.delta ?? 1;
    if (!(this.delta > 0)) throw new TorchError(`HuberLoss: delta ${this.delta} must be positive`);
  }
  /** @throws TorchError when the shapes differ */
  forward(input: Tensor, target: Tensor): Tensor {
    this.checkSameShape(input, target);
    return call("aten::huber_loss", "", 1, input, target, this.code, this.delta);
  }
}

/** d² / (2 β) for a distance d < β, d − β / 2 beyond. */
export class SmoothL1Loss extends Loss {
  readonly beta: number;

  /** @param options.beta - default 1. @throws TorchError when negative */
  constructor(options: { reduction?: Reduction; beta?: number } = {}) {
    super(options.reduction);
    this.beta = options.beta ?? 1;
    if (!(this.beta >= 0))
      throw new TorchError(`SmoothL1Loss: beta ${this.beta} must not be negative`);
  }
  /** @throws TorchError when the shapes differ */
  forward(input: Tensor, target: Tensor): Tensor {
    this.checkSameShape(input, target);
    return call("aten::smooth_l1_loss", "", 1, input, target, this.code, this.beta);
  }
}
