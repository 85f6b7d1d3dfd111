import { ones, Tensor, tidy, zeros } from "@equimeter/torch";

import { UserError } from "../errors.js";
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
  /** Mean of `‖Z‖²` over all passes. [G] */
  readonly magnitude: Float64Array;
  /** Mean of `‖Z − reference‖²` over all passes; of `‖Z‖²` where the reference is no field. [G] */
  readonly fromReference: Float64Array;
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
  /**
   * The reference prediction where it is not the loss's own: of the shape of the label, or the same
   * [components] for all rows.
   */
  readonly reference?: Tensor | ((components: number) => Tensor) | undefined;
}

/** Everything in float64: the spread of a nearly equivariant model is a difference of equals. */
export function sums(input: SumsInput): Sums {
  const { twisted, design, loss, groupOfRow, groups } = input;
  const { replicates: r, orbit: k } = design;
  return tidy(() => {
    const rows = twisted.shape[1];
    const averaged = (raw: Tensor) => (loss.transform ? loss.transform(raw) : raw);
    const z = averaged(twisted.to("float64").reshape([r, k, rows, -1])); // [r, k, rows, C]
    const components = z.shape[3];
    const y = labelOf(loss, input.label, twisted);
    const { reference: given } = input;
    const constant = typeof given === "function" ? given(components) : null;
    const field = given instanceof Tensor ? averaged(flat(given)) : null; // [rows, C]
    const reference = constant?.expand([rows, components]) ?? field;
    const orbitMean = z.mean(1); // μ̂_a [r, rows, C]
    const mean = orbitMean.mean(0); // μ̄ [rows, C]
    const total = (perRow: Tensor) => groupSums(perRow, groupOfRow, groups);
    const without = mean
      .mul(r)
      .sub(orbitMean)
      .div(Math.max(1, r - 1)); // μ̄ without replicate a
    const one = ones([rows], { dtype: "float64", device: z.device });
    const magnitude = total(squares(z).mean([0, 1]));
    return {
      replicates: r,
      groups,
      terms: total(one.mul(loss.terms(components))),
      loss: total(loss.perRow(z, y).mean(1)),
      lossOfMean: total(loss.perRow(mean, y)),
      lossWithout: total(loss.perRow(without, y)),
      within: total(squares(z.sub(orbitMean.unsqueeze(1))).mean(1)),
      between: total(squares(orbitMean.sub(mean))),
      magnitude,
      fromReference: field ? total(squares(z.sub(field)).mean([0, 1])) : magnitude,
      lossZero: total(loss.perRow(reference ?? loss.reference(mean, y), y)),
    };
  });
}

/**
 * The label as the loss takes it: classes [rows], or values [rows, components] in float64.
 *
 * @param prediction - [passes, rows, …]
 * @throws UserError when the label does not fit the prediction
 */
export function labelOf(loss: Loss, label: Tensor, prediction: Tensor): Tensor {
  const [, rows, ...rest] = prediction.shape;
  const components = rest.reduce((product, size) => product * size, 1);
  if (loss.classes) {
    if (label.dtype === "int64" && label.size === rows) return label.reshape([rows]);
    const got = `${label.dtype} [${label.shape.join(", ")}]`;
    throw new UserError(`${loss.name} needs ${rows} int64 classes, got ${got}`);
  }
  if (label.shape[0] === rows && label.size === rows * components) return flat(label);
  throw misfit(label, prediction);
}

/** @param prediction - [passes, rows, …] */
export function misfit(label: Tensor, prediction: Tensor): UserError {
  const [shape, expected] = [label.shape, prediction.shape.slice(1)].map((axes) => axes.join(", "));
  return new UserError(
    `a label of shape [${shape}] does not fit a prediction of shape [${expected}]`,
  );
}

/** [rows, …] → [rows, components] in float64 */
function flat(values: Tensor): Tensor {
  return values.to("float64").reshape([values.shape[0], -1]);
}

/** [..., components] → [...] */
function squares(values: Tensor): Tensor {
  return values.square().sum(-1);
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

/** The sum over all groups. */
export function sumOf(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
