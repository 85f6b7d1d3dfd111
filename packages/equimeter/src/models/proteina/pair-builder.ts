import { nn, type Tensor, tidy } from "@equimeter/torch";

import type { Batch } from "../../data/batch.js";
import { AdaptiveNorm } from "./adaptive-norm.js";
import { everywhere } from "./conditioning.js";
import type { ProteinaConfig } from "./config.js";
import { FeatureFactory } from "./feature-factory.js";

/** What is known of each pair at the start: features of it, normalized under features of the condition. */
export class PairBuilder extends nn.Module {
  init_repr_factory: FeatureFactory;
  cond_factory: FeatureFactory | null;
  adaln: AdaptiveNorm | null;

  constructor(config: ProteinaConfig) {
    super();
    const { pairFeatures, pairConditionFeatures, pairWidth, conditionWidth } = config;
    const norm = { norm: true };
    this.init_repr_factory = new FeatureFactory(pairFeatures, pairWidth, config, norm);
    const isConditioned = pairConditionFeatures.length > 0;
    this.cond_factory = isConditioned
      ? new FeatureFactory(pairConditionFeatures, conditionWidth, config, norm)
      : null;
    this.adaln = isConditioned ? new AdaptiveNorm(pairWidth, conditionWidth) : null;
  }

  /** @param features - of some rows, and `mask` [B, r, N, 1] @returns [B, r, N, pairWidth] */
  forward(features: Batch): Tensor {
    return tidy(() => {
      const pairs = this.init_repr_factory.forward(features);
      if (!this.cond_factory || !this.adaln) return pairs.mul(features.mask);
      const condition = this.cond_factory.forward(features);
      return this.adaln.forward(pairs, everywhere(condition), features.mask);
    });
  }
}
