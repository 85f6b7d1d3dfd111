import type { Tensor } from "@equimeter/torch";

import type { Batch } from "../../data/index.js";
import { gradientNorms, seedOfStep } from "../../measure/index.js";
import type { Model } from "../../models/model.js";
import type { ResolvedConfig } from "../config/schema.js";
import { designOf } from "../design.js";
import type { GradientLine } from "../folder/schema.js";
import { measuredBy, type Task } from "../tasks/index.js";

type Gradients = Omit<GradientLine, "kind" | "step" | "time" | "t" | "weights">;

export interface GradientMeasurement {
  readonly model: Model;
  readonly parameters: readonly Tensor[];
  readonly batches: readonly Batch[];
  readonly task: Task;
  readonly config: ResolvedConfig;
  /** Of training, which picks the rotations. */
  readonly step: number;
}

/**
 * The gradients of L, L_mean and L_equiv with respect to all parameters (appendix B.3 of the paper), with
 * the rotations of the monitor.
 */
export function gradientMeasurement({
  task,
  config,
  step,
  ...given
}: GradientMeasurement): Gradients {
  const { design, seed } = config.monitor;
  const {
    bias,
    unbiased,
    notUnbiased: _,
    ...norms
  } = gradientNorms({
    ...measuredBy(task, config),
    ...given,
    design: designOf(design),
    seed: seedOfStep(seed, step),
    skipDeterminismCheck: true,
  });
  const { ratio: __, ...squares } = unbiased ?? {};
  return { field: task.target, ...norms, ...squares, ...(bias !== null && { bias }) };
}
