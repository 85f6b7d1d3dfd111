import { type Generator, tidy } from "@equimeter/torch";

import { replicate } from "../../data/batch.js";
import { UserError } from "../../errors.js";
import { SO3 } from "../../groups/index.js";
import type { FlowModel } from "../../train/flow/index.js";
import { checkRows, inPasses, twistedFlow } from "./twisted.js";

export interface TwirlOptions {
  /** n, how many rotations each prediction is the mean over. */
  rotations: number;
  /** Of the CPU; draws n rotations for each sample in every call. */
  generator: Generator;
  /**
   * Rows that the model is asked about at a time, in whole copies of the batch, one at least. Default:
   * all n · B
   */
  rowsPerPass?: number;
}

/**
 * A model of the flow averaged over rotations, x̂₁ = mean of R⁻¹ f(R x) over n independent uniform
 * rotations R, drawn for every sample and afresh in every call. What breaks its symmetry is chance
 * alone, of mean 0 over the draws: L_mean stays as it is and L_equiv is that of the model over n.
 *
 * The model is asked about n · B rows, copy after copy of the batch; conditions that it keeps for its
 * samples must come as often. As no two answers are the same, `decompose` wants `randomness: "say"`.
 *
 * @throws UserError for options out of range
 */
export function twirledFlow(
  model: FlowModel,
  { rotations, generator, rowsPerPass = Infinity }: TwirlOptions,
): FlowModel {
  if (!Number.isSafeInteger(rotations) || rotations < 1)
    throw new UserError(`rotations must be a whole number from 1 on, not ${rotations}`);
  checkRows(rowsPerPass);
  return (points, t, mask, previous) =>
    tidy(() => {
      const [samples] = mask.shape;
      const batch = { points, t, mask, ...(previous && { previous }) };
      const copies = replicate(batch, rotations, samples, samples);
      const elements = SO3.sample(rotations * samples, generator);
      const twisted = twistedFlow(inPasses(model, samples, rowsPerPass), elements);
      const clean = twisted(copies.points, copies.t, copies.mask, copies.previous ?? null);
      return clean.view([rotations, ...points.shape]).mean(0);
    });
}
