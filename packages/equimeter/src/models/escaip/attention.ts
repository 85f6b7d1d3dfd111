import { linear, nn, ones, type Tensor } from "@equimeter/torch";

import type { EscaipConfig } from "./config.js";
import { aggregate, atEdges, EdgeFeatures } from "./edge-features.js";
import type { Graph } from "./graph.js";
import { Activated, linear as layer, type Features } from "./layers.js";

/**
 * Each atom's edges attend to one another. Messages are made of the atoms at both ends and the geometry of
 * the edge; the angle between two edges biases how much they see of each other.
 */
export class GraphAttention extends EdgeFeatures {
  node_linear: Activated;
  message_linear: Activated;
  multi_head_attention: nn.MultiheadAttention;
  attn_scalar: nn.Parameter;
  readonly #width: number;
  readonly #heads: number;
  readonly #angles: boolean;

  constructor(config: EscaipConfig) {
    super(config);
    const { width, heads, dropout, attentionDropout, angles } = config;
    this.#width = width;
    this.#heads = heads;
    this.#angles = angles;
    this.node_linear = new Activated(2 * width, width, dropout);
    this.message_linear = new Activated(2 * width, width, 0);
    this.multi_head_attention = new nn.MultiheadAttention(width, heads, {
      dropout: attentionDropout,
    });
    this.multi_head_attention.out_proj = layer(width, width);
    this.attn_scalar = nn.parameter(ones([]));
  }

  /** @param nodes - [N, H] @returns what each atom and each edge gains */
  forward(nodes: Tensor, graph: Graph): Features {
    const messages = this.messages(nodes, graph);
    const edge = this.multi_head_attention.forward(messages, messages, messages, {
      mask: this.bias(graph),
    });
    return { edge, node: aggregate(edge, graph.mask) };
  }

  /** [N, K, H] */
  private messages(nodes: Tensor, graph: Graph): Tensor {
    const halves = [this.#width, this.#width];
    const [ofSender, ofReceiver] = this.node_linear.columns(halves);
    const ends = atEdges(linear(nodes, ofSender), graph.senders, graph.mask).add(
      linear(nodes, ofReceiver, this.node_linear.bias).unsqueeze(1),
    );
    const [ofEdge, ofEnds] = this.message_linear.columns(halves);
    const message = linear(this.edgeFeatures(graph), ofEdge, this.message_linear.bias).add(
      linear(this.node_linear.activate(ends), ofEnds),
    );
    return this.message_linear.activate(message);
  }

  /** Added to the scores: angles, and −∞ for empty slots; [N · heads, K, K]. */
  private bias({ angles, mask }: Graph): Tensor {
    const [atoms, slots] = mask.shape;
    const scores = this.#angles ? angles.mul(this.attn_scalar) : angles.zerosLike();
    return scores
      .maskedFill(mask.logicalNot().unsqueeze(1), -Infinity)
      .unsqueeze(1)
      .expand([atoms, this.#heads, slots, slots])
      .reshape([atoms * this.#heads, slots, slots]);
  }
}
