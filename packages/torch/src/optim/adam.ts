import type { Tensor } from "../tensor.js";
import { FirstOrderOptimizer, type Batch } from "./first-order.js";
import { foreach } from "./foreach.js";
import type { NamedOrGrouped } from "./groups.js";
import { fill, fraction, notNegative, type Rule } from "./options.js";
import { power } from "./power.js";

export interface AdamOptions {
  /** Learning rate. Default: 1e-3 */
  lr?: number;
  /** Decay of the gradient's and the squared gradient's averages. Default: [0.9, 0.999] */
  betas?: readonly [number, number];
  /** Added to the denominator. Default: 1e-8. With 0, what never had a gradient does not move by it. */
  eps?: number;
  /** Default: 0, and 0.01 for AdamW */
  weightDecay?: number;
  /** Divides by the largest average of squares so far (Reddi et al., 2018). Default: false */
  amsgrad?: boolean;
  /** Climbs. Default: false */
  maximize?: boolean;
}

const defaults: Required<AdamOptions> = {
  lr: 1e-3,
  betas: [0.9, 0.999],
  eps: 1e-8,
  weightDecay: 0,
  amsgrad: false,
  maximize: false,
};

/**
 * Adam (Kingma and Ba, 2015), PyTorch's to the last bit:
 *
 *     g ← g + λ θ;  m ← β₁ m + (1 − β₁) g;  v ← β₂ v + (1 − β₂) g²
 *     θ ← θ − lr / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + eps)
 *
 * A step is a dozen calls for all parameters together.
 */
export class Adam extends FirstOrderOptimizer<Required<AdamOptions>> {
  constructor(parameters: NamedOrGrouped<Required<AdamOptions>>, options: AdamOptions = {}) {
    super(parameters, fill(defaults, options));
  }

  protected override rules(options: Required<AdamOptions>): readonly Rule[] {
    const { lr, betas, eps, weightDecay } = options;
    return [
      notNegative("lr", lr),
      [
        betas.length === 2 && betas.every((beta) => fraction("", beta)[0]),
        `betas [${betas.join(", ")}] must be at least 0 and less than 1`,
      ],
      notNegative("eps", eps),
      notNegative("weightDecay", weightDecay),
    ];
  }

  protected override memories({ amsgrad }: Required<AdamOptions>): readonly string[] {
    return ["exp_avg", "exp_avg_sq", ...(amsgrad ? ["max_exp_avg_sq"] : [])];
  }

  protected override advance(options: Required<AdamOptions>, batch: Batch): void {
    const {
      lr,
      betas: [beta1, beta2],
      eps,
      amsgrad,
      maximize,
    } = options;
    const { history, parameters } = batch;
    const uphill = maximize ? foreach.neg(batch.gradients) : batch.gradients;
    const gradients = this.decay(options, parameters, uphill);
    const average = history.memory("exp_avg");
    average.flat.mul_(beta1);
    foreach.add_(average.pieces, gradients, 1 - beta1);
    const square = history.memory("exp_avg_sq");
    square.flat.mul_(beta2);
    foreach.addcmul_(square.pieces, gradients, gradients, 1 - beta2);

    let { flat: variance } = square;
    if (amsgrad) {
      variance = history.memory("max_exp_avg_sq").flat;
      foreach.maximum_([variance], [square.flat]);
    }
    const denominator = variance.sqrt().div_(Math.sqrt(1 - power(beta2, history.steps)));
    if (eps !== 0) denominator.add_(eps);
    else denominator.maskedFill_(denominator.eq(0), Infinity); // not 0 / 0
    const size = -lr / (1 - power(beta1, history.steps));
    foreach.addcdiv_(parameters, average.pieces, history.split(denominator), size);
  }

  /** Weight decay; here as a penalty, in the gradients that are returned. */
  protected decay(
    { weightDecay }: Required<AdamOptions>,
    parameters: readonly Tensor[],
    gradients: readonly Tensor[],
  ): readonly Tensor[] {
    return weightDecay === 0 ? gradients : foreach.add(gradients, parameters, weightDecay);
  }
}
