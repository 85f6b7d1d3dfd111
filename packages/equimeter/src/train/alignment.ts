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
   * "cosine": 1 − their cosine, which sees directions only. "mse": the mean of their squared differences,
   * which smaller latents make smaller too. Default "cosine".
   */
  readonly distance?: "cosine" | "mse";
  /** What the loss is multiplied by. Default 1. */
  readonly weight?: number;
  /** φ(x), where it is known already: spares half of the encoder's work. */
  readonly latent?: Tensor;
}

/**
 * A loss that pulls the latents of turned copies of a molecule together: the mean over the samples of
 * the distance from g⁻¹ φ(g x) to φ(x), to be added to the loss of training. Gradients flow into both.
 *
 * 002 proposes such a term in sections 1 and 5 and neither defines nor tries it; the forms are ours. The
 * channels of latents are taken for scalars. By itself it is smallest for an encoder that sees nothing:
 * only beside a loss that needs the latents it makes sense.
 *
 * @param latentOf - the encoder: grids [B, C, X, Y, Z] → latents [B, D, x, y, z]
 * @param batch - x, [B, C, X, Y, Z]; noise in it turns along
 * @param elements - g, a symmetry of the cube for each sample, such as `O.sample(B, generator)`; samples
 *   that draw the identity add nothing
 * @returns a number, differentiable
 * @throws UserError for options out of range, latents of another shape, an element that does not move
 *   the voxels of the grid or of the latent onto each other
 */
export function alignmentLoss(
  latentOf: (grids: Tensor) => Tensor,
  batch: Tensor,
  elements: Elements,
  options: AlignmentOptions = {},
): Tensor {
  const { form = "whole", distance = "cosine", weight = 1, latent } = options;
  check("form", form, ["whole", "pooled"]);
  check("distance", distance, ["cosine", "mse"]);
  if (!(weight >= 0 && weight < Infinity))
    throw new UserError(`the weight of the alignment must be a number from 0 on, not ${weight}`);
  return tidy(() => {
    const [still, turned] = bothLatents(latentOf, batch, voxels.act(elements, batch), latent);
    const shown = (of: Tensor, turn: boolean): Tensor => {
      if (form === "pooled") return of.mean([2, 3, 4]);
      const back = turn ? voxels.act(inverse(elements), of) : of;
      return back.reshape([back.shape[0], -1]);
    };
    const [a, b] = [shown(turned, true), shown(still, false)];
    const loss =
      distance === "mse" ? a.sub(b).square().mean() : cosineSimilarity(a, b, 1).mean().rsub(1);
    return loss.mul(weight);
  });
}

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
