import { addcmul, layerNorm, nn, type Tensor, tidy } from "@equimeter/torch";

import type { Conditioning } from "./conditioning.js";

/** A layer norm whose scale and shift depend on the condition: LN(x) ⊙ σ(γ(LN(c))) + β(LN(c)). */
export class AdaptiveNorm extends nn.Module {
  norm_cond: nn.LayerNorm;
  to_gamma: nn.Linear[];
  to_beta: nn.Linear;
  readonly #width: number;

  constructor(width: number, conditionWidth: number) {
    super();
    this.#width = width;
    this.norm_cond = new nn.LayerNorm(conditionWidth);
    this.to_gamma = [new nn.Linear(conditionWidth, width)]; // the original has a sigmoid as .1
    this.to_beta = new nn.Linear(conditionWidth, width, { bias: false });
  }

  /** @param mask - 1 and 0, broadcasts to x */
  forward(x: Tensor, { rows, spread }: Conditioning, mask: Tensor): Tensor {
    return tidy(() => {
      const { gamma, beta } = this.scaleAndShift(rows);
      return addcmul(spread(beta), layerNorm(x, [this.#width]), spread(gamma)).mul(mask);
    });
  }

  /** @param rows - of the condition, [B, …, C] @returns each [B, …, width] */
  scaleAndShift(rows: Tensor): { gamma: Tensor; beta: Tensor } {
    return tidy(() => {
      const condition = this.norm_cond.forward(rows);
      const gamma = this.to_gamma[0].forward(condition).sigmoid();
      return { gamma, beta: this.to_beta.forward(condition) };
    });
  }
}

/** What a block adds starts small: x ⊙ σ(γ(c)), with γ = −2 at first whatever the condition. */
export class OutputScale extends nn.Module {
  to_adaln_zero_gamma: nn.Linear[];

  constructor(width: number, conditionWidth: number) {
    super();
    const gamma = new nn.Linear(conditionWidth, width);
    nn.init.zeros(gamma.weight);
    nn.init.constant(gamma.bias!, -2);
    this.to_adaln_zero_gamma = [gamma];
  }

  forward(x: Tensor, { rows, spread }: Conditioning, mask: Tensor): Tensor {
    return tidy(() => x.mul(spread(this.to_adaln_zero_gamma[0].forward(rows).sigmoid())).mul(mask));
  }
}
