/** Between two levels, and what they switch on and off. */
import { call } from "../../commands.js";
import { tidy } from "../../scope.js";
import type { Tensor } from "../../tensor.js";
import { Module } from "../module.js";
import { settings } from "../print.js";

/** σ(x) = 1 / (1 + exp(−x)) */
export class Sigmoid extends Module {
  forward(x: Tensor): Tensor {
    return x.sigmoid();
  }
}

/** ln σ(x) */
export class LogSigmoid extends Module {
  forward(x: Tensor): Tensor {
    return call("aten::log_sigmoid", "", 1, x);
  }
}

/** (x + 3) / 6, at least 0 and at most 1 */
export class Hardsigmoid extends Module {
  forward(x: Tensor): Tensor {
    // libtorch's own operator cannot be differentiated twice and has a slope of float32's precision.
    return tidy(() => x.add(3).hardtanh({ minVal: 0, maxVal: 6 }).div(6));
  }
}

/** x times its hard sigmoid */
export class Hardswish extends Module {
  forward(x: Tensor): Tensor {
    return call("aten::hardswish", "", 1, x);
  }
}

export class Tanh extends Module {
  forward(x: Tensor): Tensor {
    return x.tanh();
  }
}

/** x / (1 + |x|) */
export class Softsign extends Module {
  forward(x: Tensor): Tensor {
    return tidy(() => x.div(x.abs().add(1)));
  }
}

/** a σ(b) of the two halves a, b of dimension `dim`. */
export class GLU extends Module {
  constructor(readonly dim = -1) {
    super();
  }
  /** @throws TorchError when the dimension has an odd size */
  forward(x: Tensor): Tensor {
    return call("aten::glu", "", 1, x, this.dim);
  }
  override extraRepr(): string {
    return settings({ dim: this.dim });
  }
}
