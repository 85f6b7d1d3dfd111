import type { nn } from "@equimeter/torch";

import type { Batch } from "../data/index.js";
import { gradientNorms } from "../measure/index.js";
import type { Model } from "../models/model.js";
import type { ResolvedConfig } from "./config/schema.js";
import { designOf } from "./design.js";
import type { GradientLine } from "./folder/schema.js";
import { measuredBy, type Task } from "./tasks/index.js";

type Gradients = Omit<GradientLine, "kind" | "step" | "time" | "t" | "weights">;

/**
 * The gradients of L, L_mean and L_equiv with respect to all parameters (appendix B.3 of the paper), with
 * the rotations of the monitor.
 *
 * @param seed - of the rotations
 */
export function gradientMeasurement(
  model: nn.Module & Model,
  batches: readonly Batch[],
  task: Task,
  config: ResolvedConfig,
  seed: number,
): Gradients {
  const { percent, norm, normMean, normEquiv, ratio, cosine, samples, passes } = gradientNorms({
    ...measuredBy(task, config),
    model,
    parameters: model.parameters(),
    batches,
    design: designOf(config.monitor.design),
    seed,
    skipDeterminismCheck: true,
  });
  const field = task.target;
  return { field, percent, norm, normMean, normEquiv, ratio, cosine, samples, passes };
}
