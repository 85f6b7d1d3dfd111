import { ones, Tensor, tidy, zeros } from "@equimeter/torch";

import { flat, labelOf } from "./labels.js";
import type { Loss } from "./losses.js";
import { averaged, type Orbits, orbitsOf, type OrbitsInput, squares } from "./orbits.js";

export { labelOf, misfit } from "./labels.js";

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
  /** Mean of `‖Z‖²` over all passes. [G] */
  readonly magnitude: Float64Array;
  /** Mean of `‖Z − reference‖²` over all passes; of `‖Z‖²` where the reference is no field. [G] */
  readonly fromReference: Float64Array;
  /** Loss of the reference prediction. [G] */
  readonly lossZero: Float64Array;
}

export interface SumsInput extends Omit<OrbitsInput, "reference">, Grouping {}

/** Which rows are added up, and what they are compared with. */
export interface Grouping {
  /** [rows, …], or [rows] of classes; null where nobody knows it, and the loss is that of zero. */
  readonly label: Tensor | null;
  readonly loss: Loss;
  /** The group of each row, [rows] int64, and how many there are. */
  readonly groupOfRow: Tensor;
  readonly groups: number;
  /**
   * The reference prediction where it is not the loss's own: of the shape of the label, or the same
   * [components] for all rows.
   */
  readonly reference?: Tensor | ((components: number) => Tensor) | undefined;
}

/** The sums of twisted predictions that are all there. */
export function sums(input: SumsInput): Sums {
  const { reference } = input;
  const field = reference instanceof Tensor ? reference : undefined;
  return tidy(() => sumsOf(orbitsOf({ ...input, reference: field }), input));
}

/** Puts orbits together: what can be said once all replicates are known. */
export function sumsOf(orbits: Orbits, { loss, groupOfRow, groups, ...given }: Grouping): Sums {
  const { means } = orbits; // μ̂_a [r, rows, C]
  const [r, rows, components] = means.shape;
  return tidy(() => {
    const y = given.label ? labelOf(loss, given.label, means) : means.select(0, 0).zerosLike();
    const { reference } = given;
    const constant = typeof reference === "function" ? reference(components) : null;
    const field = reference instanceof Tensor ? averaged(loss, flat(reference)) : null; // [rows, C]
    const compared = constant?.expand([rows, components]) ?? field;
    const mean = means.mean(0); // μ̄ [rows, C]
    const total = (perRow: Tensor) => groupSums(perRow, groupOfRow, groups);
    const without = mean
      .mul(r)
      .sub(means)
      .div(Math.max(1, r - 1)); // μ̄ without replicate a
    const one = ones([rows], { dtype: "float64", device: means.device });
    return {
      replicates: r,
      groups,
      terms: total(one.mul(loss.terms(components))),
      loss: total(orbits.loss),
      lossOfMean: total(loss.perRow(mean, y)),
      lossWithout: total(loss.perRow(without, y)),
      within: total(orbits.within),
      between: total(squares(means.sub(mean))),
      magnitude: total(orbits.magnitude.mean(0)),
      fromReference: total(orbits.fromReference.mean(0)),
      lossZero: total(loss.perRow(compared ?? loss.reference(mean, y), y)),
    };
  });
}

/** [..., rows] → [... · groups] */
function groupSums(perRow: Tensor, groupOfRow: Tensor, groups: number): Float64Array {
  const leading = perRow.shape.slice(0, -1);
  const out = zeros([...leading, groups], { dtype: "float64", device: perRow.device });
  return out.indexAdd(-1, groupOfRow, perRow).toTypedArray() as Float64Array;
}

/** The sums of several batches as one, groups after groups. */
export function concatenate(parts: readonly Sums[]): Sums {
  const groups = parts.reduce((total, part) => total + part.groups, 0);
  return combine(parts, groups, (pieces, blocks) => {
    const joined = new Float64Array(blocks * groups);
    let at = 0;
    for (const piece of pieces) {
      const size = piece.length / blocks;
      for (let block = 0; block < blocks; block++)
        joined.set(piece.subarray(block * size, (block + 1) * size), block * groups + at);
      at += size;
    }
    return joined;
  });
}

/** The same groups in every batch: their sums add. */
export function addUp(parts: readonly Sums[]): Sums {
  return combine(parts, parts[0].groups, (pieces) =>
    pieces.reduce((total, piece) => total.map((value, i) => value + piece[i])),
  );
}

/** Puts each array of the parts together; `blocks` is r for those of [r · G] and 1 for [G]. */
function combine(
  parts: readonly Sums[],
  groups: number,
  join: (pieces: Float64Array[], blocks: number) => Float64Array,
): Sums {
  const r = parts[0].replicates;
  const perGroup = (pick: (part: Sums) => Float64Array) => join(parts.map(pick), 1);
  const perReplicate = (pick: (part: Sums) => Float64Array) => join(parts.map(pick), r);
  return {
    replicates: r,
    groups,
    terms: perGroup((p) => p.terms),
    loss: perReplicate((p) => p.loss),
    lossOfMean: perGroup((p) => p.lossOfMean),
    lossWithout: perReplicate((p) => p.lossWithout),
    within: perReplicate((p) => p.within),
    between: perReplicate((p) => p.between),
    magnitude: perGroup((p) => p.magnitude),
    fromReference: perGroup((p) => p.fromReference),
    lossZero: perGroup((p) => p.lossZero),
  };
}

/** The mean over the replicates of each group, [r · G] → [G]. */
export function replicateMean(values: Float64Array, r: number, groups: number): Float64Array {
  const mean = new Float64Array(groups);
  for (let i = 0; i < values.length; i++) mean[i % groups] += values[i] / r;
  return mean;
}

/** The sum over all groups. */
export function sumOf(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
