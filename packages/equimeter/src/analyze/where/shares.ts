import type { Design } from "../../groups/design.js";
import { bootstrap } from "../../measure/bootstrap.js";
import { fromVariance } from "../../measure/estimators.js";
import { type Estimate, ratio } from "../../measure/report.js";
import { type Sums, sumOf } from "../../measure/sums.js";

/** One class of rows. Shares are from 0 to 1, of all rows that have a class; null where unknowable. */
export interface PartShare {
  readonly name: string;
  /** Of all components, each sample by its weight. */
  readonly size: number;
  /** Of all L_equiv, with a 95 % interval over samples. */
  readonly share: number;
  readonly shareInterval: readonly [number, number];
  /** Means over components of the class. */
  readonly L: number;
  readonly L_equiv: number;
  /** 100 · L_equiv / L */
  readonly percent: Estimate;
  /** Mean square of the label's components. */
  readonly label: number;
}

export interface SharesOptions {
  readonly design: Design;
  readonly classes: readonly string[];
  /** What the sums of each sample count. [samples] */
  readonly weights: Float64Array;
  /** What the classes count against one another, where they are not parts of one sum. [classes] */
  readonly scales?: readonly number[];
  readonly resamples: number;
  readonly seed: number;
}

/**
 * The loss by classes of rows: ratios of sums over samples, whose parts add up to the whole. Classes
 * without rows are left out.
 *
 * @param sums - of each sample and class in squared error, sample after sample
 */
export function sharesOf(sums: Sums, options: SharesOptions): PartShare[] {
  const { design, classes, weights, scales = classes.map(() => 1), ...chance } = options;
  const { loss, equiv, rotationVariance } = fromVariance(sums, design);
  const samples = weights.length;
  /** Of each sample what it counts. [samples] */
  const ofPart = (values: Float64Array, part: number) =>
    weights.map((weight, sample) => weight * values[sample * classes.length + part]);
  const parts = classes.map((name, part) => ({
    name,
    part,
    terms: ofPart(sums.terms, part),
    loss: ofPart(loss, part),
    equiv: ofPart(equiv, part).map((value) => scales[part] * value),
    label: ofPart(sums.lossZero, part),
  }));
  const all = (key: "terms" | "equiv") =>
    weights.map((_, sample) => parts.reduce((sum, one) => sum + one[key][sample], 0));
  const [terms, whole] = [sumOf(all("terms")), all("equiv")];
  return parts
    .filter((one) => sumOf(one.terms) > 0)
    .map(({ name, part, ...of }): PartShare => {
      const [count, lossSum] = [sumOf(of.terms), sumOf(of.loss)];
      const equivSum = sumOf(of.equiv) / scales[part];
      const fraction = ratio(equivSum, lossSum);
      const variance = rotationVariance(fraction).reduce(
        (sum, value, at) =>
          at % classes.length === part
            ? sum + weights[Math.floor(at / classes.length)] ** 2 * value
            : sum,
        0,
      );
      // Samples without a row of this class say nothing of it.
      const having = Array.from(of.terms.keys()).filter((sample) => of.terms[sample] > 0);
      const percent = bootstrap(
        having.length,
        (counts) =>
          (100 / scales[part]) *
          ratio(counted(of.equiv, counts, having), counted(of.loss, counts, having)),
        chance,
      );
      const share = bootstrap(
        samples,
        (counts) => ratio(counted(of.equiv, counts), counted(whole, counts)),
        chance,
      );
      return {
        name,
        size: count / terms,
        share: ratio(sumOf(of.equiv), sumOf(whole)),
        shareInterval: share.ci95,
        L: lossSum / count,
        L_equiv: equivSum / count,
        percent: {
          value: 100 * fraction,
          rotationError: lossSum === 0 ? 0 : (100 * Math.sqrt(variance)) / lossSum,
          sampleError: percent.error,
          ci95: percent.ci95,
        },
        label: sumOf(of.label) / count,
      };
    });
}

/** The sum over samples, each as often as it counts; of some of them where `which` says so. */
function counted(values: Float64Array, counts: Float64Array, which?: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += counts[i] * values[which ? which[i] : i];
  return sum;
}
