import { z } from "zod";

import {
  integer,
  mustBeMapping,
  nonNegativeInteger,
  nonNegativeNumber,
  oneOf,
  positiveInteger,
  positiveIntegerOrNull,
  positiveNumber,
  relation,
} from "../../config-values.js";
import { expandPreset } from "../../presets.js";
import { pairFeatureNames, proteinaPresets, published, residueFeatures } from "./presets.js";

const presetNames = ["60M", "60M-tri", "200M", "200M-tri", "400M-tri", "small", "tiny"] as const;

const mustBeClasses = "must be three positive integers (class, architecture, topology), or null";

/** Features in the order of their columns in a weight. */
function features<const Names extends readonly [string, ...string[]]>(names: Names, least: 0 | 1) {
  const message = `must be a list of features without repetitions, of ${names.join(", ")}`;
  return z
    .array(oneOf(names), message)
    .min(least, { error: "must name a feature", abort: true })
    .refine((list) => new Set(list).size === list.length, message);
}

/** Classes of distances: one below `min`, one above `max` and `bins` − 2 of equal width between. In nm. */
const distances = z.strictObject(
  {
    bins: integer(3, "must be an integer of at least 3"),
    min: nonNegativeNumber,
    max: positiveNumber,
  },
  mustBeMapping,
);

/** Proteína: a transformer over CA atoms, biased by pairs (Geffner et al. 2025). */
export const proteinaConfigSchema = z
  .strictObject(
    {
      kind: z.literal("proteina", 'must be "proteina"'),
      preset: oneOf(presetNames).optional(),
      /** Features of a residue (token_dim). */
      width: positiveInteger.default(published.width),
      layers: positiveInteger.default(published.layers),
      /** Attention heads; they share the width equally. */
      heads: positiveInteger.default(published.heads),
      /** Features of the condition, which the adaptive norms depend on (dim_cond). */
      conditionWidth: positiveInteger.default(published.conditionWidth),
      /** Features of a pair of residues (pair_repr_dim). */
      pairWidth: positiveInteger.default(published.pairWidth),
      /** Learned tokens in front of the residues (num_registers). */
      registers: nonNegativeInteger.default(published.registers),
      /** Whether queries and keys are normalized (use_qkln). */
      queryKeyNorm: z.boolean("must be true or false").default(published.queryKeyNorm),
      /** Pairs change after the first layer and every so many more; null: never (update_pair_repr_every_n). */
      pairUpdateEvery: positiveIntegerOrNull.default(published.pairUpdateEvery),
      /** Whether pairs learn of triangles when they change (use_tri_mult). */
      triangles: z.boolean("must be true or false").default(published.triangles),
      /** Channels of the sums over triangles, never more than those of a pair. */
      triangleWidth: positiveInteger.default(published.triangleWidth),
      /** Classes of the predicted distances; null: none are predicted (num_buckets_predict_pair). */
      distogramBuckets: positiveIntegerOrNull.default(published.distogramBuckets),
      /** Features of the time (t_emb_dim). */
      timeEmbedding: integer(4, "must be an integer of at least 4").default(
        published.timeEmbedding,
      ),
      /** Features of the number of a residue (idx_emb_dim). */
      indexEmbedding: positiveInteger
        .refine((width) => width % 2 === 0, "must be even")
        .default(published.indexEmbedding),
      /** Features of each of the three levels of a fold (fold_emb_dim). */
      foldEmbedding: positiveInteger.default(published.foldEmbedding),
      /** How many classes, architectures and topologies of CATH there are, for the feature fold_emb. */
      foldClasses: z
        .array(positiveInteger, mustBeClasses)
        .length(3, mustBeClasses)
        .nullable()
        .default(published.foldClasses),
      /** What is known of a residue beside its position (feats_init_seq). */
      sequenceFeatures: features(residueFeatures, 1).default(published.sequenceFeatures),
      /** What the condition is made of (feats_cond_seq). */
      conditionFeatures: features(residueFeatures, 1).default(published.conditionFeatures),
      /** What is known of a pair (feats_pair_repr). */
      pairFeatures: features(pairFeatureNames, 1).default(published.pairFeatures),
      /** What their norm depends on (feats_pair_cond); may be empty. */
      pairConditionFeatures: features(pairFeatureNames, 0).default(published.pairConditionFeatures),
      /** Of x_t (xt_pair_dist_dim, …_min, …_max). */
      distances: distances.default(published.distances),
      /** Of x_sc (x_sc_pair_dist_dim, …_min, …_max). */
      selfDistances: distances.default(published.selfDistances),
      /** Classes of the separation along the chain, an odd number: 0 is in the middle (seq_sep_dim). */
      separationBins: integer(3, "must be an odd integer of at least 3")
        .refine((bins) => bins % 2 === 1, "must be an odd integer of at least 3")
        .default(published.separationBins),
      /** Rows of pairs that are computed at a time, to bound the memory; null: all. No result depends on it. */
      pairRows: positiveIntegerOrNull.default(published.pairRows),
    },
    mustBeMapping,
  )
  .check(({ value, issues }) => {
    const refuse = (key: keyof typeof value, other: keyof typeof value, message: string): void =>
      void issues.push(relation([key], [other], message, value[key]));
    const { width, heads, pairUpdateEvery, triangles, distogramBuckets } = value;
    if (width % heads !== 0) refuse("heads", "width", `must divide model.width (${width})`);
    const needsUpdates = "needs model.pairUpdateEvery, which is null";
    if (triangles && !pairUpdateEvery) refuse("triangles", "pairUpdateEvery", needsUpdates);
    if (distogramBuckets && !pairUpdateEvery)
      refuse("distogramBuckets", "pairUpdateEvery", needsUpdates);
    for (const key of ["sequenceFeatures", "conditionFeatures"] as const)
      if (value[key].includes("fold_emb") && !value.foldClasses)
        refuse(key, "foldClasses", "has fold_emb, which needs model.foldClasses");
    for (const key of ["distances", "selfDistances"] as const)
      if (value[key].min >= value[key].max)
        issues.push(
          relation(
            [key, "max"],
            [key, "min"],
            `must be above model.${key}.min (${value[key].min})`,
            value[key].max,
          ),
        );
  });

export type ProteinaConfig = Omit<z.output<typeof proteinaConfigSchema>, "preset">;

/**
 * The complete configuration from any part of it, for use without a recipe.
 *
 * @throws ZodError when a value is not allowed
 */
export function proteinaConfig(
  given: Partial<ProteinaConfig> & { preset?: (typeof presetNames)[number] } = {},
): ProteinaConfig {
  const { preset: _, ...config } = proteinaConfigSchema.parse(
    expandPreset({ kind: "proteina", ...given }, proteinaPresets),
  );
  return config;
}
