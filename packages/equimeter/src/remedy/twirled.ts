import type { jit } from "@equimeter/torch";

import { UserError } from "../errors.js";
import type { Elements } from "../groups/element.js";
import { averagedModule } from "./averaged.js";
import {
  type ElementSource,
  fixedElements,
  type RandomElements,
  randomElements,
} from "./elements.js";
import type { Wiring } from "./wiring.js";

export interface TwirlOptions extends Wiring {
  /** The same in every call, kept in the module. */
  readonly elements?: Elements;
  /** Drawn anew in every call. */
  readonly random?: RandomElements;
  /**
   * Copies that go side by side into one call of the model, one call for each element by default. A
   * call takes the memory of as many copies; more of them are faster where a call of one leaves the
   * device idle.
   */
  readonly chunk?: number;
}

/**
 * A model that gives its twirled prediction, the mean over group elements T
 *
 *     μ(x) = (1/K) Σ_T ρ_out(T)⁻¹ f(ρ_in(T) x)
 *
 * (eq. 1 of the paper) as a module with the arguments and outputs of the model itself, which it shares
 * and does not copy. Exactly equivariant for elements that are a whole group, under that group.
 *
 * @throws UserError for names that the model does not have, outputs of which there is no mean, and
 *   elements that what was declared cannot follow
 */
export function twirledModule(options: TwirlOptions): jit.ScriptModule {
  const { elements, random, chunk = 1 } = options;
  if ((elements === undefined) === (random === undefined))
    throw new UserError("give either the elements to average over, or how to draw them");
  const source: ElementSource = elements ? fixedElements(elements) : randomElements(random!);
  return averagedModule("Twirled", options, () => source, chunk);
}
