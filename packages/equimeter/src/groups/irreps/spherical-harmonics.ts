import { type Tensor, tidy, where } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import { highestDegree } from "./blocks.js";
import { couplingToNext } from "./coupling.js";

export interface HarmonicsOptions {
  /**
   * `component`: |Y^l|² = 2l + 1 on the sphere (the default); `norm`: 1; `integral`: (2l + 1) / 4π, so
   * that ∫|Y^l_m|² = 1.
   */
  readonly normalization?: "component" | "integral" | "norm";
  /** Of the directions (the default), or the polynomials of the vectors as they are. */
  readonly normalize?: boolean;
}

/**
 * Real spherical harmonics of degrees 0 to `most` in e3nn's order and signs (l = 1 is √3 (x, y, z)),
 *
 *     Y^{l+1}_i = (2l+3)/√(l+1) Σ C^{l,1,l+1}_{jki} Y^l_j u_k
 *
 * A vector of 0 has no direction and gives 0 in all degrees but the first.
 *
 * @param vectors - [..., 3], float
 * @returns degree by degree [..., 2l+1]
 * @throws UserError for other shapes and degrees
 */
export function sphericalHarmonics(
  vectors: Tensor,
  most: number,
  options: HarmonicsOptions = {},
): Tensor[] {
  const { normalization = "component", normalize = true } = options;
  const { shape } = vectors;
  if (shape.at(-1) !== 3 || !/float/.test(vectors.dtype))
    throw new UserError(
      `spherical harmonics need float vectors [..., 3], got ${vectors.dtype} [${shape.join(", ")}]`,
    );
  if (!Number.isInteger(most) || most < 0 || most > highestDegree)
    throw new UserError(`a degree is a whole number from 0 to ${highestDegree}, got ${most}`);
  return tidy(() => {
    const u = normalize ? directions(vectors) : vectors;
    const all = [u.narrow(-1, 0, 1).onesLike()];
    for (let l = 0; l < most; l++) {
      const products = all[l].unsqueeze(-1).mul(u.unsqueeze(-2)); // Y_j u_k
      const flat = products.reshape([...shape.slice(0, -1), (2 * l + 1) * 3]);
      all.push(flat.matmul(couplingToNext(l, u)).mul((2 * l + 3) / Math.sqrt(l + 1)));
    }
    if (normalization === "component") return all;
    return all.map((degree, l) =>
      degree.div(Math.sqrt(normalization === "norm" ? 2 * l + 1 : 4 * Math.PI)),
    );
  });
}

/** Unit vectors; 0 stays 0. */
function directions(vectors: Tensor): Tensor {
  const length = vectors.square().sum(-1, { keepdim: true }).sqrt();
  return vectors.div(where(length.gt(0), length, length.onesLike()));
}
