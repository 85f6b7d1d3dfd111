import { UserError } from "../../errors.js";
import { linesOf, readMetrics } from "../folder/metrics.js";
import type { Trained } from "../trained.js";

/** In training steps, as the paper has it. */
const trainingSteps = 2.5;

/**
 * The paper's rule (D.5): 2 to 3 times the length of a training step, which it takes as the learning rate times
 * the norm of the gradient of all parameters at that checkpoint. An update by Adam moves no number farther than about
 * the learning rate, whatever the scale of the loss: where that is less, it is taken.
 *
 * @param size - numbers in the parameters that are moved
 * @throws UserError for a run without a record of its training
 */
export function stepOfTraining(folder: string, { step, config }: Trained, size: number): number {
  const lines = linesOf(readMetrics(folder), "train");
  const line = lines.findLast((one) => one.step <= Math.max(step, lines[0]?.step ?? 0));
  const isAdam = config.train.optimizer !== "sgd";
  const most = isAdam ? Math.sqrt(size) : Infinity;
  const length = line
    ? trainingSteps * line.learningRate * Math.min(line.gradientNorm, most)
    : Number.NaN;
  if (length > 0 && length < Infinity) return length;
  throw new UserError(
    `${folder} does not tell how long a training step is at step ${step}: give the length of a step with --step`,
  );
}
