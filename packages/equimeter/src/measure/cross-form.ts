import type { Tensor } from "@equimeter/torch";

/**
 * L_mean for mean-squared error without bias, as a tensor that gradients flow through:
 *
 *     Σ_{i≠j} ⟨Z_i − y, Z_j − y⟩ / (N(N−1)D)
 *
 * Products of different draws alone, so that neither the value nor the gradient contains L_equiv / N
 * as the plug-in `‖μ̂ − y‖²` does. For orbit designs Z_i are the means over the orbits.
 *
 * @param predictions - independent twisted predictions, [N, rows, …], N ≥ 2
 * @param label - [rows, …]
 * @returns a scalar, averaged over all components
 * @throws RangeError for fewer than two draws
 */
export function crossForm(predictions: Tensor, label: Tensor): Tensor {
  const draws = predictions.shape[0];
  if (draws < 2) throw new RangeError(`the cross form needs two draws or more, got ${draws}`);
  const errors = predictions.sub(label);
  const allPairs = errors.sum(0).square().sum();
  const samePairs = errors.square().sum();
  return allPairs.sub(samePairs).div(draws * (draws - 1) * label.size);
}
