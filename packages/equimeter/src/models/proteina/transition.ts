import { nn, type Tensor, tidy } from "@equimeter/torch";

import { AdaptiveNorm, OutputScale } from "./adaptive-norm.js";
import type { Conditioning } from "./conditioning.js";

/** SwiGLU, without biases: `expansion` times as wide in between. */
export class Transition extends nn.Module {
  swish_linear: nn.Linear[];
  linear_out: nn.Linear;

  constructor(width: number, expansion: number) {
    super();
    const hidden = expansion * width;
    this.swish_linear = [new nn.Linear(width, 2 * hidden, { bias: false })];
    this.linear_out = new nn.Linear(hidden, width, { bias: false });
  }

  forward(x: Tensor): Tensor {
    return tidy(() => {
      const [values, gates] = this.swish_linear[0].forward(x).chunk(2, -1);
      return this.linear_out.forward(values.mul(gates.silu()));
    });
  }
}

/** The same between an adaptive norm and an adaptive scale: what a layer's second half adds. */
export class AdaptiveTransition extends nn.Module {
  adaln: AdaptiveNorm;
  transition: Transition;
  scale_output: OutputScale;

  constructor(width: number, conditionWidth: number) {
    super();
    this.adaln = new AdaptiveNorm(width, conditionWidth);
    this.transition = new Transition(width, 4);
    this.scale_output = new OutputScale(width, conditionWidth);
  }

  forward(x: Tensor, conditioning: Conditioning, mask: Tensor): Tensor {
    return tidy(() => {
      const hidden = this.transition.forward(this.adaln.forward(x, conditioning, mask));
      return this.scale_output.forward(hidden, conditioning, mask);
    });
  }
}
