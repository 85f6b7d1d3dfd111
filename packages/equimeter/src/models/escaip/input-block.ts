import { nn } from "@equimeter/torch";

import type { EscaipConfig } from "./config.js";
import { aggregate, EdgeFeatures } from "./edge-features.js";
import type { Graph } from "./graph.js";
import { feedForward, NodeEdgeNorm, rootMeanSquareNorm, type Features } from "./layers.js";

class InputLayer extends EdgeFeatures {
  edge_ffn: nn.Sequential;
  norm: nn.RMSNorm;

  constructor(config: EscaipConfig) {
    super(config);
    this.edge_ffn = feedForward(config.width, 1, config.dropout);
    this.norm = rootMeanSquareNorm(config.width);
  }

  forward(graph: Graph): Features {
    const seen = this.edgeFeatures(graph);
    const edge = seen.add(this.edge_ffn.forward(this.norm.forward(seen)));
    return { edge, node: aggregate(edge, graph.mask) };
  }
}

/** The first features of atoms and edges. */
export class InputBlock extends nn.Module {
  input_layer: InputLayer;
  norm: NodeEdgeNorm;

  constructor(config: EscaipConfig) {
    super();
    this.input_layer = new InputLayer(config);
    this.norm = new NodeEdgeNorm(config.width);
  }

  forward(graph: Graph): Features {
    return this.norm.forward(this.input_layer.forward(graph));
  }
}
