import {
  type Design,
  enumerate,
  groups,
  icosahedralOrbits,
  independent,
  octahedralOrbits,
  tetrahedralOrbits,
} from "../groups/index.js";
import type { DesignConfig } from "../measure/design-config.js";

/** The design that a recipe's words stand for. */
export function designOf(config: DesignConfig): Design {
  switch (config.kind) {
    case "tetrahedralOrbits":
      return tetrahedralOrbits({ replicates: config.replicates });
    case "octahedralOrbits":
      return octahedralOrbits({ replicates: config.replicates });
    case "icosahedralOrbits":
      return icosahedralOrbits({ replicates: config.replicates });
    case "independent":
      return independent({ count: config.count, group: groups[config.group] });
    case "enumerate":
      return enumerate({ group: groups[config.group] });
  }
}
