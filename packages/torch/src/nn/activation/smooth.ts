/** Smooth relatives of the rectifier. */
import { call } from "../../commands.js";
import type { Tensor } from "../../tensor.js";
import { Module } from "../module.js";
import { settings } from "../print.js";

/** x Φ(x), exact or by its tanh approximation. */
export class GELU extends Module {
  readonly approximate: "none" | "tanh";

  constructor(options: { approximate?: "none" | "tanh" } = {}) {
    super();
    this.approximate = options.approximate ?? "none";
  }
  forward(x: Tensor): Tensor {
    return x.gelu({ approximate: this.approximate });
  }
  override extraRepr(): string {
    return settings({ approximate: this.approximate });
  }
}

/** x σ(x) */
export class SiLU extends Module {
  forward(x: Tensor): Tensor {
    return x.silu();
  }
}

/** x tanh(ln(1 + exp x)) */
export class Mish extends Module {
  forward(x: Tensor): Tensor {
    return call("aten::mish", "", 1, x);
  }
}

/** ln(1 + exp(β x)) / β, and x itself where β x is above `threshold`. */
export class Softplus extends Module {
  readonly beta: number;
  readonly threshold: number;

  /** @param options - default: beta 1, threshold 20 */
  constructor(options: { beta?: number; threshold?: number } = {}) {
    super();
    this.beta = options.beta ?? 1;
    this.threshold = options.threshold ?? 20;
  }
  forward(x: Tensor): Tensor {
    const { beta, threshold } = this;
    return x.softplus({ beta, threshold });
  }
  override extraRepr(): string {
    const { beta, threshold } = this;
    return settings({ beta, threshold });
  }
}

/** x where it is positive, α (exp x − 1) elsewhere. */
export class ELU extends Module {
  constructor(readonly alpha = 1) {
    super();
  }
  forward(x: Tensor): Tensor {
    return x.elu({ alpha: this.alpha });
  }
  override extraRepr(): string {
    return settings({ alpha: this.alpha });
  }
}

/** x where it is positive, α (exp(x / α) − 1) elsewhere: continuously differentiable for every α. */
export class CELU extends Module {
  constructor(readonly alpha = 1) {
    super();
  }
  forward(x: Tensor): Tensor {
    return call("aten::celu", "", 1, x, this.alpha);
  }
  override extraRepr(): string {
    return settings({ alpha: this.alpha });
  }
}

/** An ELU scaled so that activations keep mean 0 and variance 1 (Klambauer et al. 2017). */
export class SELU extends Module {
  forward(x: Tensor): Tensor {
    return call("aten::selu", "", 1, x);
  }
}
