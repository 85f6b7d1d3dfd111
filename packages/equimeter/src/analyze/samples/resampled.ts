import type { Design } from "../../groups/design.js";
import { type DesignError, errorsOf } from "../../measure/design-error.js";
import type { Reduction } from "../../measure/report.js";
import { uniform } from "../../random.js";
import type { Deviations } from "./deviations.js";
import { type Shares, sharesOf } from "./percent.js";

export interface ResampledOptions {
  readonly samples: readonly Deviations[];
  /** Independent draws. */
  readonly design: Design;
  readonly truth: Shares;
  readonly reduction: Reduction;
  readonly repetitions: number;
  readonly seed: number;
}

/**
 * The error of the percent from a few draws, by drawing them again and again from those at hand, with
 * replacement, for each sample its own. Where those at hand are all elements of a group, that is what
 * fresh draws do; where they are draws themselves, it is a bootstrap (figure 5 of the paper). All
 * relative to the percent of all that are at hand.
 */
export function resampledError({
  samples,
  design,
  truth,
  reduction,
  repetitions,
  seed,
}: ResampledOptions): DesignError {
  const random = uniform(seed);
  const pick = (draws: number) =>
    Int32Array.from({ length: design.passes }, () => Math.floor(random() * draws));
  const runs = Array.from({ length: repetitions }, () => {
    const picks = samples.map(({ draws }) => pick(draws));
    return sharesOf(samples, picks, design, reduction);
  });
  const own = runs.map(({ rotationError }) => (100 * rotationError) / truth.share);
  return {
    design: design.name,
    passes: design.passes,
    ...errorsOf(runs.map(({ share }) => 100 * (share / truth.share - 1))),
    rotationError: own.reduce((sum, one) => sum + one, 0) / repetitions,
  };
}
