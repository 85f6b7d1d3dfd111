import { cat, embedding, linear, nn, type Tensor, tidy, zeros } from "@equimeter/torch";

import type { ProteinaConfig } from "./config.js";
import { featureWidth, type Features } from "./features.js";
import { FoldEmbedding } from "./fold-embedding.js";

/**
 * Features side by side, times a matrix, normalized for pairs. The product is taken feature by feature,
 * which spares the wide one-hot ones: a class picks a column of the matrix.
 */
export class FeatureFactory extends nn.Module {
  feat_creators: (FoldEmbedding | null)[];
  ln_out: nn.LayerNorm | nn.Identity;
  linear_out: nn.Linear;
  readonly #names: readonly string[];
  readonly #widths: readonly number[];

  /**
   * @param names - of the features, in the order of the columns
   * @param options.norm - whether a layer norm follows
   */
  constructor(
    names: readonly string[],
    outputs: number,
    config: ProteinaConfig,
    { norm = false } = {},
  ) {
    super();
    this.#names = names;
    this.#widths = names.map((name) => featureWidth(name, config));
    this.feat_creators = names.map((name) =>
      name === "fold_emb" && config.foldClasses
        ? new FoldEmbedding(config.foldClasses, config.foldEmbedding)
        : null,
    );
    this.ln_out = norm ? new nn.LayerNorm(outputs) : new nn.Identity();
    const inputs = this.#widths.reduce((sum, width) => sum + width, 0);
    this.linear_out = new nn.Linear(inputs, outputs, { bias: false });
  }

  /**
   * @param features - and `cath_code` [B, 3] for the fold
   * @returns [B, N, outputs] or [B, N, N, outputs], with 1 for N where all of the features have 1; not masked
   */
  forward(features: Features): Tensor {
    return tidy(() => {
      const { weight } = this.linear_out;
      let sum: Tensor | null = null;
      weight.splitWithSizes(this.#widths, 1).forEach((columns, i) => {
        const fold = this.feat_creators[i];
        const feature = fold ? fold.forward(features.cath_code) : features[this.#names[i]];
        if (!feature) return;
        const part = product(feature, columns);
        const next: Tensor = sum ? sum.add(part) : part;
        if (sum) for (const old of [sum, part]) old.dispose(); // as wide as all pairs
        sum = next;
      });
      return this.ln_out.forward(sum ?? nothing(weight, features));
    });
  }

  /** The columns of the matrix that these features have, as rows, [columns, outputs]. */
  rowsOf(names: readonly string[]): Tensor {
    return tidy(() => {
      const columns = this.linear_out.weight.splitWithSizes(this.#widths, 1);
      const wanted = names.map((name) => columns[this.#names.indexOf(name)]);
      return cat(wanted, 1).t();
    });
  }
}

function product(feature: Tensor, columns: Tensor): Tensor {
  return feature.dtype.startsWith("int")
    ? embedding(columns.t().contiguous(), feature) // rows that are not are an eighth as fast
    : linear(feature, columns);
}

/** No feature is there. */
function nothing(weight: Tensor, { mask }: Features): Tensor {
  const shape = [...mask.shape.slice(0, -1).fill(1), weight.shape[0]];
  return zeros(shape, { dtype: weight.dtype, device: weight.device });
}
