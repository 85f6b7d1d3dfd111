import { nn, type Tensor, tidy } from "@equimeter/torch";

import type { Batch } from "../../data/batch.js";
import { AdaptiveNorm } from "./adaptive-norm.js";
import type { ClassWeights } from "./class-bias.js";
import { everywhere } from "./conditioning.js";
import type { ProteinaConfig } from "./config.js";
import { FeatureFactory } from "./feature-factory.js";
import { featureWidth } from "./features.js";

/** What is known of each pair at the start: features of it, normalized under features of the condition. */
export class PairBuilder extends nn.Module {
  init_repr_factory: FeatureFactory;
  cond_factory: FeatureFactory | null;
  adaln: AdaptiveNorm | null;
  readonly #config: ProteinaConfig;

  constructor(config: ProteinaConfig) {
    super();
    this.#config = config;
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

  /**
   * How many classes each feature has, where a pair has nothing but classes and the condition is that of
   * its protein; null elsewhere.
   *
   * @param names - of the features that there are
   */
  classesOf(names: readonly string[]): Record<string, number> | null {
    const { pairFeatures, pairConditionFeatures } = this.#config;
    const isOfProtein = (name: string): boolean => name === "time_emb";
    const isShared = this.adaln !== null && pairConditionFeatures.every(isOfProtein);
    const wanted = pairFeatures.filter((name) => names.includes(name));
    if (!isShared || pairFeatures.some(isOfProtein) || wanted.length === 0) return null;
    return Object.fromEntries(wanted.map((name) => [name, featureWidth(name, this.#config)]));
  }

  /** @param names - of the features @param shared - those of the condition, [B, 1, 1, …] */
  classWeights(names: readonly string[], shared: Batch): Omit<ClassWeights, "outputs"> {
    const { weight, bias } = this.init_repr_factory.ln_out as nn.LayerNorm;
    const condition = this.cond_factory!.forward(shared).squeeze(2); // [B, 1, C]
    const rows = this.init_repr_factory.rowsOf(names);
    return { rows, scale: weight!, shift: bias!, ...this.adaln!.scaleAndShift(condition) };
  }
}
