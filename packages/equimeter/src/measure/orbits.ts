import { cat, type Tensor, tidy } from "@equimeter/torch";

import type { Design } from "../groups/design.js";
import { flat, labelOf } from "./labels.js";
import type { Loss } from "./losses.js";

/**
 * What is kept of the twisted predictions of one field until all orbits are there: their means, and
 * numbers for each row. `r` replicates, float64.
 */
export interface Orbits {
  /** The orbit means μ̂_a. [r, rows, components] */
  readonly means: Tensor;
  /** Within-orbit variance `(1/k) Σ ‖Z − μ̂_a‖²`. [r, rows] */
  readonly within: Tensor;
  /** Mean over the orbit of the loss of Z. [r, rows] */
  readonly loss: Tensor;
  /** Mean over the orbit of `‖Z‖²`. [r, rows] */
  readonly magnitude: Tensor;
  /** Mean over the orbit of `‖Z − reference‖²`; of `‖Z‖²` where the reference is no field. [r, rows] */
  readonly fromReference: Tensor;
}

export interface OrbitsInput {
  /** Twisted predictions of one field, [passes, rows, …], ordered as the design drew them. */
  readonly twisted: Tensor;
  /** [rows, …], or [rows] of classes; null where nobody knows it, and the loss is that of zero. */
  readonly label: Tensor | null;
  readonly design: Pick<Design, "replicates" | "orbit">;
  readonly loss: Loss;
  /** The reference prediction where it is a field, of the shape of the label. */
  readonly reference?: Tensor | undefined;
}

/** Everything in float64: the spread of a nearly equivariant model is a difference of equals. */
export function orbitsOf({ twisted, label, design, loss, reference }: OrbitsInput): Orbits {
  const { replicates: r, orbit: k } = design;
  return tidy(() => {
    const rows = twisted.shape[1];
    const z = averaged(loss, twisted.to("float64").reshape([r, k, rows, -1])); // [r, k, rows, C]
    const means = z.mean(1);
    const magnitude = squares(z).mean(1);
    return {
      means,
      within: squares(z.sub(means.unsqueeze(1))).mean(1),
      loss: label ? loss.perRow(z, labelOf(loss, label, twisted)).mean(1) : magnitude,
      magnitude,
      fromReference: reference
        ? squares(z.sub(averaged(loss, flat(reference)))).mean(1)
        : magnitude,
    };
  });
}

/** The orbits of several rounds as one. */
export function joined(rounds: readonly Orbits[]): Orbits {
  if (rounds.length === 1) return rounds[0];
  const all = (pick: (orbits: Orbits) => Tensor) => cat(rounds.map(pick), 0);
  return {
    means: all(({ means }) => means),
    within: all(({ within }) => within),
    loss: all(({ loss }) => loss),
    magnitude: all(({ magnitude }) => magnitude),
    fromReference: all(({ fromReference }) => fromReference),
  };
}

/** What is averaged over the group. */
export function averaged(loss: Loss, prediction: Tensor): Tensor {
  return loss.transform ? loss.transform(prediction) : prediction;
}

/** [..., components] → [...] */
export function squares(values: Tensor): Tensor {
  return values.square().sum(-1);
}
