import { z } from "zod";
import {
  isMapping,
  mustBeMapping,
  nonNegativeInteger,
  nonNegativeNumber,
  oneOf,
  positiveInteger,
  positiveIntegerOrNull,
  positiveNumber,
  positiveNumberOrNull,
  relation,
  text,
} from "../../config-values.js";

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

const mustBeCache = "must be true, false, or a folder for data sets";

/** Which structures there are, and how they are divided, whatever is made of them. */
const parts = {
  train: text("must be the path of a file of structures"),
  validation: share.default(0.1),
  test: share.default(0.1),
  /** Structures to read from `train`, at most; null for all. */
  limit: positiveIntegerOrNull.default(null),
  /** Of those that validation and test leave, how many to train on; null for all. */
  trainSize: size(mustBeSize).nullable().default(null),
  /** JSON that says which structures of `train` are in which part; null to draw them. */
  splitFile: text("must be the path of a split file, or null").nullable().default(null),
  /** Seed of the split, apart from `seed`, so that runs of other seeds share their test set. */
  splitSeed: nonNegativeInteger.default(0),
};

const structures = {
  ...parts,
  /** Whether the files are kept as mapped data sets (or the folder for these): for many structures. */
  cache: z.union([z.boolean(), text(mustBeCache)], mustBeCache).default(false),
};

const unitOrNull = (of: string) =>
  text(`must be a unit of ${of}, or null`).nullable().default(null);

const mustBeReferences = 'must be "fit", null, or the energies of single atoms, eV by symbol';

/** Structures with forces, and perhaps energies. */
const forces = z.strictObject(
  {
    kind: z.literal("forces"),
    ...structures,
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
  },
  mustBeMapping,
);

/** Molecules on grids, one channel an element, with noise to be taken off. */
const voxels = z.strictObject(
  {
    kind: z.literal("voxels"),
    ...structures,
    /** Whether records that cannot be read are left out, and counted, instead of being an error. */
    skipMalformed: z.boolean("must be true or false").default(false),
    /** Voxels along each side. */
    grid: positiveInteger.default(64),
    /** Å from voxel to voxel. */
    resolution: positiveNumber.default(0.25),
    /** Of every atom, Å. */
    radius: positiveNumber.default(0.5),
    /** Elements, one channel each; molecules with others are left out. */
    channels: z
      .array(text("must be the symbol of an element"), "must be a list of elements")
      .min(1, "must name at least one element")
      .default(["C", "H", "O", "N", "F", "S", "Cl", "Br"]),
    /** Largest number of atoms; null for any. */
    maxAtoms: positiveIntegerOrNull.default(null),
    /** Molecules that may reach beyond the grid when they are turned: left out, or cut off there. */
    beyondGrid: oneOf(["drop", "cut"]).default("drop"),
    /** Standard deviation of the noise on every voxel. */
    noise: nonNegativeNumber.default(0.9),
    /** How molecules are turned in training; `euler-uniform` is VoxMol's and not uniform. */
    rotation: oneOf(["haar", "euler-uniform", "octahedral"]).default("haar"),
    /** Half of the width within which they are shifted in training along each axis, Å. */
    shift: nonNegativeNumber.default(0.5),
  },
  mustBeMapping,
);

const mustBeClusters =
  "must be an identity from 0.3 to 1, the path of a file of clusters, or null for none";

/**
 * Backbones of protein chains, of a file or of a folder of files. Sizes of parts count clusters, of
 * which none is in two parts.
 */
const proteins = z.strictObject(
  {
    kind: z.literal("proteins"),
    ...parts,
    /** Where the index of a folder of structures is kept; null for `.equimeter-cache` beside it. */
    index: text("must be a folder, or null").nullable().default(null),
    /** Whether chains that cannot be read are left out, and counted, instead of being an error. */
    skipMalformed: z.boolean("must be true or false").default(false),
    /** Residues of a chain. */
    minLength: positiveInteger.default(51),
    maxLength: positiveInteger.default(255),
    /** Å; chains of no known resolution are left out as well. Null for all. */
    maxResolution: positiveNumberOrNull.default(5),
    /** Words of the experiment's name; null for all. */
    methods: z
      .array(text("must be a part of a method's name"), "must be a list of methods, or null")
      .min(1, "must name at least one method, or be null")
      .nullable()
      .default(["diffraction", "microscopy"]),
    /** `standard`: chains of the twenty amino acids; `modified`: and of those made from them; or `any`. */
    residues: oneOf(["standard", "modified", "any"]).default("standard"),
    /** Gaps inside a chain at most; null for any number. */
    maxGaps: nonNegativeInteger.nullable().default(null),
    /** Chains that belong together: from which identity of sequences on, or as a file has it. */
    clusters: z
      .union(
        [
          z.number(mustBeClusters).min(0.3, mustBeClusters).max(1, mustBeClusters),
          text(mustBeClusters),
        ],
        mustBeClusters,
      )
      .nullable()
      .default(0.5),
    /**
     * Residues at most: of longer chains a window is seen, another one each time in training, always
     * the same in measurements. Null for whole chains.
     */
    crop: positiveIntegerOrNull.default(null),
    /** Residues further apart than this, Å, have a break between them. */
    breakDistance: positiveNumber.default(4),
  },
  mustBeMapping,
);

const kinds = z.discriminatedUnion("kind", [forces, voxels, proteins], {
  error: (issue) =>
    isMapping(issue.input) ? 'must be one of "forces", "voxels", "proteins"' : mustBeMapping,
});

/** The `data` section of a recipe. Without a kind it is of forces. */
export const dataSchema = z
  .preprocess((given) => {
    const keys = given ?? {};
    return isMapping(keys) ? { kind: "forces", ...keys } : keys;
  }, kinds)
  .check(({ value, issues }) => {
    const { validation, test, splitFile, trainSize } = value;
    if (splitFile !== null && trainSize !== null) {
      const message = "must be null where data.splitFile says what to train on";
      issues.push(relation(["trainSize"], ["splitFile"], message, trainSize));
    }
    if (value.kind === "proteins" && value.minLength > value.maxLength) {
      const message = `must not be above data.maxLength (${value.maxLength})`;
      issues.push(relation(["minLength"], ["maxLength"], message, value.minLength));
    }
    if (typeof validation !== "number" || typeof test !== "number") return;
    if (validation >= 1 || test >= 1 || validation + test < 1) return;
    const message = `and data.test (${test}) must leave a part of the file for training`;
    issues.push(relation(["validation"], ["test"], message, validation));
  })
  .prefault({});

export type DataConfig = z.output<typeof dataSchema>;
export type ForcesDataConfig = Extract<DataConfig, { kind: "forces" }>;
export type VoxelsDataConfig = Extract<DataConfig, { kind: "voxels" }>;
export type ProteinsDataConfig = Extract<DataConfig, { kind: "proteins" }>;
