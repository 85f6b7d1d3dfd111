import type { Design } from "../groups/design.js";

/** Replicates of a design that follow each other. */
export interface Replicates {
  /** The number of the first one, from 0 on. */
  readonly first: number;
  readonly replicates: number;
}

/** L_equiv is estimated without bias from 2 on. */
const leastReplicates = 2;

/**
 * A design as two that have no draw in common and each estimate L_equiv without bias; null where there is
 * nothing left to chance, and where there are too few replicates.
 */
export function halvesOf({ replicates, exact }: Design): [Replicates, Replicates] | null {
  if (exact || replicates < 2 * leastReplicates) return null;
  const half = Math.floor(replicates / 2);
  return [
    { first: 0, replicates: half },
    { first: half, replicates: replicates - half },
  ];
}

/** Why a design gives no unbiased estimates of squares of gradients; null where it does. */
export function whyNotUnbiased(design: Design): string | null {
  if (design.exact || halvesOf(design)) return null;
  return (
    `squared norms without bias take two independent halves of ${leastReplicates} replicates each, ` +
    `and ${design.name} has ${design.replicates}`
  );
}
