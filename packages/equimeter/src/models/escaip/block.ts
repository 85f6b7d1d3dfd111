import { nn } from "@equimeter/torch";

import { GraphAttention } from "./attention.js";
import type { EscaipConfig } from "./config.js";
import type { Graph } from "./graph.js";
import { feedForward, NodeEdgeNorm, rootMeanSquareNorm, type Features } from "./layers.js";

class NodeEdgeFeedForward extends nn.Module {
  mlp_node: nn.Sequential;
  mlp_edge: nn.Sequential;

  constructor({ width, feedForwardMultiplier, dropout }: EscaipConfig) {
    super();
    this.mlp_node = feedForward(width, feedForwardMultiplier, dropout);
    this.mlp_edge = feedForward(width, feedForwardMultiplier, dropout);
  }

  forward({ node, edge }: Features): Features {
    return { node: this.mlp_node.forward(node), edge: this.mlp_edge.forward(edge) };
  }
}

/**
 * A pre-norm transformer layer. Attention reads the atoms only: what gathers in the edges reaches
 * the readouts and nothing else.
 */
export class TransformerBlock extends nn.Module {
  graph_attention: GraphAttention;
  feedforward: NodeEdgeFeedForward;
  norm_attn: nn.RMSNorm;
  norm_ffn: NodeEdgeNorm;

  constructor(config: EscaipConfig) {
    super();
    this.graph_attention = new GraphAttention(config);
    this.feedforward = new NodeEdgeFeedForward(config);
    this.norm_attn = rootMeanSquareNorm(config.width);
    this.norm_ffn = new NodeEdgeNorm(config.width);
  }

  forward(features: Features, graph: Graph): Features {
    const attended = this.graph_attention.forward(this.norm_attn.forward(features.node), graph);
    const seen = sum(features, attended);
    return sum(seen, this.feedforward.forward(this.norm_ffn.forward(seen)));
  }
}

export function sum(a: Features, b: Features): Features {
  return { node: a.node.add(b.node), edge: a.edge.add(b.edge) };
}
