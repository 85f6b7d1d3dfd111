import { FirstOrderOptimizer, type Batch } from "./first-order.js";
import { foreach } from "./foreach.js";
import type { NamedOrGrouped } from "./groups.js";
import { fill, notNegative, type Rule } from "./options.js";

export interface SGDOptions {
  /** Learning rate. Default: 1e-3 */
  lr?: number;
  /** Default: 0 */
  momentum?: number;
  /** How much less than in full a gradient enters the momentum. Default: 0 */
  dampening?: number;
  /** L2 penalty. Default: 0 */
  weightDecay?: number;
  /** Looks ahead along the momentum. Default: false */
  nesterov?: boolean;
  /** Climbs. Default: false */
  maximize?: boolean;
}

const defaults: Required<SGDOptions> = {
  lr: 1e-3,
  momentum: 0,
  dampening: 0,
  weightDecay: 0,
  nesterov: false,
  maximize: false,
};

/**
 * Gradient descent with momentum (Sutskever et al., 2013), PyTorch's to the last bit:
 *
 *     g ← g + λ θ;  b ← μ b + (1 − τ) g, at first b = g;  θ ← θ − lr (b, or g + μ b with Nesterov)
 */
export class SGD extends FirstOrderOptimizer<Required<SGDOptions>> {
  constructor(parameters: NamedOrGrouped<Required<SGDOptions>>, options: SGDOptions = {}) {
    super(parameters, fill(defaults, options));
  }

  protected override rules(options: Required<SGDOptions>): readonly Rule[] {
    const { lr, momentum, dampening, weightDecay, nesterov } = options;
    return [
      notNegative("lr", lr),
      notNegative("momentum", momentum),
      notNegative("weightDecay", weightDecay),
      [Number.isFinite(dampening), `dampening ${dampening} must be a number`],
      [
        !nesterov || (momentum > 0 && dampening === 0),
        `nesterov needs a momentum and no dampening, not ${momentum} and ${dampening}`,
      ],
    ];
  }

  protected override memories({ momentum }: Required<SGDOptions>): readonly string[] {
    return momentum === 0 ? [] : ["momentum_buffer"];
  }

  protected override advance(options: Required<SGDOptions>, batch: Batch): void {
    const { lr, momentum, dampening, weightDecay, nesterov, maximize } = options;
    const { history, parameters } = batch;
    let gradients = maximize ? foreach.neg(batch.gradients) : batch.gradients;
    if (weightDecay !== 0) gradients = foreach.add(gradients, parameters, weightDecay);
    if (momentum !== 0) {
      const { flat, pieces } = history.memory("momentum_buffer");
      if (history.steps === 1) pieces.forEach((piece, i) => piece.copy_(gradients[i]));
      else {
        flat.mul_(momentum);
        foreach.add_(pieces, gradients, 1 - dampening);
      }
      gradients = nesterov ? foreach.add(gradients, pieces, momentum) : pieces;
    }
    foreach.add_(parameters, gradients, -lr);
  }
}
