import { nn, type Tensor } from "@equimeter/torch";

import type { PlainConfig } from "./config.js";

/**
 * A pre-norm transformer layer in which every atom attends to its neighbours. Keys and values see
 * the neighbour and the edge to it.
 */
export class Block extends nn.Module {
  norm1: nn.LayerNorm;
  query: nn.Linear;
  keyValue: nn.Linear;
  edgeKeyValue: nn.Linear;
  out: nn.Linear;
  norm2: nn.LayerNorm;
  feedForward: nn.Sequential;
  readonly #heads: number;

  constructor({ width, heads, multiplier }: PlainConfig) {
    super();
    this.#heads = heads;
    this.norm1 = new nn.LayerNorm(width);
    this.query = new nn.Linear(width, width);
    this.keyValue = new nn.Linear(width, 2 * width, { bias: false });
    this.edgeKeyValue = new nn.Linear(width, 2 * width);
    this.out = new nn.Linear(width, width);
    this.norm2 = new nn.LayerNorm(width);
    this.feedForward = new nn.Sequential(
      new nn.Linear(width, multiplier * width),
      new nn.GELU(),
      new nn.Linear(multiplier * width, width),
    );
  }

  /** @param atoms - [N, width]; @param edges - [N, K, width]; @param index, mask - [N, K] */
  forward(atoms: Tensor, edges: Tensor, index: Tensor, mask: Tensor): Tensor {
    const seen = atoms.add(this.attend(this.norm1.forward(atoms), edges, index, mask));
    return seen.add(this.feedForward.forward(this.norm2.forward(seen)));
  }

  private attend(atoms: Tensor, edges: Tensor, index: Tensor, mask: Tensor): Tensor {
    const [n, k] = index.shape;
    const width = atoms.shape[1];
    const heads = this.#heads;
    const size = width / heads;
    const neighbors = this.keyValue.forward(atoms).indexSelect(0, index.view([-1]));
    const [key, value] = neighbors
      .view([n, k, 2 * width])
      .add(this.edgeKeyValue.forward(edges))
      .chunk(2, -1);
    const query = this.query.forward(atoms).view([n, 1, heads, size]);
    const scores = key.view([n, k, heads, size]).mul(query).sum(-1).div(Math.sqrt(size)); // [N, K, heads]
    // Not minus infinity: an atom without neighbours would get NaN instead of nothing.
    const weights = scores.maskedFill(mask.logicalNot().unsqueeze(-1), -1e9).softmax(1);
    const kept = weights.mul(mask.unsqueeze(-1)).unsqueeze(-1);
    // A sum rather than a mean: forces add up over neighbours.
    const gathered = value.view([n, k, heads, size]).mul(kept).sum(1).view([n, width]);
    return this.out.forward(gathered);
  }
}
