import { C4x, C4y, C4z, O, Oh, RxRy } from "./cube.js";
import { parseGroup } from "./group-syntax.js";
import { type Group, SO3 } from "./group.js";
import type { finiteGroupNames } from "./names.js";
import { symmetric } from "./permutations.js";
import { cyclic, dihedral, SO2 } from "./plane.js";
import { inversion, mirror, O3, SE3, translations } from "./space.js";

type Name = "SO3" | (typeof finiteGroupNames)[number];

/** Groups by the names recipes use. */
export const groups: Readonly<Record<Name, Group>> = { SO3, O, Oh, C4x, C4y, C4z, RxRy };

/**
 * Any group by its words: `groupExamples` (group-syntax.ts) has one of each.
 *
 * @throws UserError for other words
 */
export function groupNamed(text: string): Group {
  const syntax = parseGroup(text);
  switch (syntax.kind) {
    case "O3":
      return O3;
    case "SO2":
      return SO2;
    case "inversion":
      return inversion;
    case "SE3":
      return SE3(syntax.range);
    case "translations":
      return translations(syntax.range);
    case "mirror":
      return mirror(syntax.axis);
    case "C":
      return cyclic(syntax.n);
    case "D":
      return dihedral(syntax.n);
    case "S":
      return symmetric(syntax.n);
    default:
      return groups[syntax.kind];
  }
}
