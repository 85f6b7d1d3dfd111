import { type Design, enumerate, independent, tetrahedralOrbits } from "../groups/design.js";
import type { Group } from "../groups/group.js";

/** Groups with no more elements are enumerated. */
const fewElements = 64;

/**
 * The design that suits a group: all elements of a small one, two orbits of the tetrahedron where space
 * is rotated, 24 independent elements otherwise.
 */
export function usualDesign(group: Group): Design {
  if (group.rotationOrbits) return tetrahedralOrbits({ replicates: 2, group });
  if (group.elements && group.order && group.order <= fewElements) return enumerate({ group });
  return independent({ count: 24, group });
}

/** What rounds of an adaptive measurement are made of: one orbit, or 12 elements. */
export function usualUnit(group: Group): Design {
  if (group.rotationOrbits) return tetrahedralOrbits({ replicates: 1, group });
  const design = usualDesign(group);
  return design.exact ? design : independent({ count: 12, group });
}
