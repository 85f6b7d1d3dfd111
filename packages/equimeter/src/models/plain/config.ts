import { z } from "zod";
import {
  mustBeMapping,
  oneOf,
  positiveInteger,
  positiveNumber,
  relation,
} from "../../config-values.js";
import { expandPreset } from "../../presets.js";

const sizes = {
  tiny: { width: 32, layers: 1, heads: 2, neighbors: 8, cutoff: 5, radial: 8, multiplier: 2 },
  small: { width: 64, layers: 2, heads: 4, neighbors: 16, cutoff: 5, radial: 16, multiplier: 2 },
  base: { width: 128, layers: 4, heads: 8, neighbors: 24, cutoff: 6, radial: 32, multiplier: 4 },
};

/** Sizes by name. The keys a recipe gives itself win over those of its preset. */
export const plainPresets: Record<string, Omit<PlainConfig, "kind">> = sizes;

/** The plain transformer over atoms: nothing in it is equivariant. `small` holds the defaults. */
export const plainConfigSchema = z
  .strictObject(
    {
      kind: z.literal("plain", 'must be "plain"'),
      preset: oneOf(["tiny", "small", "base"]).optional(),
      /** Features per atom. */
      width: positiveInteger.default(sizes.small.width),
      layers: positiveInteger.default(sizes.small.layers),
      /** Attention heads; they share the width equally. */
      heads: positiveInteger.default(sizes.small.heads),
      /** Nearest neighbours each atom sees, at most. */
      neighbors: positiveInteger.default(sizes.small.neighbors),
      /** Distance beyond which an atom is no neighbour, in Å. */
      cutoff: positiveNumber.default(sizes.small.cutoff),
      /** Radial features of each distance. */
      radial: positiveInteger.default(sizes.small.radial),
      /** Width of the feed-forward layers over `width`. */
      multiplier: positiveInteger.default(sizes.small.multiplier),
    },
    mustBeMapping,
  )
  .check(({ value, issues }) => {
    if (value.width % value.heads === 0) return;
    const message = `must divide model.width (${value.width})`;
    issues.push(relation(["heads"], ["width"], message, value.heads));
  });

export type PlainConfig = Omit<z.output<typeof plainConfigSchema>, "preset">;

/**
 * The complete configuration from any part of it, for use without a recipe.
 *
 * @throws ZodError when a value is not allowed
 */
export function plainConfig(
  given: Partial<PlainConfig> & { preset?: "tiny" | "small" | "base" } = {},
): PlainConfig {
  const { preset: _, ...config } = plainConfigSchema.parse(
    expandPreset({ kind: "plain", ...given }, plainPresets),
  );
  return config;
}
