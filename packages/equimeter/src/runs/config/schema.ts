import { z } from "zod";
import {
  isMapping,
  mustBeMapping,
  nonNegativeInteger,
  positiveInteger,
  positiveIntegerOrNull,
  positiveNumberOrNull,
  section,
  unitInterval,
} from "../../config-values.js";
import { designConfigSchema } from "../../measure/design-config.js";
import { escaipConfigSchema, escaipPresets } from "../../models/escaip/config.js";
import { proteinaConfigSchema } from "../../models/proteina/config.js";
import { proteinaPresets } from "../../models/proteina/presets.js";
import { voxmolConfigSchema, voxmolPresets } from "../../models/voxmol/config.js";
import { plainConfigSchema, plainPresets } from "../../models/plain/config.js";
import { expandPreset } from "../../presets.js";
import { dataSchema } from "./data-schema.js";
import { misfits, withTaskDefaults } from "./tasks.js";
import { trainConfigSchema } from "../../train/config.js";
import { weightsSchema } from "../folder/schema.js";

const presets: Record<string, Record<string, object>> = {
  plain: plainPresets,
  escaip: escaipPresets,
  voxmol: voxmolPresets,
  proteina: proteinaPresets,
};

const modelSchema = z
  .preprocess(
    (given) => {
      const keys = given ?? {};
      return isMapping(keys) ? expandPreset(keys, presets[String(keys.kind)] ?? {}) : keys;
    },
    z.discriminatedUnion(
      "kind",
      [plainConfigSchema, escaipConfigSchema, voxmolConfigSchema, proteinaConfigSchema],
      {
        error: (issue) =>
          isMapping(issue.input)
            ? 'must be one of "plain", "escaip", "voxmol", "proteina"'
            : mustBeMapping,
      },
    ),
  )
  .prefault({});

const isAscending = (list: readonly number[]) =>
  list.every((one, i) => i === 0 || one > list[i - 1]);

const monitorSchema = section(
  z.strictObject(
    {
      /** Validation structures measured each time, always the same ones. */
      samples: positiveInteger.default(64),
      design: designConfigSchema,
      /** Measurements per factor of ten in the step. */
      perDecade: positiveInteger.default(8),
      /** Besides, every so many steps; null for the log-spaced steps alone. */
      every: positiveIntegerOrNull.default(null),
      weights: z
        .array(weightsSchema, "must be a list of weights")
        .min(1, "must name at least one kind of weights")
        .refine((list) => new Set(list).size === list.length, "must not name one kind twice")
        .default(["raw", "ema", "ema-debiased"]),
      /** Times of a flow, from 0 (noise) to below 1 (data), at each of which is measured. */
      times: z
        .array(unitInterval, "must be a list of times from 0 to below 1, or null")
        .min(1, "must name at least one time, or be null")
        .refine(isAscending, "must be in ascending order, each time once")
        .nullable()
        .default(null),
      /**
       * Samples whose loss is taken apart by its gradients as well, at every measurement of raw weights;
       * null for none. Each costs about five times what measuring it does.
       */
      gradientSamples: positiveIntegerOrNull.default(null),
      /**
       * How much of the time of training may go into measuring: above it, some of the steps between the
       * first and the last are left out. Null for no limit.
       */
      share: positiveNumberOrNull.default(null),
      /** Seed of the rotations. */
      seed: nonNegativeInteger.default(0),
      /** Resamplings behind the interval over samples. */
      bootstrap: positiveInteger.default(1000),
    },
    mustBeMapping,
  ),
);

const testSchema = section(
  z.strictObject(
    {
      /** Test structures measured; null for all. */
      samples: positiveIntegerOrNull.default(null),
      /** Numbers of rotations to average over at test time. */
      twirl: z
        .array(positiveInteger, "must be a list of positive integers")
        .refine(isAscending, "must be in ascending order, each number once")
        .default([1, 2, 4, 8, 16, 32]),
      design: designConfigSchema,
    },
    mustBeMapping,
  ),
);

/** The keys of a recipe, each by itself. */
export const recipeKeys = z.strictObject(
  {
    /** Name of the folder under `runs/`. */
    name: z
      .string("must be a name for the run's folder")
      .regex(
        /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
        "must consist of letters, digits, '.', '_' and '-' and start with a letter or digit",
      ),
    seed: nonNegativeInteger.default(1),
    /** Threads of the computation; null for one per core. The result depends on it in the last bits. */
    threads: positiveIntegerOrNull.default(null),
    device: z
      .string('must be "cpu" or "cuda"')
      .regex(/^(cpu|cuda(:\d+)?)$/, 'must be "cpu", "cuda" or "cuda:" and a number')
      .default("cpu"),
    data: dataSchema,
    model: modelSchema,
    train: trainConfigSchema,
    monitor: monitorSchema,
    test: testSchema,
  },
  mustBeMapping,
);

/** A recipe, and `config.yaml` of a run: the same keys, in the run with every default written out. */
export const configSchema = z.preprocess(
  withTaskDefaults,
  recipeKeys.check(({ value, issues }) => {
    issues.push(...misfits(value));
  }),
);

export type Config = z.output<typeof recipeKeys>;

/** A configuration with nothing left open: paths can be opened as they are, threads are counted. */
export interface ResolvedConfig extends Config {
  threads: number;
}
