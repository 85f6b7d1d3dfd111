import { stack, type Tensor, tidy } from "@equimeter/torch";

import { UserError } from "../errors.js";

/**
 * The number of independent functions of degree `l` that a finite group K of rotations leaves alone,
 * by characters:
 *
 *     n_K(l) = (1/|K|) Σ_{g ∈ K} χ_l(θ_g),   χ_l(θ) = sin((2l+1)θ/2) / sin(θ/2)
 *
 * with θ_g the angle of g. Degrees without invariants are those that the mean over K annihilates.
 *
 * @param rotations - all elements of K, [|K|, 3, 3], such as `icosahedralRotations()`
 * @param degree - an integer from 0 on
 * @throws UserError for other degrees and shapes, and where the count is not whole: no group
 */
export function invariantCount(rotations: Tensor, degree: number): number {
  if (!Number.isInteger(degree) || degree < 0)
    throw new UserError(`a degree is an integer from 0 on, got ${degree}`);
  const { shape } = rotations;
  if (shape.length !== 3 || shape[0] < 1 || shape[1] !== 3 || shape[2] !== 3)
    throw new UserError(
      `a group of rotations has the shape [order, 3, 3], got [${shape.join(", ")}]`,
    );
  const traces = rotations.diagonal({ dim1: 1, dim2: 2 }).sum(-1).toNumbers();
  const sum = traces.reduce((total, trace) => total + character(degree, angle(trace)), 0);
  const mean = sum / traces.length;
  const count = Math.round(mean) + 0; // and never −0
  if (!(Math.abs(mean - count) < 1e-6))
    throw new UserError(
      `these ${traces.length} rotations are no group: they would have ${mean.toPrecision(3)} ` +
        `invariants of degree ${degree}`,
    );
  return count;
}

/**
 * The variance of the mean over an orbit `{A·g·B : g ∈ K}`, relative to the mean of as many
 * independent draws, for whatever lives in degree `l`:
 *
 *     |K| · n_K(l) / (2l+1)
 *
 * Such a function of a rotation is `f(R) = tr(M D_l(R))`, and its mean over the orbit
 * `tr(M D_l(A) P D_l(B))` with P the projector on the n_K(l) invariants of K. Over Haar draws of A and
 * B that has the variance `|M|² |P|² / (2l+1)² = |M|² n_K(l) / (2l+1)²` by Schur's orthogonality; one
 * draw has `|M|² / (2l+1)`. Below 1 the orbit is worth more passes than it takes, at 0 it leaves no
 * error; for high degrees the ratio tends to 1.
 *
 * @param rotations - all elements of K, [|K|, 3, 3], such as `icosahedralRotations()`
 * @param degree - an integer from 1 on: degree 0 is the mean itself
 * @throws UserError for other degrees and shapes, and for rotations that are no group
 */
export function relativeVariance(rotations: Tensor, degree: number): number {
  if (degree === 0) throw new UserError("degree 0 is the mean itself, which has no variance");
  const count = invariantCount(rotations, degree);
  return (rotations.shape[0] * count) / (2 * degree + 1);
}

/**
 * The characters of rotations, [most + 1, …]: χ_0 = 1, χ_1 = tr R, χ_{l+1} = 2 cos θ χ_l − χ_{l−1}.
 *
 * @param traces - tr R = 1 + 2 cos θ, of any shape
 * @param most - the last degree, an integer from 1 on
 */
export function characters(traces: Tensor, most: number): Tensor {
  return tidy(() => {
    const all = [traces.onesLike(), traces];
    const twice = traces.sub(1); // 2 cos θ
    while (all.length <= most) all.push(twice.mul(all.at(-1)!).sub(all.at(-2)!));
    return stack(all);
  });
}

/** The angle of a rotation, 0 to π, from its trace 1 + 2 cos θ. */
function angle(trace: number): number {
  return Math.acos(Math.min(1, Math.max(-1, (trace - 1) / 2)));
}

/** χ_l(θ) as `1 + 2 Σ cos mθ`, which needs no care at θ = 0. */
function character(degree: number, theta: number): number {
  let sum = 1;
  for (let m = 1; m <= degree; m++) sum += 2 * Math.cos(m * theta);
  return sum;
}
