import type { Tensor } from "@equimeter/torch";

import { UserError } from "../errors.js";

/**
 * Directions of the means of latents over their grid, [B, D] float64 of length 1.
 *
 * @param latent - [B, D, x, y, z]
 * @param first - number of the first molecule, for errors
 * @throws UserError for a mean that is zero
 */
export function pooledDirections(latent: Tensor, first: number): Tensor {
  return unit(latent.mean([2, 3, 4], { dtype: "float64" }), "pooled latent", first);
}

/**
 * Directions of whole latents, [B, D·x·y·z] of length 1.
 *
 * @throws UserError for a latent that is zero
 */
export function wholeDirections(latent: Tensor, first: number): Tensor {
  return unit(latent.reshape([latent.shape[0], -1]), "latent", first);
}

function unit(rows: Tensor, what: string, first: number): Tensor {
  const lengths = rows.linalgVectorNorm({ dim: 1, keepdim: true });
  const zero = lengths.toNumbers().indexOf(0);
  if (zero >= 0)
    throw new UserError(
      `the ${what} of molecule ${first + zero} is zero and has no direction to compare; ` +
        "take another layer, or leave the molecule out",
    );
  return rows.div(lengths);
}

/** Cosines of each of `a` [n, D] with each of `b` [m, D], both of length 1: [n, m] rows first. */
export function cosines(a: Tensor, b: Tensor): number[] {
  return a.matmul(b.t()).clamp({ min: -1, max: 1 }).toNumbers();
}
