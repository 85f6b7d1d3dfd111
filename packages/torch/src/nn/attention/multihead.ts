import { TorchError } from "../../errors.js";
import { dropout, empty, linear, zeros } from "../../generated/operators.js";
import { tidy } from "../../scope.js";
import type { Tensor } from "../../tensor.js";
import { checkProbability } from "../dropout.js";
import { constant, xavierUniform } from "../init/index.js";
import { Linear } from "../linear.js";
import { Module, type Placement } from "../module.js";
import { parameter, type Parameter } from "../parameter.js";
import { settings } from "../print.js";
import { bracketed } from "../sizes.js";
import { scoreBias, type AttentionMasks } from "./masks.js";

export interface AttentionOptions extends Placement {
  /** Probability of dropping an attention weight in training. Default: 0 */
  dropout?: number;
  /** Default: true */
  bias?: boolean;
  /** Width of the keys. Default: `embedDim` */
  kdim?: number;
  /** Width of the values. Default: `embedDim` */
  vdim?: number;
}

/**
 * Attention of `numHeads` heads, batch first, written out as products and a softmax so that it can be
 * differentiated twice. Queries, keys and values are projected by the rows of one packed matrix, or,
 * where keys or values have a width of their own, by three matrices.
 */
export class MultiheadAttention extends Module {
  /** `[3 E, E]`: the rows of queries, keys and values; null where they have matrices of their own */
  in_proj_weight: Parameter | null;
  /** `[E, E]` */
  q_proj_weight: Parameter | null;
  /** `[E, kdim]` */
  k_proj_weight: Parameter | null;
  /** `[E, vdim]` */
  v_proj_weight: Parameter | null;
  /** `[3 E]` */
  in_proj_bias: Parameter | null;
  out_proj: Linear;
  readonly embedDim: number;
  readonly numHeads: number;
  readonly dropout: number;
  readonly kdim: number;
  readonly vdim: number;

  /** @throws TorchError when the heads do not divide the width, and unless `dropout` is a probability */
  constructor(embedDim: number, numHeads: number, options: AttentionOptions = {}) {
    super();
    if (embedDim % numHeads !== 0)
      throw new TorchError(`MultiheadAttention: ${numHeads} heads do not divide ${embedDim}`);
    const { dropout: p = 0, bias = true, kdim = embedDim, vdim = embedDim, ...placement } = options;
    this.embedDim = embedDim;
    this.numHeads = numHeads;
    this.dropout = checkProbability("MultiheadAttention", p);
    this.kdim = kdim;
    this.vdim = vdim;
    // The output projection draws its numbers first, as in PyTorch.
    this.out_proj = new Linear(embedDim, embedDim, { bias, ...placement });
    if (this.out_proj.bias) constant(this.out_proj.bias, 0);
    const matrix = (rows: number, columns: number): Parameter =>
      parameter(xavierUniform(empty([rows, columns], placement)));
    const packed = kdim === embedDim && vdim === embedDim;
    this.in_proj_weight = packed ? matrix(3 * embedDim, embedDim) : null;
    this.q_proj_weight = packed ? null : matrix(embedDim, embedDim);
    this.k_proj_weight = packed ? null : matrix(embedDim, kdim);
    this.v_proj_weight = packed ? null : matrix(embedDim, vdim);
    this.in_proj_bias = bias ? parameter(zeros([3 * embedDim], placement)) : null;
  }

  /**
   * @param query - `[B, L, E]`
   * @param key - `[B, S, kdim]`. Default: the query
   * @param value - `[B, S, vdim]`. Default: the key
   * @returns `[B, L, E]`; a query whose keys are all masked gets NaN, as in PyTorch
   * @throws TorchError when the shapes do not fit
   */
  forward(
    query: Tensor,
    key: Tensor = query,
    value: Tensor = key,
    masks: AttentionMasks = {},
  ): Tensor {
    return tidy(() => this.attend(query, key, value, masks).output);
  }

  /**
   * The same with the weights by which each query takes the values, after dropout.
   *
   * @returns the output `[B, L, E]` and the weights `[B, heads, L, S]`
   */
  attend(
    query: Tensor,
    key: Tensor = query,
    value: Tensor = key,
    masks: AttentionMasks = {},
  ): { output: Tensor; weights: Tensor } {
    const [batch, length] = this.check(query, key, value);
    const { numHeads, embedDim } = this;
    return tidy(() => {
      const [q, k, v] = this.project(query, key, value);
      const scaled = q.mul(1 / Math.sqrt(embedDim / numHeads));
      const bias = scoreBias(masks, batch, numHeads, q);
      const keys = k.transpose(1, 2); // [B * heads, E / heads, S]
      const scores = bias ? bias.baddbmm(scaled, keys) : scaled.bmm(keys); // [B * heads, L, S]
      let weights = scores.softmax(-1);
      if (this.training && this.dropout > 0) weights = dropout(weights, this.dropout, true);
      const heads = weights.bmm(v).view([batch, numHeads, length, -1]);
      const joined = heads.transpose(1, 2).reshape([batch, length, embedDim]);
      return {
        output: this.out_proj.forward(joined),
        weights: weights.view([batch, numHeads, length, -1]),
      };
    });
  }

  /** Queries, keys and values, `[B * heads, L or S, E / heads]` each. */
  private project(query: Tensor, key: Tensor, value: Tensor): Tensor[] {
    const { in_proj_weight: packed, in_proj_bias: bias } = this;
    if (packed && query === key && key === value)
      return this.splitHeads(linear(query, packed, bias), 3);
    const own = [this.q_proj_weight!, this.k_proj_weight!, this.v_proj_weight!];
    const weights = packed ? packed.chunk(3) : own;
    const biases = bias?.chunk(3);
    return [query, key, value].flatMap((x, i) =>
      this.splitHeads(linear(x, weights[i], biases?.[i] ?? null), 1),
    );
  }

  /** `[B, L, parts * E]` → as many tensors `[B * heads, L, E / heads]` as there are parts. */
  private splitHeads(projected: Tensor, parts: number): Tensor[] {
    const [batch, length] = projected.shape;
    const width = this.embedDim / this.numHeads;
    return projected
      .view([batch, length, parts, this.numHeads, width])
      .permute([2, 0, 3, 1, 4])
      .reshape([parts, batch * this.numHeads, length, width])
      .unbind(0);
  }

  private check(query: Tensor, key: Tensor, value: Tensor): number[] {
    const shapes = [query.shape, key.shape, value.shape];
    const widths = [this.embedDim, this.kdim, this.vdim];
    const [q, k, v] = shapes;
    const fits =
      shapes.every((s, i) => s.length === 3 && s[0] === q[0] && s[2] === widths[i]) &&
      k[1] === v[1];
    if (!fits) {
      const keys =
        this.kdim === this.vdim
          ? `twice [B, S, ${this.kdim}]`
          : `[B, S, ${this.kdim}] and [B, S, ${this.vdim}]`;
      throw new TorchError(
        `MultiheadAttention: query, key and value must be [B, L, ${this.embedDim}] and ${keys}, ` +
          `not ${shapes.map(bracketed).join(", ")}`,
      );
    }
    return q;
  }

  override extraRepr(): string {
    const { embedDim, numHeads, dropout: p, kdim, vdim } = this;
    return `${embedDim}, ${settings({
      numHeads,
      dropout: p || undefined,
      bias: this.in_proj_bias ? undefined : false,
      kdim: kdim === embedDim ? undefined : kdim,
      vdim: vdim === embedDim ? undefined : vdim,
    })}`;
  }
}
