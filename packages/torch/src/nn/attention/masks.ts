import type { Tensor } from "../../tensor.js";

export interface AttentionMasks {
  /** `[B, S]` of bool: true where a key is padding and gets no attention. */
  keyPaddingMask?: Tensor | null;
  /**
   * Added to the scores before the softmax: floats that broadcast to `[B * heads, L, S]`, or bools
   * (true forbids). Gradients flow to it.
   */
  mask?: Tensor | null;
}

/** What the masks add to scores `[B * heads, L, S]`, or null; `like` gives dtype and device. */
export function scoreBias(
  { mask = null, keyPaddingMask = null }: AttentionMasks,
  batch: number,
  heads: number,
  like: Tensor,
): Tensor | null {
  const added = mask && (mask.dtype === "bool" ? minusInfinity(mask, like) : mask);
  if (!keyPaddingMask) return added;
  const keys = keyPaddingMask.shape.at(-1)!;
  const padding = keyPaddingMask
    .view([batch, 1, 1, keys])
    .expand([batch, heads, 1, keys])
    .reshape([batch * heads, 1, keys]);
  return added ? added.maskedFill(padding, -Infinity) : minusInfinity(padding, like);
}

/** −∞ where the mask is true, 0 elsewhere. */
function minusInfinity(mask: Tensor, like: Tensor): Tensor {
  return mask.zerosLike({ dtype: like.dtype }).maskedFill_(mask, -Infinity);
}
