import type { Design } from "../groups/design.js";
import { estimate, fromVariance } from "./estimators.js";
import type { Loss } from "./losses.js";
import { ratio } from "./report.js";
import type { FieldSums } from "./rounds.js";

/** A sample, or another part of the data, and what is known of an output there. */
export interface SamplePart {
  readonly name: string;
  /** Null without a label. */
  readonly L: number | null;
  /** In the loss of the output; without a label in squared error. */
  readonly L_equiv: number;
  /** 100 · L_equiv / L; null without a label. */
  readonly percent: number | null;
  /** Spread over the mean square of μ (of μ − reference), both in squared error. */
  readonly relativeSpread: number;
}

/** Those that have rows. */
export function sampleParts(
  { loss: labelled, spread }: Pick<FieldSums, "loss" | "spread">,
  design: Design,
  loss: Loss,
  names: readonly string[],
): SamplePart[] {
  const alone = fromVariance(spread, design);
  const inLoss = labelled && estimate(labelled, design, loss);
  const all = names.map((name, g): SamplePart => {
    const relativeSpread = ratio(alone.equiv[g], alone.loss[g] - alone.equiv[g]);
    if (!labelled || !inLoss) {
      const L_equiv = alone.equiv[g] / spread.terms[g];
      return { name, L: null, L_equiv, percent: null, relativeSpread };
    }
    const [L, L_equiv] = [inLoss.loss[g], inLoss.equiv[g]];
    const count = labelled.terms[g];
    const percent = 100 * ratio(L_equiv, L);
    return { name, L: L / count, L_equiv: L_equiv / count, percent, relativeSpread };
  });
  return all.filter((_, g) => spread.terms[g] > 0);
}
