import { nn, type Tensor, tidy } from "@equimeter/torch";

import type { Batch } from "../../data/batch.js";
import { gate, scaled, silent } from "./initial.js";
import { inRows } from "./rows.js";

/**
 * Each pair learns of the two other sides of all its triangles (AlphaFold 2, algorithms 11 and 12):
 * x_ij = Σ_k a_ik b_jk along outgoing edges, Σ_k a_ki b_kj along incoming ones, for each channel.
 */
export class TriangleMultiplication extends nn.Module {
  linear_a_p: nn.Linear;
  linear_a_g: nn.Linear;
  linear_b_p: nn.Linear;
  linear_b_g: nn.Linear;
  linear_g: nn.Linear;
  linear_z: nn.Linear;
  layer_norm_in: nn.LayerNorm;
  layer_norm_out: nn.LayerNorm;
  readonly #isOutgoing: boolean;
  readonly #side: Side;
  readonly #closing: Closing;

  constructor(direction: "outgoing" | "incoming", width: number, hidden: number) {
    super();
    this.#isOutgoing = direction === "outgoing";
    this.linear_a_p = scaled(width, hidden);
    this.linear_a_g = gate(width, hidden);
    this.linear_b_p = scaled(width, hidden);
    this.linear_b_g = gate(width, hidden);
    this.linear_g = gate(width, width);
    this.linear_z = silent(hidden, width);
    this.layer_norm_in = new nn.LayerNorm(width);
    this.layer_norm_out = new nn.LayerNorm(hidden);
    this.#side = new Side(this.linear_b_p, this.linear_b_g);
    this.#closing = new Closing(
      new Side(this.linear_a_p, this.linear_a_g),
      this.layer_norm_out,
      this.linear_z,
      this.linear_g,
    );
  }

  /**
   * @param pairs - [B, M, M, width]
   * @param mask - [B, M, M, 1]
   * @param rows - see `inRows`
   */
  forward(pairs: Tensor, mask: Tensor, rows: number | null): Tensor {
    return tidy(() => {
      const z = this.layer_norm_in.forward(pairs);
      const second = tidy(() => {
        const b = inRows(this.#side, { z, mask }, {}, rows); // [B, j, k, h] or [B, k, j, h]
        return b.permute(this.#isOutgoing ? [0, 3, 2, 1] : [0, 3, 1, 2]).contiguous();
      });
      // The mask of pairs is symmetric, so it serves both ways round.
      const first = this.#isOutgoing ? z : z.transpose(1, 2);
      return inRows(this.#closing, { z, first, mask }, { second }, rows);
    });
  }
}

/** One side of the triangles: [B, r, M, width] → [B, r, M, hidden]. */
class Side extends nn.Module {
  readonly values: nn.Linear;
  readonly gates: nn.Linear;

  constructor(values: nn.Linear, gates: nn.Linear) {
    super();
    this.values = values;
    this.gates = gates;
  }

  forward({ z, mask }: Batch): Tensor {
    return tidy(() => {
      const { values, gates } = this;
      return values.forward(z).mul(gates.forward(z).sigmoid()).mul(mask);
    });
  }
}

/** The sum over triangles, and what a pair takes of it. */
class Closing extends nn.Module {
  readonly side: Side;
  readonly norm: nn.LayerNorm;
  readonly output: nn.Linear;
  readonly gates: nn.Linear;

  constructor(side: Side, norm: nn.LayerNorm, output: nn.Linear, gates: nn.Linear) {
    super();
    this.side = side;
    this.norm = norm;
    this.output = output;
    this.gates = gates;
  }

  /** @param inputs - `z`, `first` [B, r, M, width], `second` [B, hidden, M, M], `mask` */
  forward({ z, first, second, mask }: Batch): Tensor {
    return tidy(() => {
      const a = this.side.forward({ z: first, mask }).permute([0, 3, 1, 2]); // [B, h, r, k]
      const sum = a.matmul(second).permute([0, 2, 3, 1]); // [B, r, j, h]
      const gates = this.gates.forward(z).sigmoid();
      return this.output.forward(this.norm.forward(sum.contiguous())).mul(gates);
    });
  }
}
