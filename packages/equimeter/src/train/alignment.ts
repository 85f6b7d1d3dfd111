import { cat, cosineSimilarity, type Tensor, tidy } from "@equimeter/torch";

import { UserError } from "../errors.js";
import { type Elements, inverse } from "../groups/element.js";
import { voxels } from "../groups/voxels.js";

export interface AlignmentOptions {
  /**
   * What is pulled together: "whole" latents, those of the turned grids turned back, which makes the
   * encoder equivariant, or "pooled" ones, means over the latent grid, which makes those invariant and
   * leaves the rest free. Default "whole".
   */
  readonly form?: "whole" | "pooled";
  /**
   * "relative": the mean of their squared differences over that of the latents of different samples, so
   * that 1 is as far apart as any two; needs two samples. "cosine": 1 − their cosine: where all latents
   * have much in common it is near 0 from the start. "mse": the mean of their squared differences, which
   * smaller latents make smaller too. Default "relative".
   */
  readonly distance?: "relative" | "cosine" | "mse";
  /** What the loss is multiplied by. Default 1. */
  readonly weight?: number;
  /** φ(x), where it is known already: spares half of the encoder's work. */
  readonly latent?: Tensor;
  /**
   * The turned copies, [B, C, X, Y, Z], where they are not the batch turned: with noise of their own, say,
   * for copies that share it can be told by it. Default: g x.
   */
  readonly copies?: Tensor;
}

/**
 * A loss that pulls the latents of turned copies of a molecule together: the mean over the samples of
 * the distance from g⁻¹ φ(g x) to φ(x), to be added to the loss of training. Gradients flow into both.
 *
 * 002 proposes such a term in sections 1 and 5 and neither defines nor tries it; the forms are ours. The
 * channels of latents are taken for scalars. By themselves, "cosine" and "mse" are smallest for an encoder
 * that sees nothing: only beside a loss that needs the latents they make sense.
 *
 * @param latentOf - the encoder: grids [B, C, X, Y, Z] → latents [B, D, x, y, z]
 * @param batch - x, [B, C, X, Y, Z]; noise in it turns along, unless `copies` are given
 * @param elements - g, a symmetry of the cube for each sample, such as `O.sample(B, generator)`; samples
 *   that draw the identity add nothing, unless their `copies` differ otherwise
 * @returns a number, differentiable
 * @throws UserError for options out of range, one sample alone where others are needed, latents of another
 *   shape, an element that does not move
 *   the voxels of the grid or of the latent onto each other
 */
export function alignmentLoss(
  latentOf: (grids: Tensor) => Tensor,
  batch: Tensor,
  elements: Elements,
  options: AlignmentOptions = {},
): Tensor {
  const { form = "whole", distance = "relative", weight = 1, latent, copies } = options;
  check("form", form, ["whole", "pooled"]);
  check("distance", distance, ["relative", "cosine", "mse"]);
  if (!(weight >= 0 && weight < Infinity))
    throw new UserError(`the weight of the alignment must be a number from 0 on, not ${weight}`);
  if (distance === "relative" && batch.shape[0] < 2)
    throw new UserError(
      'the distance "relative" compares different samples: give two at least, or take "cosine"',
    );
  return tidy(() => {
    const turnedBatch = copies ?? voxels.act(elements, batch);
    const [still, turned] = bothLatents(latentOf, batch, turnedBatch, latent);
    const shown = (of: Tensor, turn: boolean): Tensor => {
      if (form === "pooled") return of.mean([2, 3, 4]);
      const back = turn ? voxels.act(inverse(elements), of) : of;
      return back.reshape([back.shape[0], -1]);
    };
    const [a, b] = [shown(turned, true), shown(still, false)];
    return distances[distance](a, b).mul(weight);
  });
}

/** Of the copies to the originals, [B, D] each. */
const distances = {
  relative: (a: Tensor, b: Tensor) => a.sub(b).square().mean().div(apart(b).add(tiny)),
  cosine: (a: Tensor, b: Tensor) => cosineSimilarity(a, b, 1).mean().rsub(1),
  mse: (a: Tensor, b: Tensor) => a.sub(b).square().mean(),
};

/** For latents that are all alike. */
const tiny = 1e-12;

/** The mean squared difference of two different rows: twice the variance over rows, [B, D] → []. */
const apart = (rows: Tensor): Tensor =>
  rows
    .sub(rows.mean([0], { keepdim: true }))
    .square()
    .mean()
    .mul((2 * rows.shape[0]) / (rows.shape[0] - 1));

/** φ(x) and φ(g x), in one pass of both unless the first is known. */
function bothLatents(
  latentOf: (grids: Tensor) => Tensor,
  batch: Tensor,
  turned: Tensor,
  known: Tensor | undefined,
): [Tensor, Tensor] {
  const [count] = batch.shape;
  if (known) return [checked(known, count), checked(latentOf(turned), count)];
  const both = checked(latentOf(cat([batch, turned])), 2 * count);
  return [both.narrow(0, 0, count), both.narrow(0, count, count)];
}

function checked(latent: Tensor, count: number): Tensor {
  if (latent.rank === 5 && latent.shape[0] === count) return latent;
  throw new UserError(
    `the latents of ${count} grids are [${latent.shape.join(", ")}]; ` +
      `to be aligned they must be grids, [${count}, channels, x, y, z]`,
  );
}

function check(name: string, value: string, allowed: readonly string[]): void {
  if (allowed.includes(value)) return;
  const list = allowed.map((one) => JSON.stringify(one)).join(" or ");
  throw new UserError(`${name} of the alignment must be ${list}, not ${JSON.stringify(value)}`);
}
