import { z } from "zod";
import {
  fraction,
  mustBeMapping,
  nonNegativeInteger,
  nonNegativeNumber,
  oneOf,
  positiveInteger,
  positiveNumber,
  positiveNumberOrNull,
  relation,
  section,
} from "../config-values.js";

const defaults = { steps: 2000, warmup: 100, learningRate: 1e-3, finalLearningRate: 1e-5 };
const below1 = "must be a number from 0 up to but not including 1";
const beta = z.number(below1).min(0, below1).lt(1, below1);

const keys = z
  .strictObject(
    {
      /** Optimiser steps. */
      steps: positiveInteger.default(defaults.steps),
      /** Structures per step. */
      batchSize: positiveInteger.default(16),
      /** `rotations` turns every training structure at random each time it is seen. */
      augment: oneOf(["rotations", "none"]).default("rotations"),
      optimizer: oneOf(["adamw"]).default("adamw"),
      /** Peak learning rate, reached after the warm-up. */
      learningRate: positiveNumber.default(defaults.learningRate),
      /** Learning rate at the last step of a cosine schedule. */
      finalLearningRate: nonNegativeNumber.default(defaults.finalLearningRate),
      /** Steps over which the learning rate rises from 0. */
      warmup: nonNegativeInteger.default(defaults.warmup),
      schedule: oneOf(["cosine", "constant"]).default("cosine"),
      weightDecay: nonNegativeNumber.default(0.01),
      betas: z.tuple([beta, beta], "must be a list of two numbers").default([0.9, 0.999]),
      /** Largest 2-norm of the gradient; null leaves gradients as they are. */
      clip: positiveNumberOrNull.default(10),
      /** Decay of the moving average of the weights, per step. */
      emaDecay: fraction.default(0.999),
      /** Steps between two lines of the training loss. */
      logEvery: positiveInteger.default(50),
      /** Steps between two checkpoints. */
      checkpointEvery: positiveInteger.default(500),
      /** Newest checkpoints to keep. */
      keepCheckpoints: positiveInteger.default(2),
    },
    mustBeMapping,
  )
  .check(({ value, issues }) => {
    if (value.warmup > value.steps) {
      const message = `must not be above train.steps (${value.steps})`;
      issues.push(relation(["warmup"], ["steps"], message, value.warmup));
    }
    if (value.schedule === "cosine" && value.finalLearningRate > value.learningRate) {
      const message = `must not be above train.learningRate (${value.learningRate})`;
      issues.push(
        relation(["finalLearningRate"], ["learningRate"], message, value.finalLearningRate),
      );
    }
  });

/**
 * The `train` section of a recipe. A warm-up or final learning rate that is not given shrinks with
 * the steps or the learning rate, so that a short trial run needs one key only.
 */
export const trainConfigSchema = section(keys, (given) => ({
  warmup: Math.floor(smaller(defaults.warmup, given.steps)),
  finalLearningRate: smaller(defaults.finalLearningRate, given.learningRate),
  ...given,
}));

/** `value`, or `limit` where that is a smaller number that could be valid. */
function smaller(value: number, limit: unknown): number {
  return typeof limit === "number" && limit >= 0 ? Math.min(value, limit) : value;
}

export type TrainConfig = z.output<typeof trainConfigSchema>;
