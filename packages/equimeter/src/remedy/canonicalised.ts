import type { jit } from "@equimeter/torch";

import { averagedModule } from "./averaged.js";
import { frameElements, type FrameOptions } from "./frames.js";
import type { Wiring } from "./wiring.js";

export interface CanonicalOptions extends Wiring {
  readonly frame: FrameOptions;
  /** Copies that go side by side into one call of the model; see `TwirlOptions`. */
  readonly chunk?: number;
}

/**
 * A model that sees each sample in a frame that turns along with it, and whose outputs are turned back:
 *
 *     f̂(x) = (1/|C|) Σ_{g∈C} (g F(x))⁻¹ f(g F(x) x)
 *
 * With principal axes C are the four changes of their signs that are rotations (eight with
 * reflections), as Puny et al. 2022 average over; with a reference there is one frame. Exactly
 * equivariant where the frame is well defined. Where it is not (two moments the same, points on a line or
 * in one place) C are the 24 rotations of the cube, and what the model does in degrees that these do
 * not annihilate is left. The method `degenerate` of the module, with the arguments of the model,
 * tells which samples those are [S] bool.
 *
 * @throws UserError for names that the model does not have, and outputs of which there is no mean
 */
export function canonicalisedModule(options: CanonicalOptions): jit.ScriptModule {
  const { frame, chunk = 1 } = options;
  return averagedModule(
    "Canonicalised",
    options,
    (reader) => frameElements(options, frame, reader),
    chunk,
  );
}
