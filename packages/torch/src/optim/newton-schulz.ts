import type { DType } from "../dtype.js";
import type { Tensor } from "../tensor.js";

/** What one iteration does to a singular value: s ← a s + b s³ + c s⁵. */
export type Quintic = readonly [a: number, b: number, c: number];

/**
 * Brings all singular values of matrices near 1 and keeps their singular vectors: an approximation
 * of U Vᵀ by Newton and Schulz's iteration, in bfloat16 (Jordan et al., "Muon", 2024).
 *
 * @param matrices - [B, m, n]
 * @param eps - Frobenius norms below are taken for it
 * @param dtype - in which to compute; the iteration bears bfloat16, tests want more
 * @returns [B, m, n] in that dtype
 */
export function orthogonalize(
  matrices: Tensor,
  [a, b, c]: Quintic,
  steps: number,
  eps: number,
  dtype: DType = "bfloat16",
): Tensor {
  const [, rows, columns] = matrices.shape;
  const flip = (tensor: Tensor): Tensor => (rows > columns ? tensor.transpose(1, 2) : tensor);
  let x = flip(matrices.to(dtype));
  x = x.div(x.norm(2, [1, 2], { keepdim: true }).clampMin(eps)); // no singular value above 1
  for (let step = 0; step < steps; step++) {
    const gram = x.matmul(x.transpose(1, 2)); // [B, k, k], k the shorter side
    const update = gram.baddbmm(gram, gram, { beta: b, alpha: c });
    x = x.baddbmm(update, x, { beta: a });
  }
  return flip(x);
}
