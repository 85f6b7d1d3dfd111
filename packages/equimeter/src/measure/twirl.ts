import { type Generator, tidy } from "@equimeter/torch";

import type { Batch } from "../data/batch.js";
import type { Design } from "../groups/design.js";
import { twist, type TwistOptions } from "./twist.js";

/**
 * Twirled predictions `μ(x) = E_T Z_T(x)`, averaged over the elements of a design. Exactly
 * equivariant where the design enumerates the group; otherwise an average of that many passes.
 *
 * @returns each declared output, [rows, …]
 */
export function twirl(design: Design, generator: Generator, options: TwistOptions): Batch {
  return tidy(() => {
    const twisted = twist(design.draw(options.samples, generator), options);
    const means: Batch = {};
    for (const [field, values] of Object.entries(twisted)) means[field] = values.mean(0);
    return means;
  });
}
