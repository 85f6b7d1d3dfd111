import { type Design, independent, tetrahedralOrbits } from "../groups/design.js";
import { designFor } from "../groups/design-for.js";
import type { Group } from "../groups/group.js";

/** What rounds of an adaptive measurement are made of: one orbit, or 12 elements. */
export function usualUnit(group: Group): Design {
  if (group.rotationOrbits) return tetrahedralOrbits({ replicates: 1, group });
  const design = designFor(group);
  return design.exact ? design : independent({ count: 12, group });
}
