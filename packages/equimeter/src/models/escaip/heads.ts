import { nn, type Tensor, zeros } from "@equimeter/torch";

import type { Batch } from "../../data/batch.js";
import type { EscaipConfig } from "./config.js";
import { feedForward, type Features, linear } from "./layers.js";

/** `W (x + FFN(x))`, W without bias. */
export class OutputLayer extends nn.Module {
  ffn: nn.Sequential;
  final_output: nn.Sequential;

  /** @param gain - of all initial weights */
  constructor({ width, outputMultiplier, dropout }: EscaipConfig, outputs: number, gain = 1) {
    super();
    this.ffn = feedForward(width, outputMultiplier, dropout);
    this.final_output = new nn.Sequential(linear(width, outputs, { bias: false }));
    if (gain === 1) return;
    for (const module of this.modules())
      if (module instanceof nn.Linear) nn.init.xavierUniform(module.weight, { gain });
  }

  forward(x: Tensor): Tensor {
    return this.final_output.forward(this.hidden(x));
  }

  /** What W acts on. */
  hidden(x: Tensor): Tensor {
    return x.add(this.ffn.forward(x));
  }

  /** W, [outputs, H] */
  get weight(): Tensor {
    return (this.final_output.at(0) as nn.Linear).weight;
  }
}

/** The mean over the atoms of each molecule of one number an atom. */
export class EnergyHead extends nn.Module {
  energy_layer: OutputLayer;

  constructor(config: EscaipConfig) {
    super();
    this.energy_layer = new OutputLayer(config, 1, 0.01);
  }

  /** @param node - [N, H] @returns [B] */
  forward(node: Tensor, { batch, atomCounts }: Batch): Tensor {
    const each = this.energy_layer.forward(node).squeeze(-1);
    const { dtype, device } = each;
    const sums = zeros([atomCounts.shape[0]], { dtype, device }).indexAdd(0, batch, each);
    return sums.div(atomCounts);
  }
}

/**
 * `F_i = m_i Σ_s (W h_is) ⊙ ê_is`: three numbers an edge, each times one component of its direction. All
 * that is not equivariant in EScAIP is that the three rows of W need not be equal.
 */
export class ForceHead extends nn.Module {
  force_direction_layer: OutputLayer;
  force_magnitude_layer: OutputLayer;

  constructor(config: EscaipConfig) {
    super();
    this.force_direction_layer = new OutputLayer(config, 3);
    this.force_magnitude_layer = new OutputLayer(config, 1);
  }

  /** `components [N, K, 3]` and `magnitude [N, 1]`, which no rotation changes. */
  forward({ node, edge }: Features): { components: Tensor; magnitude: Tensor } {
    return {
      components: this.force_direction_layer.forward(edge),
      magnitude: this.force_magnitude_layer.forward(node),
    };
  }
}

/** @param unit - [N, K, 3], 0 in empty slots @returns [N, 3] */
export function forcesAlong(unit: Tensor, { components, magnitude }: Batch): Tensor {
  return components.mul(unit).sum([1]).mul(magnitude);
}

export class OutputHeads extends nn.Module {
  energy: EnergyHead;
  forces: ForceHead;

  constructor(config: EscaipConfig) {
    super();
    this.energy = new EnergyHead(config);
    this.forces = new ForceHead(config);
  }

  /** `energy [B]`, and what `forcesAlong` makes forces of. */
  forward(features: Features, batch: Batch): Batch {
    return {
      energy: this.energy.forward(features.node, batch),
      ...this.forces.forward(features),
    };
  }
}
