import { nn, type Tensor, tidy } from "@equimeter/torch";

import type { Batch } from "../../data/batch.js";
import type { ProteinaConfig } from "./config.js";
import { scaled, silent } from "./initial.js";
import { inRows } from "./rows.js";
import { TriangleMultiplication } from "./triangle.js";

/** Two layers for each pair by itself, twice as wide in between. */
class PairTransition extends nn.Module {
  layer_norm: nn.LayerNorm;
  linear_1: nn.Linear;
  linear_2: nn.Linear;

  constructor(width: number) {
    super();
    this.layer_norm = new nn.LayerNorm(width);
    this.linear_1 = scaled(width, 2 * width, 2);
    this.linear_2 = silent(2 * width, width);
  }

  /** @param inputs - `pairs` [B, r, M, width], `mask` [B, r, M, 1] */
  forward({ pairs, mask }: Batch): Tensor {
    return tidy(() => {
      const hidden = this.linear_1.forward(this.layer_norm.forward(pairs)).relu();
      return this.linear_2.forward(hidden).mul(mask);
    });
  }
}

/** Pairs learn of their residues, of their triangles, and think it over. */
export class PairUpdate extends nn.Module {
  layer_norm_in: nn.LayerNorm;
  linear_x: nn.Linear;
  tri_mult_out: TriangleMultiplication | null;
  tri_mult_in: TriangleMultiplication | null;
  transition_out: PairTransition;
  readonly #rows: number | null;

  constructor({ width, pairWidth, triangles, triangleWidth, pairRows }: ProteinaConfig) {
    super();
    this.#rows = pairRows;
    const triangle = (direction: "outgoing" | "incoming"): TriangleMultiplication | null =>
      triangles
        ? new TriangleMultiplication(direction, pairWidth, Math.min(pairWidth, triangleWidth))
        : null;
    this.layer_norm_in = new nn.LayerNorm(width);
    this.linear_x = new nn.Linear(width, 2 * pairWidth, { bias: false });
    this.tri_mult_out = triangle("outgoing");
    this.tri_mult_in = triangle("incoming");
    this.transition_out = new PairTransition(pairWidth);
  }

  /** @param inputs - `tokens` [B, M, width], `pairs` [B, M, M, pairWidth], `mask` [B, M, M, 1] */
  forward({ tokens, pairs, mask }: Batch): Tensor {
    const rows = this.#rows;
    return tidy(() => {
      const [ofColumn, ofRow] = this.linear_x
        .forward(this.layer_norm_in.forward(tokens))
        .chunk(2, -1);
      let z = pairs.add(ofColumn.unsqueeze(1)).add_(ofRow.unsqueeze(2)).mul_(mask);
      for (const triangle of [this.tri_mult_out, this.tri_mult_in]) {
        if (!triangle) continue;
        const before = z;
        z = tidy(() => before.add(triangle.forward(before, mask, rows)).mul_(mask));
        before.dispose(); // of these few are too many
      }
      return z.add(inRows(this.transition_out, { pairs: z, mask }, {}, rows));
    });
  }
}
