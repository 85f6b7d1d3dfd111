import { nn, randn, type Tensor, tidy } from "@equimeter/torch";

import type { Batch } from "../../data/batch.js";
import { type Conditioning, sequenceConditioning } from "./conditioning.js";
import type { ProteinaConfig } from "./config.js";
import { FeatureFactory } from "./feature-factory.js";
import { pairFeatures, sequenceFeatures } from "./features.js";
import { TransformerLayer } from "./layer.js";
import { PairBuilder } from "./pair-builder.js";
import {
  asInvariants,
  fromInvariants,
  type PairInputs,
  type PairStart,
  pairStart,
} from "./pair-start.js";
import { PairUpdate } from "./pair-update.js";
import { presence, withoutRegisters, withRegisters } from "./registers.js";
import { Transition } from "./transition.js";
import { runTrunk, type Segment, segmentsOf } from "./trunk.js";

/** What the network says of some backbones. */
export interface Answer {
  /** [B, N, 3] */
  coordinates: Tensor;
  /** Logits of the distance of each pair, [B, N, N, buckets], of a network that has a head for them. */
  distogram?: Tensor;
}

/** The transformer of Proteína, under the names that its parameters have in the original. */
export class ProteinaNetwork extends nn.Module {
  registers: nn.Parameter | null;
  linear_3d_embed: nn.Linear;
  init_repr_factory: FeatureFactory;
  cond_factory: FeatureFactory;
  transition_c_1: Transition;
  transition_c_2: Transition;
  pair_repr_builder: PairBuilder;
  transformer_layers: TransformerLayer[];
  /** By the layer that they follow. */
  pair_update_layers: (PairUpdate | null)[] | null;
  pair_head_prediction: nn.Sequential | null;
  coors_3d_decoder: nn.Sequential;
  readonly #config: ProteinaConfig;

  constructor(config: ProteinaConfig) {
    super();
    const { width, conditionWidth, registers, layers, pairUpdateEvery: every } = config;
    this.#config = config;
    this.registers = registers > 0 ? nn.parameter(randn([registers, width]).div(20)) : null;
    this.linear_3d_embed = new nn.Linear(3, width, { bias: false });
    this.init_repr_factory = new FeatureFactory(config.sequenceFeatures, width, config);
    this.cond_factory = new FeatureFactory(config.conditionFeatures, conditionWidth, config);
    this.transition_c_1 = new Transition(conditionWidth, 2);
    this.transition_c_2 = new Transition(conditionWidth, 2);
    this.pair_repr_builder = new PairBuilder(config);
    this.transformer_layers = Array.from({ length: layers }, () => new TransformerLayer(config));
    // Nothing would read what follows the last layer.
    this.pair_update_layers = every
      ? Array.from({ length: layers - 1 }, (_, k) =>
          k % every === 0 ? new PairUpdate(config) : null,
        )
      : null;
    this.pair_head_prediction = config.distogramBuckets
      ? head(config.pairWidth, config.distogramBuckets, true)
      : null;
    this.coors_3d_decoder = head(width, 3, false);
  }

  /** @param batch - as `Proteina` takes it, checked */
  invariants(batch: Batch): Batch {
    return tidy(() => asInvariants(this.pairStart(batch)));
  }

  /**
   * @param batch - as `Proteina` takes it, checked
   * @param invariants - of the same proteins, maybe turned, or of those that they are copies of
   */
  forward(batch: Batch, invariants?: Batch): Answer {
    return tidy(() => {
      const { x_t } = batch;
      const mask = batch.mask.to(x_t.dtype).unsqueeze(-1); // [B, N, 1]
      const { registers: count, pairRows } = this.#config;
      const present = presence(batch.mask, count);
      const features = { ...sequenceFeatures(batch, this.#config), mask };
      const { tokens, pairs } = runTrunk(
        this.segments(),
        withRegisters(this.registers, this.residues(features, x_t)),
        invariants ? fromInvariants(invariants, present) : this.pairStart(batch),
        this.conditioning(features),
        present,
        pairRows,
      );
      const residues = tokens.narrow(1, count, x_t.shape[1]);
      const coordinates = this.coors_3d_decoder.forward(residues).mul(mask);
      if (!this.pair_head_prediction || !pairs) return { coordinates };
      const own = withoutRegisters(pairs, count);
      return { coordinates, distogram: this.pair_head_prediction.forward(own) };
    });
  }

  private segments(): Segment[] {
    return segmentsOf(this.transformer_layers, this.pair_update_layers);
  }

  private pairStart(batch: Batch): PairStart {
    return tidy(() => {
      const { registers, pairRows: rows } = this.#config;
      return pairStart(this.pairInputs(batch), presence(batch.mask, registers), {
        builder: this.pair_repr_builder,
        attentions: this.segments()[0].layers.map(({ mhba }) => mhba.mha),
        changes: this.pair_update_layers !== null,
        registers,
        rows,
      });
    });
  }

  /** [B, N, width] */
  private residues(features: Batch, x_t: Tensor): Tensor {
    const embedded = this.linear_3d_embed.forward(x_t);
    return embedded.add(this.init_repr_factory.forward(features)).mul(features.mask);
  }

  private conditioning(features: Batch): Conditioning {
    const given = this.cond_factory.forward(features);
    const condition = this.transition_c_2.forward(this.transition_c_1.forward(given));
    return sequenceConditioning(condition, this.#config.registers, features.mask.shape[1]);
  }

  private pairInputs(batch: Batch): PairInputs {
    const mask = batch.mask.to(batch.x_t.dtype).unsqueeze(-1);
    const pairMask = mask.unsqueeze(2).mul(mask.unsqueeze(1)); // [B, N, N, 1]
    const { time_emb, ...byRow } = pairFeatures(batch, this.#config);
    return { byRow: { ...byRow, mask: pairMask }, shared: time_emb ? { time_emb } : {} };
  }
}

function head(inputs: number, outputs: number, bias: boolean): nn.Sequential {
  return new nn.Sequential(new nn.LayerNorm(inputs), new nn.Linear(inputs, outputs, { bias }));
}
