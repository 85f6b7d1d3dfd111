import { z } from "zod";
import {
  mustBeMapping,
  nonNegativeInteger,
  oneOf,
  positiveInteger,
  relation,
  unitInterval,
} from "../../config-values.js";
import { expandPreset } from "../../presets.js";

const published = {
  elements: 8,
  width: 32,
  multipliers: [1, 2, 2, 4],
  attention: [false, false, true, true],
  blocks: 2,
  groups: 16,
  dropout: 0.1,
};

/**
 * `111M` is the published configuration for GEOM-drugs on grids of 64³ (111,520,424 parameters). Of
 * the 28M and 7M models (27,896,408 and 6,982,256) only the sizes are known, which the widths
 * explain; their groups are guesses and change no count. `small` (1,465,704) is for grids of 32³ on
 * two cores, `tiny` for tests.
 */
export const voxmolPresets: Record<string, Omit<VoxmolConfig, "kind">> = {
  "111M": published,
  "28M": { ...published, width: 16 },
  "7M": { ...published, width: 8, groups: 8 },
  small: {
    ...published,
    width: 8,
    multipliers: [1, 2, 2, 2],
    blocks: 1,
    groups: 8,
  },
  tiny: {
    ...published,
    width: 4,
    multipliers: [1, 2],
    attention: [false, true],
    blocks: 1,
    groups: 2,
  },
};

const mustBeMultipliers = "must be a list of positive integers, one a level";
const mustBeAttention = "must be a list of true and false, one a level";

/** VoxMol's 3-D U-Net (Pinheiro et al. 2023): from a noisy grid to the clean one. */
export const voxmolConfigSchema = z
  .strictObject(
    {
      kind: z.literal("voxmol", 'must be "voxmol"'),
      preset: oneOf(["111M", "28M", "7M", "small", "tiny"]).optional(),
      /** Channels of the grid, one an element (n_elements). */
      elements: positiveInteger.default(published.elements),
      /** Channels behind the first convolution (n_channels). */
      width: positiveInteger.default(published.width),
      /** Channels of each level over those of the level before, the finest first (ch_mults). */
      multipliers: z
        .array(positiveInteger, mustBeMultipliers)
        .min(1, { error: mustBeMultipliers, abort: true })
        .default(published.multipliers),
      /** Which levels attend (is_attn); the middle always does. */
      attention: z
        .array(z.boolean("must be true or false"), mustBeAttention)
        .default(published.attention),
      /** Blocks of each level on the way down; on the way up it has one more (n_blocks). */
      blocks: positiveInteger.default(published.blocks),
      /** Groups of the group norms, 0 for no norms (n_groups). */
      groups: nonNegativeInteger.default(published.groups),
      dropout: unitInterval.default(published.dropout),
    },
    mustBeMapping,
  )
  .check(({ value, issues }) => {
    const { width, multipliers, attention, groups } = value;
    if (attention.length !== multipliers.length) {
      const message = `must have an entry for each of model.multipliers (${multipliers.length})`;
      issues.push(relation(["attention"], ["multipliers"], message, attention));
    }
    // All widths are multiples of the first.
    if (groups > 0 && width % groups !== 0) {
      const message = `must divide model.width (${width}), or be 0 for no norms`;
      issues.push(relation(["groups"], ["width"], message, groups));
    }
  });

export type VoxmolConfig = Omit<z.output<typeof voxmolConfigSchema>, "preset">;

/**
 * The complete configuration from any part of it, for use without a recipe.
 *
 * @throws ZodError when a value is not allowed
 */
export function voxmolConfig(
  given: Partial<VoxmolConfig> & { preset?: "111M" | "28M" | "7M" | "small" | "tiny" } = {},
): VoxmolConfig {
  const { preset: _, ...config } = voxmolConfigSchema.parse(
    expandPreset({ kind: "voxmol", ...given }, voxmolPresets),
  );
  return config;
}
