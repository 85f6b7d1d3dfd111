import { z } from "zod";
import { finiteGroupNames } from "../groups/names.js";
import { integer, isMapping, mustBeMapping, oneOf, positiveInteger } from "../config-values.js";

const turns = z.literal("SO3", 'must be "SO3": orbits are turned by rotations drawn from it');

function orbits<Kind extends string>(kind: Kind) {
  return z.strictObject(
    {
      kind: z.literal(kind),
      group: turns.default("SO3"),
      /** Independent orbits per sample. One alone gives a spread that is too small. */
      replicates: positiveInteger.default(2),
    },
    mustBeMapping,
  );
}

const mustBeKind =
  'must be one of "tetrahedralOrbits", "octahedralOrbits", "icosahedralOrbits", ' +
  '"independent", "enumerate"';

/** How group elements are chosen, in the words of a recipe. */
const choices = z.discriminatedUnion(
  "kind",
  [
    orbits("tetrahedralOrbits"),
    orbits("octahedralOrbits"),
    orbits("icosahedralOrbits"),
    z.strictObject({
      kind: z.literal("independent"),
      group: oneOf(["SO3", ...finiteGroupNames]).default("SO3"),
      /** Independent draws per sample; a spread needs two. */
      count: integer(2, "must be an integer of at least 2").default(10),
    }),
    z.strictObject({
      kind: z.literal("enumerate"),
      group: oneOf([...finiteGroupNames]).default("O"),
    }),
  ],
  {
    error: (issue) => (isMapping(issue.input) ? mustBeKind : mustBeMapping),
  },
);

export type DesignConfig = z.output<typeof choices>;

/** Left out, the design is two tetrahedral orbits: the least error for its 24 passes. */
export const designConfigSchema = z
  .preprocess((given) => {
    const keys = given ?? {};
    return isMapping(keys) ? { kind: "tetrahedralOrbits", ...keys } : keys;
  }, choices)
  .prefault({});
