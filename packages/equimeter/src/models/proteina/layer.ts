import { nn, type Tensor, tidy } from "@equimeter/torch";

import { AdaptiveAttention } from "./attention.js";
import type { Conditioning } from "./conditioning.js";
import type { ProteinaConfig } from "./config.js";
import { AdaptiveTransition } from "./transition.js";

/** A layer of the trunk (AlphaFold 3, algorithm 23): attention, then a transition, each added. */
export class TransformerLayer extends nn.Module {
  mhba: AdaptiveAttention;
  transition: AdaptiveTransition;

  constructor(config: ProteinaConfig) {
    super();
    this.mhba = new AdaptiveAttention(config);
    this.transition = new AdaptiveTransition(config.width, config.conditionWidth);
  }

  /** @param x - [B, M, width], zero where `mask` [B, M, 1] is, and so is what comes back */
  forward(x: Tensor, bias: Tensor, conditioning: Conditioning, mask: Tensor): Tensor {
    return tidy(() => {
      const seen = x.add(this.mhba.forward(x, bias, conditioning, mask));
      return seen.add(this.transition.forward(seen, conditioning, mask));
    });
  }
}
