import {
  type Design,
  enumerate,
  icosahedralOrbits,
  independent,
  octahedralOrbits,
  tetrahedralOrbits,
} from "../../groups/design.js";
import {
  icosahedralRotations,
  octahedralRotations,
  tetrahedralRotations,
} from "../../groups/finite.js";
import { type Group, SO3 } from "../../groups/group.js";
import { relativeVariance } from "../../groups/relative-variance.js";

/** By the words of recipes. */
export type DesignKind =
  | "independent"
  | "tetrahedralOrbits"
  | "octahedralOrbits"
  | "icosahedralOrbits"
  | "enumerate";

/** A design that is compared with the others. */
export interface Candidate {
  readonly kind: DesignKind;
  readonly design: Design;
}

const orbits = {
  tetrahedralOrbits: { order: 12, of: tetrahedralOrbits, rotations: tetrahedralRotations },
  octahedralOrbits: { order: 24, of: octahedralOrbits, rotations: octahedralRotations },
  icosahedralOrbits: { order: 60, of: icosahedralOrbits, rotations: icosahedralRotations },
} as const;

export type OrbitKind = keyof typeof orbits;
export const orbitKinds = Object.keys(orbits) as OrbitKind[];

const replicates = [1, 2, 3, 5, 10, 20, 50, 100];
const counts = [4, 10, 24, 60, 120, 240, 480, 1200];

/** All designs of a group with so many passes at most. Orbits are of rotations of space. */
export function candidates(group: Group, mostPasses: number): Candidate[] {
  const draws = counts
    .filter((count) => count <= mostPasses)
    .map((count): Candidate => ({
      kind: "independent",
      design: independent({ count, group }),
    }));
  if (group.order !== undefined)
    return [...draws, { kind: "enumerate", design: enumerate({ group }) }];
  if (group !== SO3) return draws;
  const ofOrbits = orbitKinds.flatMap((kind) =>
    replicates
      .filter((count) => count * orbits[kind].order <= mostPasses)
      .map((count): Candidate => ({ kind, design: orbits[kind].of({ replicates: count }) })),
  );
  return [...draws, ...ofOrbits];
}

/** `relativeVariance` in degrees 1, 2, …; null where draws are independent. */
export function relativeVariances(kind: DesignKind, degrees: number): number[] | null {
  if (kind === "independent" || kind === "enumerate") return null;
  const rotations = orbits[kind].rotations();
  return Array.from({ length: degrees }, (_, i) => relativeVariance(rotations, i + 1));
}
