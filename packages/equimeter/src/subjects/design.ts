import { UserError } from "../errors.js";
import {
  type Design,
  designFor,
  enumerate,
  type Group,
  icosahedralOrbits,
  independent,
  octahedralOrbits,
  tetrahedralOrbits,
} from "../groups/index.js";

/** How group elements are chosen, as it is said on the command line. */
export interface DesignChoice {
  readonly kind?: string;
  /** Orbits of each sample. */
  readonly replicates?: number;
  /** Independent elements of each sample. */
  readonly count?: number;
}

const orbits = { tetrahedralOrbits, octahedralOrbits, icosahedralOrbits };
type OrbitKind = keyof typeof orbits;

/** The paper's number of independent rotations. */
const usualCount = 10;
const usualReplicates = 2;

/**
 * The design that was chosen, or the usual one of the group.
 *
 * @throws UserError for a kind that the group does not have, and for a number that does not suit the kind
 */
export function designChosen(group: Group, { kind, replicates, count }: DesignChoice): Design {
  if (count !== undefined && kind !== "independent")
    throw new UserError("--count is of independent draws: add --design independent");
  if (replicates !== undefined && !(kind !== undefined && kind in orbits))
    throw new UserError(
      "--replicates is of orbits: add --design tetrahedralOrbits, or another of orbits",
    );
  if (kind === undefined) return designFor(group);
  if (kind in orbits)
    return orbits[kind as OrbitKind]({ group, replicates: replicates ?? usualReplicates });
  if (kind === "enumerate") return enumerate({ group });
  return independent({ group, count: count ?? usualCount });
}
