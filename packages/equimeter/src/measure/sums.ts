import { type Tensor, tidy, zeros } from "@equimeter/torch";

import type { Design } from "../groups/design.js";
import type { Loss } from "./losses.js";

/**
 * What the estimators need of each group of rows (a sample, an element, …), summed over its rows:
 * a few numbers instead of all predictions. `r` replicates, `G` groups; arrays are [r · G] or [G].
 */
export interface Sums {
  readonly replicates: number;
  readonly groups: number;
  /** Terms that a mean divides by. [G] */
  readonly terms: Float64Array;
  /** Mean over the orbit of the loss of Z, for each replicate. [r · G] */
  readonly loss: Float64Array;
  /** Loss of the twirled prediction μ̄ over all passes. [G] */
  readonly lossOfMean: Float64Array;
  /** Loss of the twirled prediction over all replicates but one. [r · G] */
  readonly lossWithout: Float64Array;
  /** Within-orbit variance `(1/k) Σ ‖Z − μ̂_a‖²`. [r · G] */
  readonly within: Float64Array;
  /** `‖μ̂_a − μ̄‖²`. [r · G] */
  readonly between: Float64Array;
  /** Mean of `‖Z‖²` over all passes, and the components it sums over. [G] */
  readonly magnitude: Float64Array;
  readonly components: Float64Array;
  /** Loss of the reference prediction. [G] */
  readonly lossZero: Float64Array;
}

export interface SumsInput {
  /** Twisted predictions of one field, [passes, rows, …], ordered as the design drew them. */
  readonly twisted: Tensor;
  /** [rows, …], or [rows] of classes */
  readonly label: Tensor;
  readonly design: Design;
  readonly loss: Loss;
  /** The group of each row, [rows] int64, and how many there are. */
  readonly groupOfRow: Tensor;
  readonly groups: number;
}

/** Everything in float64: the spread of a nearly equivariant model is a difference of equals. */
export function sums({ twisted, label, design, loss, groupOfRow, groups }: SumsInput): Sums {
  const { replicates: r, orbit: k } = design;
  return tidy(() => {
    const rows = twisted.shape[1];
    const raw = twisted.to("float64").reshape([r, k, rows, -1]);
    const z = loss.transform ? loss.transform(raw) : raw; // [r, k, rows, C]
    const components = z.shape[3];
    const y = label.dtype === "int64" ? label : label.to("float64").reshape([rows, components]);
    const orbitMean = z.mean(1); // μ̂_a [r, rows, C]
    const mean = orbitMean.mean(0); // μ̄ [rows, C]
    const total = (perRow: Tensor) => groupSums(perRow, groupOfRow, groups);
    const squares = (values: Tensor) => values.square().sum(-1);
    const without = mean
      .mul(r)
      .sub(orbitMean)
      .div(Math.max(1, r - 1)); // μ̄ without replicate a
    const one = zeros([rows], { dtype: "float64" }).add(1);
    return {
      replicates: r,
      groups,
      terms: total(one.mul(loss.terms(components))),
      loss: total(loss.perRow(z, y).mean(1)),
      lossOfMean: total(loss.perRow(mean, y)),
      lossWithout: total(loss.perRow(without, y)),
      within: total(squares(z.sub(orbitMean.unsqueeze(1))).mean(1)),
      between: total(squares(orbitMean.sub(mean))),
      magnitude: total(squares(z).mean([0, 1])),
      components: total(one.mul(components)),
      lossZero: total(loss.perRow(loss.reference(mean, y), y)),
    };
  });
}

/** [..., rows] → [... · groups] */
function groupSums(perRow: Tensor, groupOfRow: Tensor, groups: number): Float64Array {
  const leading = perRow.shape.slice(0, -1);
  const out = zeros([...leading, groups], { dtype: "float64" });
  return out.indexAdd(-1, groupOfRow, perRow).toTypedArray() as Float64Array;
}

/** The sums of several batches as one, groups after groups. */
export function concatenate(parts: readonly Sums[]): Sums {
  const r = parts[0].replicates;
  const groups = parts.reduce((total, part) => total + part.groups, 0);
  const join = (pick: (part: Sums) => Float64Array, blocks: number) => {
    const joined = new Float64Array(blocks * groups);
    let at = 0;
    for (const part of parts) {
      for (let block = 0; block < blocks; block++) {
        const piece = pick(part).subarray(block * part.groups, (block + 1) * part.groups);
        joined.set(piece, block * groups + at);
      }
      at += part.groups;
    }
    return joined;
  };
  return {
    replicates: r,
    groups,
    terms: join((p) => p.terms, 1),
    loss: join((p) => p.loss, r),
    lossOfMean: join((p) => p.lossOfMean, 1),
    lossWithout: join((p) => p.lossWithout, r),
    within: join((p) => p.within, r),
    between: join((p) => p.between, r),
    magnitude: join((p) => p.magnitude, 1),
    components: join((p) => p.components, 1),
    lossZero: join((p) => p.lossZero, 1),
  };
}
