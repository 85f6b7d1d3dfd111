/** What is near zero becomes zero. */
import { call } from "../../commands.js";
import { TorchError } from "../../errors.js";
import { tidy } from "../../scope.js";
import type { Tensor } from "../../tensor.js";
import { Module } from "../module.js";
import { settings } from "../print.js";

/** x where |x| > λ, zero elsewhere. */
export class Hardshrink extends Module {
  constructor(readonly lambd = 0.5) {
    super();
  }
  forward(x: Tensor): Tensor {
    return call("aten::hardshrink", "", 1, x, this.lambd);
  }
  override extraRepr(): string {
    return settings({ lambd: this.lambd });
  }
}

/** x moved by λ towards zero, and zero where |x| ≤ λ. */
export class Softshrink extends Module {
  /** @throws TorchError when λ is negative */
  constructor(readonly lambd = 0.5) {
    super();
    if (!(lambd >= 0)) throw new TorchError(`Softshrink: lambd ${lambd} must not be negative`);
  }
  forward(x: Tensor): Tensor {
    return call("aten::softshrink", "", 1, x, this.lambd);
  }
  override extraRepr(): string {
    return settings({ lambd: this.lambd });
  }
}

/** x − tanh x */
export class Tanhshrink extends Module {
  forward(x: Tensor): Tensor {
    return tidy(() => x.sub(x.tanh()));
  }
}
