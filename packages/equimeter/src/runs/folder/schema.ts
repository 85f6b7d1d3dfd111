import { z } from "zod";
import { oneOf } from "../../config-values.js";

/**
 * The shapes of every file in a run folder but `config.yaml` (see `config/schema.ts`). Writers and
 * readers share them; nothing else defines what a line or a record means.
 */
export const schemaVersion = 1;

const nonFinite = z.enum(["NaN", "Infinity", "-Infinity"]);

/**
 * A measured number. JSON has no NaN and no infinity, and a run that diverges has both, so these
 * three are written as strings and read back as numbers.
 */
export const measured = z.codec(
  z.union([z.number(), nonFinite], "must be a number"),
  z.custom<number>((value) => typeof value === "number", "must be a number"),
  {
    decode: (written) => Number(written),
    encode: (value) =>
      Number.isFinite(value) ? value : (String(value) as z.infer<typeof nonFinite>),
  },
);

const count = z.int().nonnegative();
const date = z.iso.datetime();

/** Which weights a number was measured with; `ema-debiased` has the initial weights taken out. */
export const weightsSchema = oneOf(["raw", "ema", "ema-debiased"]);

const splitSize = z.strictObject({ structures: count, atoms: count });

/** `run.json`: what the run is and how it stands. Rewritten as a whole, atomically. */
export const runSchema = z.strictObject({
  schemaVersion: z.literal(schemaVersion),
  id: z.string().min(1),
  name: z.string().min(1),
  state: z.enum(["running", "finished", "stopped", "failed"]),
  /** One sentence, present when the state is `failed`. */
  error: z.string().optional(),
  versions: z.strictObject({ equimeter: z.string(), node: z.string(), libtorch: z.string() }),
  device: z.string(),
  /** The command line that started the run, program first. */
  command: z.array(z.string()),
  started: date,
  /** Last sign of life; a running run without one for 60 s counts as dead. */
  heartbeat: date,
  finished: date.optional(),
  step: count,
  totalSteps: count,
  host: z.string().optional(),
  pid: z.int().positive(),
  /** Number of trainable parameters. */
  parameters: count,
  data: z.strictObject({ train: splitSize, validation: splitSize, test: splitSize }),
  /** How the training file was divided; `split.json` beside this file holds the indices. */
  split: z
    .strictObject({
      /** In the file. */
      structures: count,
      /** Of a split that was drawn. */
      seed: count.optional(),
      sizes: z.strictObject({ train: count, validation: count, test: count }),
      /** SHA-256 over the indices of test, validation and training. */
      digest: z.string().min(1),
    })
    .optional(),
  /** Energies of single atoms that were taken off the energies of structures, eV by symbol. */
  references: z.record(z.string(), measured).optional(),
  /** Loss of the zero prediction on the validation samples. */
  lossZero: measured.optional(),
});

/**
 * `run.json` of curves from elsewhere. Nothing is known of the model, its data and its settings: such a folder has
 * neither `config.yaml` nor checkpoints, and its numbers are lines of the kind `scalars`.
 */
export const importedRunSchema = runSchema
  .pick({ schemaVersion: true, id: true, name: true, command: true, host: true, pid: true })
  .extend({
    state: z.literal("finished"),
    /** Of Equimeter and Node at the import. */
    versions: z.strictObject({ equimeter: z.string(), node: z.string() }),
    /** Dates of the first and the last number where the source tells times, else of the import. */
    started: date,
    heartbeat: date,
    finished: date,
    /** The last one with a number. */
    step: count,
    totalSteps: count,
    imported: z.strictObject({
      format: z.enum(["tensorboard", "csv"]),
      /** As they were given. */
      paths: z.array(z.string()).min(1),
      /** Our names of numbers to what they were called there; what the others mean is not known. */
      names: z.record(z.string(), z.string()),
    }),
  });

/** Every line has the training step it belongs to and the seconds of training up to it. */
const when = { step: count, time: measured };

/** One optimiser step, or the mean over the steps since the last such line. */
export const trainLineSchema = z.strictObject({
  kind: z.literal("train"),
  ...when,
  loss: measured,
  /** The loss beside it (`train.alignmentWeight`), as it was added; absent where there is none. */
  auxiliary: measured.optional(),
  learningRate: measured,
  /** 2-norm of the gradient of all parameters, before clipping. */
  gradientNorm: measured,
  samplesPerSecond: measured,
  /** Share of the time of a step spent waiting for batches; absent in lines of earlier versions. */
  waiting: measured.optional(),
});

const decomposition = {
  weights: weightsSchema,
  /** The output that was measured, for example `forces`. */
  field: z.string().min(1),
  /** Time of a flow or diffusion model, where there is one. */
  t: measured.optional(),
  L: measured,
  L_mean: measured,
  L_equiv: measured,
  /** 100 · L_equiv / L. */
  percent: measured,
  /** Standard error of `percent` from the group elements alone, the samples fixed. */
  rotationError: measured,
  /** Standard error of `percent` over samples (cluster bootstrap). */
  sampleError: measured,
  /** 95 % interval of `percent` over samples. */
  ci95: z.tuple([measured, measured]),
  /** 1 − L_mean / lossZero. */
  explained: measured,
  lossZero: measured,
  /** Of a flow: the loss of the best linear filter along the chain, which turns with it whatever it knows. */
  lossLinear: measured.optional(),
  /** L_equiv against the mean squared size of the twirled output, less the reference where there is one. */
  relativeSpread: measured,
  /** Variance of the twisted predictions of a sample, each divided by its norm; where it was measured. */
  normalizedVariance: measured.optional(),
  /** The percent that rounding alone gives in this precision. */
  floatFloor: measured,
  /** Structures measured. */
  samples: count,
  /** Forward passes per sample. */
  passes: count,
  /** The design's name, for example `tetrahedralOrbits × 2`. */
  design: z.string().min(1),
  law: z.enum(["haar", "probe"]),
  /** Name of the loss, for example `mse`. */
  loss: z.string().min(1),
  reduction: z.enum(["pooled", "per-sample"]),
  warnings: z.array(z.string()),
};

/** The loss taken apart on the fixed validation samples. */
export const monitorLineSchema = z.strictObject({
  kind: z.literal("monitor"),
  ...when,
  ...decomposition,
});

/** The same on the test split. */
export const testLineSchema = z.strictObject({
  kind: z.literal("test"),
  ...when,
  ...decomposition,
});

/** Test loss of the prediction averaged over so many rotations. */
export const twirlLineSchema = z.strictObject({
  kind: z.literal("twirl"),
  ...when,
  weights: weightsSchema,
  field: z.string().min(1),
  /** Time of a flow or diffusion model, where there is one. */
  t: measured.optional(),
  rotations: z.int().positive(),
  loss: measured,
  /** Standard error of `loss` over samples. */
  lossError: measured,
  samples: count,
});

/** How far the force head of EScAIP is from equivariant (section 4.2 of the paper), without sampling. */
export const headLineSchema = z.strictObject({
  kind: z.literal("head"),
  ...when,
  weights: weightsSchema,
  field: z.string().min(1),
  /** ‖W_⊥‖². */
  deviation: measured,
  /** ‖W_⊥‖² / ‖W‖². */
  relativeDeviation: measured,
  /** Of the atoms that have neighbours. */
  L_equiv: measured,
  /** 100 · L_equiv / L of all atoms. */
  percent: measured,
  /** lambdaMin · deviation ≤ L_equiv ≤ lambdaMax · deviation. */
  lambdaMin: measured,
  lambdaMax: measured,
  samples: count,
});

/** Gradients of the parts of the loss with respect to all parameters (appendix B.3 of the paper). */
export const gradientLineSchema = z.strictObject({
  kind: z.literal("gradients"),
  ...when,
  weights: weightsSchema,
  field: z.string().min(1),
  /** Time of a flow or diffusion model, where there is one. */
  t: measured.optional(),
  /** Of the same samples and rotations. */
  percent: measured,
  /** 2-norms of ∇L, ∇L_mean and ∇L_equiv. */
  norm: measured,
  normMean: measured,
  normEquiv: measured,
  /** normEquiv / normMean. */
  ratio: measured,
  /** Cosine of the angle between ∇L and ∇L_mean. */
  cosine: measured,
  /**
   * Of the squares of these norms and of ⟨∇L_mean, ∇L_equiv⟩, estimates that the rotations do not bias, of small ones
   * negative by chance; absent where the design has fewer than four replicates, and in lines of earlier versions.
   */
  squaredNorm: measured.optional(),
  squaredNormMean: measured.optional(),
  squaredNormEquiv: measured.optional(),
  innerProduct: measured.optional(),
  samples: count,
  /** Forward passes per sample. */
  passes: count,
  /** The design's name, for example `tetrahedralOrbits × 2`. */
  design: z.string().min(1),
  /** What is wrong with a design of one replicate. */
  bias: z.string().optional(),
});

/** Numbers of an imported run at one step, under the names they had or were given (`imported.names`). */
export const scalarsLineSchema = z.strictObject({
  kind: z.literal("scalars"),
  step: count,
  /** Seconds since the first number; NaN where the source tells no time. */
  time: measured,
  values: z.record(z.string().min(1), measured),
});

/** Something a reader of the run should know: resumed, configuration changed, diverged. */
export const noteLineSchema = z.strictObject({
  kind: z.literal("note"),
  ...when,
  message: z.string().min(1),
});

/** One line of `metrics.jsonl`. */
export const metricLineSchema = z.discriminatedUnion(
  "kind",
  [
    trainLineSchema,
    monitorLineSchema,
    headLineSchema,
    gradientLineSchema,
    twirlLineSchema,
    testLineSchema,
    scalarsLineSchema,
    noteLineSchema,
  ],
  "not a line of a known kind",
);

/** `state.json` of a checkpoint: where training stood, beside the tensors. */
export const checkpointStateSchema = z.strictObject({
  schemaVersion: z.literal(schemaVersion),
  /** Optimiser steps done. */
  step: count,
  /** Seconds of training so far, over all resumes. */
  time: measured,
  epoch: count,
  /** Samples of this epoch already used. */
  position: count,
  /** Name of a random generator to the file in this folder that holds its state. */
  randomState: z.record(z.string(), z.string()).optional(),
  /** Updates the moving average has seen, needed to take its bias out. */
  emaUpdates: count,
  /** Whatever else the trainer needs to go on. */
  extra: z.record(z.string(), z.unknown()).optional(),
});

export type Weights = z.output<typeof weightsSchema>;
export type RunRecord = z.output<typeof runSchema>;
export type ImportedRecord = z.output<typeof importedRunSchema>;
export type RunState = RunRecord["state"];
export type TrainLine = z.output<typeof trainLineSchema>;
export type MonitorLine = z.output<typeof monitorLineSchema>;
export type HeadLine = z.output<typeof headLineSchema>;
export type GradientLine = z.output<typeof gradientLineSchema>;
export type TestLine = z.output<typeof testLineSchema>;
export type TwirlLine = z.output<typeof twirlLineSchema>;
export type ScalarsLine = z.output<typeof scalarsLineSchema>;
export type NoteLine = z.output<typeof noteLineSchema>;
export type MetricLine = z.output<typeof metricLineSchema>;
export type MetricKind = MetricLine["kind"];
export type CheckpointState = z.output<typeof checkpointStateSchema>;
