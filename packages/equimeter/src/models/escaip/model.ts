import { nn, ones, type Tensor, zeros } from "@equimeter/torch";

import type { Batch } from "../../data/batch.js";
import type { Model } from "../model.js";
import { TransformerBlock } from "./block.js";
import type { EscaipConfig } from "./config.js";
import { type Directions, edgeDirections, type Graph, graphOf } from "./graph.js";
import { forcesAlong, OutputHeads } from "./heads.js";
import { InputBlock } from "./input-block.js";
import type { Features } from "./layers.js";
import { OutputProjection, ReadoutLayer } from "./readout.js";

class Backbone extends nn.Module {
  input_block: InputBlock;
  transformer_blocks: TransformerBlock[];
  readout_layers: ReadoutLayer[];
  output_projection: OutputProjection;

  constructor(config: EscaipConfig) {
    super();
    const { layers: length } = config;
    this.input_block = new InputBlock(config);
    this.transformer_blocks = Array.from({ length }, () => new TransformerBlock(config));
    this.readout_layers = Array.from({ length: length + 1 }, () => new ReadoutLayer(config));
    this.output_projection = new OutputProjection(config);
  }

  forward(graph: Graph): Features {
    let features = this.input_block.forward(graph);
    const readouts = [this.readout_layers[0].forward(features)];
    this.transformer_blocks.forEach((block, k) => {
      features = block.forward(features, graph);
      readouts.push(this.readout_layers[k + 1].forward(features));
    });
    return this.output_projection.forward(readouts);
  }
}

/** What the forces are made of, but for the last layer. */
export interface HeadInputs {
  readonly directions: Directions;
  /** What that layer acts on, [N, K, H]. */
  readonly hidden: Tensor;
  /** [N, 1] */
  readonly magnitude: Tensor;
}

/**
 * EScAIP with direct forces, as published for SPICE (repository ASK-Berkeley/EScAIP, March 2025), under
 * its parameter names. Everything up to the last layer of the force head is invariant.
 *
 * Needs `positions`, `atomicNumbers`, `batch`, `atomCounts`, `neighborIndex`, `neighborMask`, and for
 * periodic systems `neighborImage` and `cell`. Gives `forces [N, 3]` in units of `forceScale`'s and
 * `energy [B]` in units of `energyScale`'s, above `energyShift`.
 */
export class Escaip extends nn.Module implements Model {
  backbone: Backbone;
  output_heads: OutputHeads;
  forceScale: nn.Buffer;
  energyScale: nn.Buffer;
  energyShift: nn.Buffer;
  readonly #config: EscaipConfig;

  constructor(config: EscaipConfig) {
    super();
    this.#config = config;
    this.backbone = new Backbone(config);
    this.output_heads = new OutputHeads(config);
    this.forceScale = nn.buffer(ones([]));
    this.energyScale = nn.buffer(ones([]));
    this.energyShift = nn.buffer(zeros([]));
  }

  /** The trunk, and all of the heads that no rotation changes: a turned copy costs one sum over edges. */
  invariants(batch: Batch): Batch {
    return this.trunk(batch, edgeDirections(batch));
  }

  forward(batch: Batch, invariants?: Batch): { forces: Tensor; energy: Tensor } {
    const directions = edgeDirections(batch);
    const trunk = invariants ?? this.trunk(batch, directions);
    return {
      forces: forcesAlong(directions.unit, trunk).mul(this.forceScale),
      energy: trunk.energy.mul(this.energyScale).add(this.energyShift),
    };
  }

  /** One pass of the trunk, up to the last layer of the force head. */
  headInputs(batch: Batch): HeadInputs {
    const directions = edgeDirections(batch);
    const { node, edge } = this.features(batch, directions);
    const { force_direction_layer, force_magnitude_layer } = this.output_heads.forces;
    return {
      directions,
      hidden: force_direction_layer.hidden(edge),
      magnitude: force_magnitude_layer.forward(node),
    };
  }

  private trunk(batch: Batch, directions: Directions): Batch {
    return this.output_heads.forward(this.features(batch, directions), batch);
  }

  private features(batch: Batch, directions: Directions): Features {
    return this.backbone.forward(graphOf(batch, directions, this.#config));
  }
}
