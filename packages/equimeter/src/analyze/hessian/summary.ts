import { quantile } from "../../quantile.js";
import type { LossPartName } from "../../measure/loss-parts.js";
import type { HessianReport } from "./hessian.js";

/** A number over minibatches. */
export interface OverMinibatches {
  readonly median: number;
  /** The middle half. */
  readonly half: readonly [number, number];
  /** They are bounds from below. */
  readonly isBound: boolean;
}

/** Condition numbers of a part on minibatches; null where none has one. */
export function conditionOf(
  minibatches: readonly HessianReport[],
  part: LossPartName,
): OverMinibatches | null {
  return overMinibatches(
    minibatches.map(({ parts }) => parts[part].condition),
    minibatches.some(({ parts }) => parts[part].conditionIs === "at least"),
  );
}

/** How much worse L_mean is conditioned than L_equiv. */
export function conditionRatioOf(minibatches: readonly HessianReport[]): OverMinibatches | null {
  return overMinibatches(
    minibatches.map(({ conditionRatio }) => conditionRatio),
    false,
  );
}

function overMinibatches(
  values: readonly (number | null)[],
  isBound: boolean,
): OverMinibatches | null {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  if (known.length === 0) return null;
  const at = (share: number) => quantile(known, share);
  return { median: at(0.5), half: [at(0.25), at(0.75)], isBound };
}
