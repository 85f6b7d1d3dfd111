import { z } from "zod";
import {
  isMapping,
  mustBeMapping,
  nonNegativeInteger,
  oneOf,
  positiveInteger,
  positiveIntegerOrNull,
  relation,
  section,
  text,
} from "../../config-values.js";
import { designConfigSchema } from "../../measure/design-config.js";
import { escaipConfigSchema, escaipPresets } from "../../models/escaip/config.js";
import { plainConfigSchema, plainPresets } from "../../models/plain/config.js";
import { expandPreset } from "../../presets.js";
import { trainConfigSchema } from "../../train/config.js";
import { weightsSchema } from "../folder/schema.js";

const file = text("must be the path of a file of structures");

const mustBeSize = "must be a number of structures, or a fraction above 0 and below 1";
const mustBeShare = `${mustBeSize}, or the path of a file`;

/** From 1 on a number of structures, below 1 a fraction. */
const size = (message: string) =>
  z
    .number(message)
    .gt(0, { error: message, abort: true })
    .refine((value) => value < 1 || Number.isInteger(value), message);

/** A part of the training file, or a file of its own. */
const share = z.union([size(mustBeShare), text(mustBeShare)], mustBeShare);

const unitOrNull = (of: string) =>
  text(`must be a unit of ${of}, or null`).nullable().default(null);

const mustBeReferences = 'must be "fit", null, or the energies of single atoms, eV by symbol';

const mustBeCache = "must be true, false, or a folder for data sets";

const dataSchema = section(
  z
    .strictObject(
      {
        train: file,
        validation: share.default(0.1),
        test: share.default(0.1),
        /** Names of the two properties in the file. */
        energyKey: text("must be the name of a property").default("energy"),
        forcesKey: text("must be the name of a property").default("forces"),
        /** Units that the files do not say, or say wrong; null for what they say, else their format's. */
        lengthUnit: unitOrNull("length"),
        energyUnit: unitOrNull("energy"),
        forceUnit: unitOrNull("force"),
        /** Whether what the files call forces is dE/dx, with the other sign. */
        forcesAre: oneOf(["forces", "gradient"]).default("forces"),
        /** Energies of single atoms, taken off those of structures: fitted on the training part, or given. */
        references: z
          .union([z.literal("fit"), z.null(), z.record(z.string(), z.number())], mustBeReferences)
          .default("fit"),
        /** Whether the files are kept as mapped data sets (or the folder for these): for many structures. */
        cache: z.union([z.boolean(), text(mustBeCache)], mustBeCache).default(false),
        /** Structures to read from `train`, at most; null for all. */
        limit: positiveIntegerOrNull.default(null),
        /** Of those that validation and test leave, how many to train on; null for all. */
        trainSize: size(mustBeSize).nullable().default(null),
        /** JSON that says which structures of `train` are in which part; null to draw them. */
        splitFile: text("must be the path of a split file, or null").nullable().default(null),
        /** Seed of the split, apart from `seed`, so that runs of other seeds share their test set. */
        splitSeed: nonNegativeInteger.default(0),
      },
      mustBeMapping,
    )
    .check(({ value, issues }) => {
      const { validation, test, splitFile, trainSize } = value;
      if (splitFile !== null && trainSize !== null) {
        const message = "must be null where data.splitFile says what to train on";
        issues.push(relation(["trainSize"], ["splitFile"], message, trainSize));
      }
      if (typeof validation !== "number" || typeof test !== "number") return;
      if (validation >= 1 || test >= 1 || validation + test < 1) return;
      const message = `and data.test (${test}) must leave a part of the file for training`;
      issues.push(relation(["validation"], ["test"], message, validation));
    }),
);

const presets: Record<string, Record<string, object>> = {
  plain: plainPresets,
  escaip: escaipPresets,
};

const modelSchema = z
  .preprocess(
    (given) => {
      const keys = given ?? {};
      return isMapping(keys) ? expandPreset(keys, presets[String(keys.kind)] ?? {}) : keys;
    },
    z.discriminatedUnion("kind", [plainConfigSchema, escaipConfigSchema], {
      error: (issue) =>
        isMapping(issue.input) ? 'must be one of "plain", "escaip"' : mustBeMapping,
    }),
  )
  .prefault({});

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
        .refine(
          (list) => list.every((rotations, i) => i === 0 || rotations > list[i - 1]),
          "must be in ascending order, each number once",
        )
        .default([1, 2, 4, 8, 16, 32]),
      design: designConfigSchema,
    },
    mustBeMapping,
  ),
);

/** A recipe, and `config.yaml` of a run: the same keys, in the run with every default written out. */
export const configSchema = z.strictObject(
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

export type Config = z.output<typeof configSchema>;

/** A configuration with nothing left open: paths can be opened as they are, threads are counted. */
export interface ResolvedConfig extends Config {
  threads: number;
}
