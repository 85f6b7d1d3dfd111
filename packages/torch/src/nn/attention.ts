import { TorchError } from "../errors.js";
import { dropout, empty, linear, zeros } from "../generated/operators.js";
import type { Tensor } from "../tensor.js";
import { checkProbability } from "./dropout.js";
import { constant, xavierUniform } from "./init.js";
import { Linear } from "./linear.js";
import { Module, type Placement } from "./module.js";
import { parameter, type Parameter } from "./parameter.js";

export interface AttentionMasks {
  /** `[B, S]` of bool: true where a key is padding and gets no attention. */
  keyPaddingMask?: Tensor | null;
  /**
   * Added to the scores before the softmax: floats that broadcast to `[B * heads, L, S]`, or bools
   * (true forbids). Gradients flow to it.
   */
  mask?: Tensor | null;
}

/**
 * Attention of `numHeads` heads, batch first, written out as products and a softmax so that it can be
 * differentiated twice. Queries, keys and values are projected by the rows of one packed matrix.
 */
export class MultiheadAttention extends Module {
  /** `[3 E, E]`: the rows of queries, keys and values */
  in_proj_weight: Parameter;
  in_proj_bias: Parameter | null;
  out_proj: Linear;
  readonly embedDim: number;
  readonly numHeads: number;
  /** Probability of dropping an attention weight in training. */
  readonly dropout: number;

  constructor(
    embedDim: number,
    numHeads: number,
    options: { dropout?: number; bias?: boolean } & Placement = {},
  ) {
    super();
    if (embedDim % numHeads !== 0)
      throw new TorchError(`MultiheadAttention: ${numHeads} heads do not divide ${embedDim}`);
    const { dropout: p = 0, bias = true, ...placement } = options;
    this.embedDim = embedDim;
    this.numHeads = numHeads;
    this.dropout = checkProbability("MultiheadAttention", p);
    // The output projection draws its numbers first, as in PyTorch.
    this.out_proj = new Linear(embedDim, embedDim, { bias, ...placement });
    if (this.out_proj.bias) constant(this.out_proj.bias, 0);
    this.in_proj_weight = parameter(xavierUniform(empty([3 * embedDim, embedDim], placement)));
    this.in_proj_bias = bias ? parameter(zeros([3 * embedDim], placement)) : null;
  }

  /**
   * @param query - `[B, L, E]`
   * @param key - `[B, S, E]`; @param value - `[B, S, E]`
   * @returns `[B, L, E]`; a query whose keys are all masked gets NaN, as in PyTorch
   * @throws TorchError when the shapes do not fit
   */
  forward(
    query: Tensor,
    key: Tensor = query,
    value: Tensor = key,
    masks: AttentionMasks = {},
  ): Tensor {
    const [batch, length] = this.check(query, key, value);
    const [q, k, v] = this.project(query, key, value);
    const scaled = q.mul(1 / Math.sqrt(this.embedDim / this.numHeads));
    const bias = this.scoreBias(batch, q, masks);
    const keys = k.transpose(1, 2); // [B * heads, E / heads, S]
    const scores = bias ? bias.baddbmm(scaled, keys) : scaled.bmm(keys); // [B * heads, L, S]
    let weights = scores.softmax(-1);
    if (this.training && this.dropout > 0) weights = dropout(weights, this.dropout, true);
    const heads = weights.bmm(v).view([batch, this.numHeads, length, -1]);
    return this.out_proj.forward(heads.transpose(1, 2).reshape([batch, length, this.embedDim]));
  }

  /** Queries, keys and values, `[B * heads, L or S, E / heads]` each. */
  private project(query: Tensor, key: Tensor, value: Tensor): Tensor[] {
    if (query === key && key === value)
      return this.splitHeads(linear(query, this.in_proj_weight, this.in_proj_bias), 3);
    const weights = this.in_proj_weight.chunk(3);
    const biases = this.in_proj_bias?.chunk(3);
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

  /** What the masks add to the scores, or null; `like` gives dtype and device. */
  private scoreBias(
    batch: number,
    like: Tensor,
    { mask = null, keyPaddingMask = null }: AttentionMasks,
  ): Tensor | null {
    const added = mask && (mask.dtype === "bool" ? minusInfinity(mask, like) : mask);
    if (!keyPaddingMask) return added;
    const keys = keyPaddingMask.shape.at(-1)!;
    const padding = keyPaddingMask
      .view([batch, 1, 1, keys])
      .expand([batch, this.numHeads, 1, keys])
      .reshape([batch * this.numHeads, 1, keys]);
    return added ? added.maskedFill(padding, -Infinity) : minusInfinity(padding, like);
  }

  private check(query: Tensor, key: Tensor, value: Tensor): number[] {
    const shapes = [query.shape, key.shape, value.shape];
    const [q, k, v] = shapes;
    const fits =
      shapes.every((s) => s.length === 3 && s[0] === q[0] && s[2] === this.embedDim) &&
      k[1] === v[1];
    if (!fits) {
      const given = shapes.map((s) => `[${s.join(", ")}]`).join(", ");
      throw new TorchError(
        `MultiheadAttention: query, key and value must be [B, L, ${this.embedDim}] and twice ` +
          `[B, S, ${this.embedDim}], not ${given}`,
      );
    }
    return q;
  }
}

/** −∞ where the mask is true, 0 elsewhere. */
function minusInfinity(mask: Tensor, like: Tensor): Tensor {
  return mask.zerosLike({ dtype: like.dtype }).maskedFill_(mask, -Infinity);
}
