import { type Generator, noGrad, rand, type Tensor, tidy } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import type { NoisyPoints } from "./interpolant.js";
import type { FlowModel } from "./model.js";

/**
 * The earlier prediction that a batch is trained with: with the given probability the model is asked
 * once without one and its answer, cut off from the gradient, is returned; otherwise null (Chen et al.
 * 2023; Proteína decides for the whole batch).
 *
 * @param mask - [B, N] bool
 * @param generator - of the CPU
 * @param options.probability - default: 0.5
 * @throws UserError for a probability outside [0, 1]
 */
export function previousPrediction(
  model: FlowModel,
  { points, t }: Pick<NoisyPoints, "points" | "t">,
  mask: Tensor,
  generator: Generator,
  { probability = 0.5 }: { probability?: number } = {},
): Tensor | null {
  if (!(probability >= 0 && probability <= 1))
    throw new UserError(`probability must be a number from 0 to 1, not ${probability}`);
  const draw = tidy(() => rand([1], { generator }).item());
  return draw < probability ? noGrad(() => tidy(() => model(points, t, mask, null))) : null;
}
