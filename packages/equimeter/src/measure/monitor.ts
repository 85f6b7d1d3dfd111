import { tidy } from "@equimeter/torch";

import { checkDeterministic } from "./deterministic.js";
import { decompose, type DecomposeOptions, type Report } from "./decompose.js";

/**
 * The paper's callback: the same samples every time, fresh seeded group elements, the same ones for
 * every kind of weights measured at a step.
 */
export interface Monitor {
  /** Measures the model as it is now. The step picks the group elements. */
  measure(step: number): Report;
}

export function createMonitor(options: DecomposeOptions): Monitor {
  const { model, batches, outputs, mask, seed = 0 } = options;
  checkDeterministic(model, batches[0], outputs, mask);
  // Invariants are not kept from one measurement to the next: they may be the trunk of the model, and the
  // weights have moved on.
  const fixed = { ...options, skipDeterminismCheck: true };
  return {
    measure: (step) => tidy(() => decompose({ ...fixed, seed: seedOfStep(seed, step) })),
  };
}

/** The seed of the group elements at a step. */
export function seedOfStep(seed: number, step: number): number {
  return ((seed % 2 ** 31) * 1_000_003 + step) % 2 ** 31;
}
