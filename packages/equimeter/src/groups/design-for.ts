import { cyclicOrbits } from "./cyclic-orbits.js";
import { type Design, enumerate, independent, tetrahedralOrbits } from "./design.js";
import type { Group } from "./group.js";
import { SO2 } from "./plane.js";

/** Groups of so many elements or fewer are enumerated. */
const mostEnumerated = 64;

/**
 * The design of a group where none is asked for: all of a small finite group, two orbits of rotations
 * where there are any, and 24 independent draws of what is left.
 */
export function designFor(group: Group): Design {
  if (group.elements && group.order! <= mostEnumerated) return enumerate({ group });
  if (group.rotationOrbits) return tetrahedralOrbits({ replicates: 2, group });
  if (group === SO2) return cyclicOrbits({ replicates: 2 });
  return independent({ count: 24, group });
}
