import { type Tensor, tidy } from "@equimeter/torch";

import { noiseLike } from "../../../data/index.js";
import { O, voxels } from "../../../groups/index.js";
import type { Voxmol } from "../../../models/voxmol/index.js";
import { alignmentLoss, type ForwardResult, type TrainerOptions } from "../../../train/index.js";
import type { ResolvedConfig } from "../../config/schema.js";

/**
 * Training with `train.alignmentWeight`: beside the density a loss that pulls the latents of each sample
 * and of a copy of it together, which is turned by a rotation of the cube drawn for it and has noise of
 * its own, so that it is the molecule that makes them alike. The encoder runs twice, the decoder once.
 */
export function alignedForward(
  model: Voxmol,
  { train }: Pick<ResolvedConfig, "train">,
  noise: number,
): TrainerOptions["forward"] {
  const { alignmentWeight: weight, alignmentForm: form, alignmentDistance: distance } = train;
  if (weight === 0) return undefined;
  const latentOf = (grids: Tensor) => model.encode(grids).latent;
  return ({ density, noisy }, generator): ForwardResult =>
    tidy(() => {
      const encoding = model.encode(noisy);
      const { latent } = encoding;
      const elements = O.sample(noisy.shape[0], generator);
      const copies = voxels.act(elements, density).add(noiseLike(density, noise, generator));
      const options = { form, distance, weight, latent, copies };
      const auxiliary = alignmentLoss(latentOf, noisy, elements, options);
      return { outputs: { density: model.decode(encoding) }, auxiliary };
    });
}
