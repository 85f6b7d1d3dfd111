import { z } from "zod";
import {
  fraction,
  mustBeMapping,
  nonNegativeInteger,
  nonNegativeNumber,
  oneOf,
  positiveInteger,
  positiveIntegerOrNull,
  positiveNumber,
  positiveNumberOrNull,
  probability,
  relation,
  section,
  text,
  unitInterval,
} from "../config-values.js";
import { expandPreset } from "../presets.js";

const defaults = { steps: 2000, warmup: 100, learningRate: 1e-3, finalLearningRate: 1e-5 };

/**
 * `escaip`: the published recipe for SPICE, but for the number of steps (445,470 there) and of the warm-up
 * (a tenth of an epoch: 1,484). Its loss is not the mean-squared error.
 *
 * `voxmol`: the released recipe. Its loss is the sum over voxels, not the mean, which with eps 0 makes
 * no difference to the steps.
 *
 * `proteina`: the released recipe, but for its bfloat16.
 */
export const trainPresets: Record<string, Record<string, unknown>> = {
  escaip: {
    loss: "energy-and-force-norm",
    energyWeight: 4,
    forceWeight: 100,
    batchSize: 64,
    augment: "none",
    optimizer: "adamw",
    learningRate: 1e-5,
    finalLearningRate: 0.5e-5,
    warmup: 1484,
    warmupFrom: 0.2,
    schedule: "cosine-from-start",
    weightDecay: 0.01,
    noDecay: ["embedding", "bias", "frequencies"],
    clip: 10,
    emaDecay: 0.999,
  },
  voxmol: {
    loss: "mse",
    batchSize: 64,
    augment: "rotations",
    optimizer: "adamw",
    learningRate: 2e-5,
    schedule: "constant",
    warmup: 0,
    weightDecay: 0.01,
    betas: [0.99, 0.999],
    eps: 0,
    clip: null,
    emaDecay: 0.999,
  },
  proteina: {
    loss: "flow",
    batchSize: 4,
    augment: "rotations",
    optimizer: "adam",
    learningRate: 1e-4,
    schedule: "constant",
    warmup: 0,
    weightDecay: 0,
    clip: 1,
    emaDecay: 0.999,
  },
};

/** Of models that follow a flow from noise to data; defaults are Proteína's. */
const flow = section(
  z.strictObject(
    {
      /** Times of training: U(0, 1) with probability `uniform`, else Beta(`alpha`, `beta`). */
      uniform: probability.default(0.02),
      alpha: positiveNumber.default(1.9),
      beta: positiveNumber.default(1),
      /** Probability that a batch is given an earlier prediction of the model. */
      selfConditioning: probability.default(0.5),
      /** Weight of the loss of predicted distances, of models that predict them. */
      distogramWeight: nonNegativeNumber.default(1),
    },
    mustBeMapping,
  ),
);

const keys = z
  .strictObject(
    {
      preset: oneOf(["escaip", "voxmol", "proteina"]).optional(),
      /** Optimiser steps. */
      steps: positiveInteger.default(defaults.steps),
      /** Structures per step. */
      batchSize: positiveInteger.default(16),
      /**
       * Samples of an epoch, drawn afresh for each without replacement (soft random subsampling); null for
       * all there are.
       */
      epochSize: positiveIntegerOrNull.default(null),
      /** Batches whose gradients are averaged in one step. */
      accumulate: positiveInteger.default(1),
      /**
       * `mse`: squared error of the forces. `energy-and-force-norm`: energyWeight · mean |ΔE| per structure +
       * forceWeight · mean ‖ΔF‖₂ per atom, both in units of the labels' spread (EScAIP's). `flow`: squared
       * error of the clean points over (1 − t)² + 10⁻⁵, the mean over samples (Proteína's).
       */
      loss: oneOf(["mse", "energy-and-force-norm", "flow"]).default("mse"),
      energyWeight: nonNegativeNumber.default(4),
      forceWeight: nonNegativeNumber.default(100),
      /**
       * Weight of a loss that pulls the latents of turned copies together, beside that of training;
       * 0 for none. Of models with latents on grids.
       */
      alignmentWeight: nonNegativeNumber.default(0),
      /** What it pulls together: latents turned back, or means over the latent grid. */
      alignmentForm: oneOf(["whole", "pooled"]).default("whole"),
      /** Squared differences over those of different samples, 1 − the cosine, or squared differences. */
      alignmentDistance: oneOf(["relative", "cosine", "mse"]).default("relative"),
      flow,
      /** `rotations` turns every training structure at random each time it is seen. */
      augment: oneOf(["rotations", "none"]).default("rotations"),
      optimizer: oneOf(["adamw", "adam", "sgd"]).default("adamw"),
      /** Momentum of `sgd`. */
      momentum: unitInterval.default(0),
      /** Peak learning rate, reached after the warm-up. */
      learningRate: positiveNumber.default(defaults.learningRate),
      /** Learning rate at the last step of a cosine schedule. */
      finalLearningRate: nonNegativeNumber.default(defaults.finalLearningRate),
      /** Steps over which the learning rate rises. */
      warmup: nonNegativeInteger.default(defaults.warmup),
      /** Where it rises from, as a share of `learningRate`. */
      warmupFrom: unitInterval.default(0),
      /** The cosine counts from the end of the warm-up or, `cosine-from-start`, from step 0. */
      schedule: oneOf(["cosine", "cosine-from-start", "constant"]).default("cosine"),
      weightDecay: nonNegativeNumber.default(0.01),
      /** Parameters whose name contains one of these do not decay. */
      noDecay: z.array(text("must be a part of a name"), "must be a list of words").default([]),
      betas: z
        .tuple([unitInterval, unitInterval], "must be a list of two numbers")
        .default([0.9, 0.999]),
      /**
       * Of `adamw` and `adam`, added to the denominator. With 0, as VoxMol has it, weights whose
       * gradients were all 0 only decay, and the scale of the loss does not matter.
       */
      eps: nonNegativeNumber.default(1e-8),
      /** Largest 2-norm of the gradient; null leaves gradients as they are. */
      clip: positiveNumberOrNull.default(10),
      /** Decay of the moving average of the weights, per step. */
      emaDecay: fraction.default(0.999),
      /**
       * Ends training after so many measurements of the monitor in a row without a lower L; null trains
       * to the last step.
       */
      patience: positiveIntegerOrNull.default(null),
      /** Whose L decides which checkpoint is the best, and when patience is at its end. */
      bestBy: oneOf(["raw", "ema", "ema-debiased"]).default("ema"),
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
    if (
      value.alignmentWeight > 0 &&
      value.alignmentDistance === "relative" &&
      value.batchSize < 2
    ) {
      const message = "must be 2 at least where train.alignmentDistance compares different samples";
      issues.push(relation(["batchSize"], ["alignmentDistance"], message, value.batchSize));
    }
    if (value.schedule !== "constant" && value.finalLearningRate > value.learningRate) {
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
export const trainConfigSchema = section(keys, (written) => {
  const given = expandPreset(written, trainPresets);
  return {
    warmup: Math.floor(smaller(defaults.warmup, given.steps)),
    finalLearningRate: smaller(defaults.finalLearningRate, given.learningRate),
    ...given,
    // A preset's long warm-up is no mistake of whoever asks for a short run.
    ...(written.warmup === undefined &&
      typeof given.warmup === "number" && {
        warmup: Math.floor(smaller(given.warmup, given.steps)),
      }),
  };
});

/** `value`, or `limit` where that is a smaller number that could be valid. */
function smaller(value: number, limit: unknown): number {
  return typeof limit === "number" && limit >= 0 ? Math.min(value, limit) : value;
}

export type TrainConfig = Omit<z.output<typeof trainConfigSchema>, "preset">;
