import type { Design } from "../../groups/design.js";
import { fromVariance } from "../../measure/estimators.js";
import { ratio } from "../../measure/report.js";
import type { Sums } from "../../measure/sums.js";

/** A row of one sample: an atom, a residue, a voxel. */
export interface RowShare {
  readonly name: string;
  readonly L: number;
  readonly L_equiv: number;
  readonly percent: number;
  /** Of the sample's L_equiv, from 0 to 1. */
  readonly share: number;
}

export interface SampleShare extends RowShare {
  /** Of all L_equiv. */
  readonly share: number;
  /** Standard error of the percent from the group elements; NaN where unknowable. */
  readonly rotationError: number;
  readonly rows: number;
}

/**
 * Every sample, that of the largest L_equiv first.
 *
 * @param samples - the sums of each, as one group
 * @param weights - what the sums of each count
 */
export function sampleShares(
  samples: readonly { readonly name: string; readonly rows: number; readonly sums: Sums }[],
  weights: Float64Array,
  design: Design,
): SampleShare[] {
  const all = samples.map(({ name, rows, sums }) => {
    const { loss, equiv, rotationVariance } = fromVariance(sums, design);
    const [[sum], [spread], [terms]] = [loss, equiv, sums.terms];
    const fraction = ratio(spread, sum);
    const error = Math.sqrt(rotationVariance(fraction)[0]);
    return {
      name,
      rows,
      L: sum / terms,
      L_equiv: spread / terms,
      percent: 100 * fraction,
      rotationError: sum === 0 ? 0 : (100 * error) / sum,
      spread,
    };
  });
  const whole = all.reduce((sum, { spread }, i) => sum + weights[i] * spread, 0);
  return all
    .map(({ spread, ...sample }, i) => ({ ...sample, share: ratio(weights[i] * spread, whole) }))
    .sort((a, b) => b.L_equiv - a.L_equiv);
}

/**
 * The rows of a sample with the largest L_equiv.
 *
 * @param rows - the sums of each
 */
export function worstRows(
  rows: Sums,
  design: Design,
  nameOf: (row: number) => string,
  count: number,
): RowShare[] {
  const { loss, equiv } = fromVariance(rows, design);
  const whole = equiv.reduce((sum, value) => sum + value, 0);
  const order = Uint32Array.from(equiv.keys()).sort((a, b) => equiv[b] - equiv[a]);
  return Array.from(order.subarray(0, count), (row) => ({
    name: nameOf(row),
    L: loss[row] / rows.terms[row],
    L_equiv: equiv[row] / rows.terms[row],
    percent: 100 * ratio(equiv[row], loss[row]),
    share: ratio(equiv[row], whole),
  }));
}
