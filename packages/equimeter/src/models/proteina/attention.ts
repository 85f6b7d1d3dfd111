import { nn, type Tensor, tidy } from "@equimeter/torch";

import { AdaptiveNorm, OutputScale } from "./adaptive-norm.js";
import type { Conditioning } from "./conditioning.js";
import type { ProteinaConfig } from "./config.js";

/** Gated attention whose scores are biased by what is known of each pair (AlphaFold 3, algorithm 24). */
export class PairBiasedAttention extends nn.Module {
  to_qkv: nn.Linear;
  to_g: nn.Linear;
  to_out_node: nn.Linear;
  node_norm: nn.LayerNorm;
  q_layer_norm: nn.LayerNorm | nn.Identity;
  k_layer_norm: nn.LayerNorm | nn.Identity;
  to_bias: nn.Linear;
  pair_norm: nn.LayerNorm;
  readonly #heads: number;

  constructor({ width, heads, pairWidth, queryKeyNorm }: ProteinaConfig) {
    super();
    this.#heads = heads;
    this.to_qkv = new nn.Linear(width, 3 * width);
    this.to_g = new nn.Linear(width, width);
    this.to_out_node = new nn.Linear(width, width);
    this.node_norm = new nn.LayerNorm(width);
    // Over all heads together.
    this.q_layer_norm = queryKeyNorm ? new nn.LayerNorm(width) : new nn.Identity();
    this.k_layer_norm = queryKeyNorm ? new nn.LayerNorm(width) : new nn.Identity();
    this.to_bias = new nn.Linear(pairWidth, heads, { bias: false });
    this.pair_norm = new nn.LayerNorm(pairWidth);
  }

  /**
   * [heads, pairWidth]: what makes the bias of a normalized pair. The bias of `pair_norm` adds the same
   * to all scores of a head, which a softmax does not see, and is left out.
   */
  biasWeight(): Tensor {
    return this.to_bias.weight.mul(this.pair_norm.weight!);
  }

  /**
   * @param x - [B, M, width]
   * @param bias - [copies, heads, B / copies, M, M], with the least number there is between positions that
   *   are not to see each other
   */
  forward(x: Tensor, bias: Tensor): Tensor {
    return tidy(() => {
      const [batch, positions, width] = x.shape;
      const heads = this.#heads;
      const depth = width / heads;
      const byHead = (values: Tensor): Tensor =>
        values
          .view([batch, positions, heads, depth])
          .permute([2, 0, 1, 3])
          .reshape([heads * batch, positions, depth]);
      const nodes = this.node_norm.forward(x);
      const [q, k, v] = this.to_qkv.forward(nodes).chunk(3, -1);
      const query = byHead(this.q_layer_norm.forward(q));
      const key = byHead(this.k_layer_norm.forward(k));
      const seen = scores(query, key, bias)
        .softmax(-1)
        .bmm(byHead(v))
        .view([heads, batch, positions, depth])
        .permute([1, 2, 0, 3])
        .reshape([batch, positions, width]);
      return this.to_out_node.forward(this.to_g.forward(nodes).sigmoid().mul(seen));
    });
  }
}

/** What attention weighs by, [heads · B, M, M]. Copies share their biases without having any of their own. */
function scores(query: Tensor, key: Tensor, bias: Tensor): Tensor {
  const scale = query.shape[2] ** -0.5;
  const [copies, heads, samples, positions] = bias.shape;
  const whole = [heads * copies * samples, positions, positions];
  if (copies === 1) return bias.view(whole).baddbmm(query, key.transpose(1, 2), { alpha: scale });
  const products = query.mul(scale).bmm(key.transpose(1, 2));
  return products
    .view([heads, copies, samples, positions, positions])
    .add_(bias.transpose(0, 1))
    .view(whole);
}

/** The same between an adaptive norm and an adaptive scale: what a layer's first half adds. */
export class AdaptiveAttention extends nn.Module {
  adaln: AdaptiveNorm;
  mha: PairBiasedAttention;
  scale_output: OutputScale;

  constructor(config: ProteinaConfig) {
    super();
    this.adaln = new AdaptiveNorm(config.width, config.conditionWidth);
    this.mha = new PairBiasedAttention(config);
    this.scale_output = new OutputScale(config.width, config.conditionWidth);
  }

  forward(x: Tensor, bias: Tensor, conditioning: Conditioning, mask: Tensor): Tensor {
    return tidy(() => {
      const seen = this.mha.forward(this.adaln.forward(x, conditioning, mask), bias);
      return this.scale_output.forward(seen, conditioning, mask);
    });
  }
}
