import { cat, nn, type Tensor } from "@equimeter/torch";

import type { PlainConfig } from "./config.js";

/** Atomic numbers 0–118. */
export const elementCount = 119;

/**
 * What an atom sees of a neighbour, [N, K, width]: its direction, gated by distance and elements.
 * The products let the first layer express "so much along this direction".
 */
export class EdgeEmbedding extends nn.Module {
  sender: nn.Embedding;
  receiver: nn.Embedding;
  radial: nn.Linear;
  direction: nn.Linear;
  mix: nn.Sequential;

  constructor({ width, radial, multiplier }: PlainConfig) {
    super();
    this.sender = new nn.Embedding(elementCount, width);
    this.receiver = new nn.Embedding(elementCount, width);
    this.radial = new nn.Linear(radial, width, { bias: false });
    this.direction = new nn.Linear(3, width);
    this.mix = new nn.Sequential(
      new nn.Linear(2 * width, multiplier * width),
      new nn.GELU(),
      new nn.Linear(multiplier * width, width),
    );
  }

  forward(edge: { direction: Tensor; radial: Tensor; sender: Tensor; receiver: Tensor }): Tensor {
    const elements = this.sender
      .forward(edge.sender)
      .mul(this.receiver.forward(edge.receiver).unsqueeze(1));
    const gate = this.radial.forward(edge.radial).mul(elements);
    const directed = this.direction.forward(edge.direction).mul(gate);
    return this.mix.forward(cat([gate, directed], -1));
  }
}
