import { cat, nn } from "@equimeter/torch";

import { sum } from "./block.js";
import type { EscaipConfig } from "./config.js";
import {
  Activated,
  feedForward,
  NodeEdgeNorm,
  rootMeanSquareNorm,
  type Features,
} from "./layers.js";

/** What each stage of the trunk hands to the outputs. */
export class ReadoutLayer extends nn.Module {
  energy_ffn: nn.Sequential;
  force_ffn: nn.Sequential;
  energy_norm: nn.RMSNorm;
  force_norm: nn.RMSNorm;

  constructor({ width, readoutMultiplier, dropout }: EscaipConfig) {
    super();
    this.energy_ffn = feedForward(width, readoutMultiplier, dropout);
    this.force_ffn = feedForward(width, readoutMultiplier, dropout);
    this.energy_norm = rootMeanSquareNorm(width);
    this.force_norm = rootMeanSquareNorm(width);
  }

  forward(features: Features): Features {
    return sum(features, {
      node: this.energy_ffn.forward(this.energy_norm.forward(features.node)),
      edge: this.force_ffn.forward(this.force_norm.forward(features.edge)),
    });
  }
}

/** All readouts side by side, [N, (L+1)H] and [N, K, (L+1)H], as features of the width of the heads. */
export class OutputProjection extends nn.Module {
  node_projection: Activated;
  edge_projection: Activated;
  readout_norm: NodeEdgeNorm;
  output_norm: NodeEdgeNorm;

  constructor({ width, layers, dropout }: EscaipConfig) {
    super();
    const all = (layers + 1) * width;
    this.node_projection = new Activated(all, width, dropout);
    this.edge_projection = new Activated(all, width, dropout);
    this.readout_norm = new NodeEdgeNorm(all);
    this.output_norm = new NodeEdgeNorm(width);
  }

  forward(readouts: readonly Features[]): Features {
    const { node, edge } = this.readout_norm.forward({
      node: cat(
        readouts.map((one) => one.node),
        -1,
      ),
      edge: cat(
        readouts.map((one) => one.edge),
        -1,
      ),
    });
    return this.output_norm.forward({
      node: this.node_projection.forward(node),
      edge: this.edge_projection.forward(edge),
    });
  }
}
