import { nn, ones, type Tensor } from "@equimeter/torch";

import type { Batch } from "../../data/batch.js";
import type { Model } from "../model.js";
import { Block } from "./block.js";
import type { PlainConfig } from "./config.js";
import { EdgeEmbedding, elementCount } from "./edges.js";
import { radialFeatures } from "./radial.js";
import { Readout } from "./readout.js";

/**
 * A small transformer over atoms with nothing equivariant in it: the baseline, and the known-bad
 * control. Atoms see the elements, directions and distances of their near neighbours and answer
 * with a force. Directions enter as plain numbers, so symmetry has to be learned.
 *
 * Needs `positions`, `atomicNumbers`, `neighborIndex`, `neighborMask`; gives `forces [N, 3]`, in
 * units of `forceScale`'s.
 */
export class Plain extends nn.Module implements Model {
  atomEmbedding: nn.Embedding;
  edgeEmbedding: EdgeEmbedding;
  blocks: Block[];
  norm: nn.LayerNorm;
  readout: Readout;
  /** Standard deviation of the training forces: the model itself works in units of it. */
  forceScale: nn.Buffer;
  readonly #config: PlainConfig;

  constructor(config: PlainConfig) {
    super();
    const { width } = config;
    this.#config = config;
    this.atomEmbedding = new nn.Embedding(elementCount, width);
    this.edgeEmbedding = new EdgeEmbedding(config);
    this.blocks = Array.from({ length: config.layers }, () => new Block(config));
    this.norm = new nn.LayerNorm(width);
    this.readout = new Readout(config);
    this.forceScale = nn.buffer(ones([]));
  }

  /** Distances do not turn: `radial [N, K, R]`. */
  invariants(batch: Batch): Batch {
    const distance = relative(batch).square().sum(-1).sqrt();
    const { cutoff, radial } = this.#config;
    return { radial: radialFeatures(distance, batch.neighborMask, { cutoff, count: radial }) };
  }

  forward(batch: Batch, invariants = this.invariants(batch)): { forces: Tensor } {
    const { neighborIndex, neighborMask, atomicNumbers } = batch;
    const { radial } = invariants;
    const direction = unit(relative(batch));
    const edges = this.edgeEmbedding.forward({
      direction,
      radial,
      sender: atomicNumbers.take(neighborIndex),
      receiver: atomicNumbers,
    }); // [N, K, width]
    let atoms = this.atomEmbedding.forward(atomicNumbers); // [N, width]
    for (const block of this.blocks)
      atoms = block.forward(atoms, edges, neighborIndex, neighborMask);
    const forces = this.readout.forward(this.norm.forward(atoms), neighborIndex, radial, direction);
    return { forces: forces.mul(this.forceScale) };
  }
}

/** Vectors from each atom to its neighbours, [N, K, 3] Å. */
function relative({ positions, neighborIndex }: Batch): Tensor {
  const [atoms, width] = neighborIndex.shape;
  const neighbors = positions.indexSelect(0, neighborIndex.view([-1])).view([atoms, width, 3]);
  return neighbors.sub(positions.unsqueeze(1));
}

/** Directions; an empty slot points nowhere. */
function unit(vectors: Tensor): Tensor {
  return vectors.div(vectors.square().sum(-1, { keepdim: true }).sqrt().clamp(1e-6));
}
