import { enableGrad, grad, type Tensor, tidy, zeros } from "@equimeter/torch";

import { UserError } from "../errors.js";
import type { Loss } from "./losses.js";
import { labelOf } from "./sums.js";

/**
 * The second-order form of L_equiv for a smooth loss, `½ E tr(H_ℓ(μ, y) Cov_T Z_T)` (measure.md 1):
 * one Hessian-vector product of the loss, at the twirled prediction, for each draw.
 *
 * @param twisted - independent draws, [N, rows, …], N ≥ 2
 * @param label - [rows, …], or [rows] of classes
 * @returns L_equiv as a mean over terms, corrected by N/(N−1) for the estimated mean
 * @throws UserError for a loss that is not smooth (it has no such form) and for fewer than two draws
 */
export function secondOrderEquiv(twisted: Tensor, label: Tensor, loss: Loss): number {
  if (!loss.smooth) throw new UserError(`${loss.name} is not smooth: it has no second-order form`);
  const [draws, rows] = twisted.shape;
  if (draws < 2) throw new UserError(`a spread needs two draws or more, got ${draws}`);
  return tidy(() => {
    const raw = twisted.to("float64").reshape([draws, rows, -1]);
    const z = loss.transform ? loss.transform(raw) : raw;
    const y = labelOf(loss, label, twisted);
    const mean = z.mean(0).detach();
    mean.requiresGrad = true;
    const slope = enableGrad(() =>
      grad(loss.perRow(mean, y).sum(), [mean], { createGraph: true }),
    )[0];
    let total = zeros([], { dtype: "float64", device: z.device });
    for (let i = 0; i < draws; i++) {
      const deviation = z.select(0, i).sub(mean).detach();
      const along = enableGrad(() => slope.mul(deviation).sum());
      const [product] = grad(along, [mean], { retainGraph: true });
      total = total.add(product.mul(deviation).sum());
    }
    return total.item() / 2 / (draws - 1) / (rows * loss.terms(z.shape[2]));
  });
}
