import { z } from "zod";
import {
  mustBeMapping,
  oneOf,
  positiveInteger,
  positiveNumber,
  relation,
  unitInterval,
} from "../../config-values.js";
import { expandPreset } from "../../presets.js";

const published = {
  width: 128,
  layers: 6,
  heads: 8,
  neighbors: 20,
  cutoff: 12,
  elements: 110,
  atomEmbedding: 128,
  distanceBasis: 600,
  distanceEmbedding: 512,
  directionBasis: 10,
  directionEmbedding: 64,
  feedForwardMultiplier: 2,
  readoutMultiplier: 2,
  outputMultiplier: 2,
  angles: true,
  attentionDropout: 0.1,
  dropout: 0.05,
};

/**
 * `6M` is the published configuration for SPICE (6,137,222 parameters). Those of the paper's 4M and 1M
 * models are not published: these are guesses with 4,374,660 and 997,889. `tiny` is for two cores.
 */
export const escaipPresets: Record<string, Omit<EscaipConfig, "kind">> = {
  "6M": published,
  "4M": { ...published, layers: 4 },
  "1M": { ...published, layers: 1, width: 64 },
  tiny: {
    ...published,
    layers: 2,
    width: 64,
    neighbors: 12,
    cutoff: 6,
    atomEmbedding: 16,
    distanceBasis: 64,
    distanceEmbedding: 64,
    directionEmbedding: 16,
  },
};

/** EScAIP: attention over the neighbours of each atom (Qu & Krishnapriyan 2024). */
export const escaipConfigSchema = z
  .strictObject(
    {
      kind: z.literal("escaip", 'must be "escaip"'),
      preset: oneOf(["6M", "4M", "1M", "tiny"]).optional(),
      /** Features per atom and per edge (hidden_size, H). */
      width: positiveInteger.default(published.width),
      layers: positiveInteger.default(published.layers),
      /** Attention heads; they share the width equally. */
      heads: positiveInteger.default(published.heads),
      /** Nearest neighbours each atom sees, at most (K). */
      neighbors: positiveInteger.default(published.neighbors),
      /** Distance beyond which an atom is no neighbour, in Å. */
      cutoff: positiveNumber.default(published.cutoff),
      /** Atomic numbers below this have an embedding (max_num_elements). */
      elements: positiveInteger.default(published.elements),
      atomEmbedding: positiveInteger.default(published.atomEmbedding),
      /** Gaussians over the distance, from 0 to the cutoff (edge_distance_expansion_size). */
      distanceBasis: z.int().min(2, "must be at least 2").default(published.distanceBasis),
      distanceEmbedding: positiveInteger.default(published.distanceEmbedding),
      /** Bond orders l = 0, 1, … (node_direction_expansion_size). */
      directionBasis: positiveInteger.default(published.directionBasis),
      directionEmbedding: positiveInteger.default(published.directionEmbedding),
      feedForwardMultiplier: positiveInteger.default(published.feedForwardMultiplier),
      readoutMultiplier: positiveInteger.default(published.readoutMultiplier),
      outputMultiplier: positiveInteger.default(published.outputMultiplier),
      /** Whether the angles between edges bias the attention (use_angle_embedding). */
      angles: z.boolean().default(published.angles),
      attentionDropout: unitInterval.default(published.attentionDropout),
      dropout: unitInterval.default(published.dropout),
    },
    mustBeMapping,
  )
  .check(({ value, issues }) => {
    if (value.width % value.heads === 0) return;
    const message = `must divide model.width (${value.width})`;
    issues.push(relation(["heads"], ["width"], message, value.heads));
  });

export type EscaipConfig = Omit<z.output<typeof escaipConfigSchema>, "preset">;

/**
 * The complete configuration from any part of it, for use without a recipe.
 *
 * @throws ZodError when a value is not allowed
 */
export function escaipConfig(
  given: Partial<EscaipConfig> & { preset?: "6M" | "4M" | "1M" | "tiny" } = {},
): EscaipConfig {
  const { preset: _, ...config } = escaipConfigSchema.parse(
    expandPreset({ kind: "escaip", ...given }, escaipPresets),
  );
  return config;
}
