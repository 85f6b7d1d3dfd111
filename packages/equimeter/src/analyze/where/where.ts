import { UserError, nearest } from "../../errors.js";
import type { Looked } from "../../measure/collect.js";
import { decompose, type DecomposeOptions, type Report } from "../../measure/decompose.js";
import { fromVariance } from "../../measure/estimators.js";
import { regroup } from "../../measure/regroup.js";
import { sampleWeights } from "../../measure/report.js";
import { concatenate, type Sums } from "../../measure/sums.js";
import type { RowBreakdown, SampleRows } from "./breakdown.js";
import { type Concentration, Concentrations } from "./concentration.js";
import { sumsOfRows } from "./row-sums.js";
import { type SamplePredictions, samplesOf } from "./samples.js";
import { type PartShare, sharesOf } from "./shares.js";
import { type RowShare, type SampleShare, sampleShares, worstRows } from "./worst.js";

export interface WhereOptions<Portrait> extends Omit<
  DecomposeOptions,
  "by" | "look" | "loss" | "names" | "clusters" | "centre"
> {
  readonly names: readonly string[];
  readonly breakdowns: readonly RowBreakdown[];
  /** Whether each component of what the model predicts is a row, as voxels are. Default: false */
  readonly isEachComponent?: boolean;
  /** What a row of a sample is called. */
  readonly nameOf: (sample: SampleRows, row: number) => string;
  /** The sample that is looked at closely, by name. Default: that of the largest L_equiv */
  readonly sample?: string;
  /** What is kept of that sample; where it is the worst one, made of those before it too. */
  readonly portray?: (given: Portrayed) => Portrait;
  /** Hears of every sample. */
  readonly onSample?: (done: number, all: number) => void;
}

/** A sample with all its twisted predictions, and L_equiv of each row, a sum over its components. */
export interface Portrayed extends SamplePredictions {
  readonly equiv: Float64Array;
}

/** Where L_equiv is. */
export interface Where<Portrait> {
  /** As `decompose` gives it, of the same passes. */
  readonly loss: Report;
  /** Of all samples. */
  readonly rows: number;
  readonly breakdowns: readonly BreakdownShares[];
  readonly concentration: readonly Concentration[];
  /** The samples of the largest L_equiv. */
  readonly worst: readonly SampleShare[];
  /** The one that is looked at closely, and its rows of the largest L_equiv. */
  readonly sample: SampleShare & { readonly worstRows: readonly RowShare[] };
  /** Null where none was asked for. */
  readonly portrait: Portrait | null;
}

/** One breakdown; its parts add up to the whole. */
export interface BreakdownShares {
  readonly name: string;
  readonly title: string;
  /** Whether its parts are of waves, not of rows. */
  readonly isOfWaves: boolean;
  readonly parts: readonly PartShare[];
}

const fractions = [0.01, 0.1];
const worstCount = 10;

/** The sample that is looked at closely, as far as all have been seen. */
interface Closest<Portrait> {
  readonly name: string;
  readonly L_equiv: number;
  readonly worstRows: readonly RowShare[];
  readonly portrait: Portrait | null;
}

/**
 * Takes the squared error and its L_equiv (section 2.1 of the paper) apart row by row, all breakdowns in
 * one pass over the twisted predictions.
 *
 * @throws UserError as `decompose` does, and for a sample that there is not
 */
export function where<Portrait = never>(options: WhereOptions<Portrait>): Where<Portrait> {
  const { breakdowns, design, names, sample: wanted } = options;
  const { reduction = "pooled", resamples = 1000, seed = 0 } = options;
  if (wanted !== undefined && !names.includes(wanted)) throw unknownSample(wanted, names);
  const parts: Sums[][] = breakdowns.map(() => []);
  const samples: { name: string; rows: number; sums: Sums }[] = [];
  const concentrations = new Concentrations(design);
  let closest: Closest<Portrait> | undefined;

  const take = (given: SamplePredictions): void => {
    const { sample } = given;
    const rows = sumsOfRows(given.twisted, given.label, design);
    const sums = regroup(rows, new Uint8Array(rows.groups), 1);
    const name = names[sample.number];
    samples.push({ name, rows: rows.groups, sums });
    concentrations.add(rows, sampleWeights(sums, reduction)[0]);
    breakdowns.forEach((one, i) => parts[i].push(sumsOfClasses(one, given, rows, options)));
    const L_equiv = fromVariance(sums, design).equiv[0] / sums.terms[0];
    const isCloser =
      wanted === undefined
        ? !(closest && closest.L_equiv >= L_equiv)
        : name === wanted && closest === undefined;
    if (isCloser) closest = { name, L_equiv, ...closeUp(given, rows, options) };
    options.onSample?.(samples.length, names.length);
  };
  const look = (looked: Looked): void => {
    for (const given of samplesOf(looked, options.isEachComponent ?? false)) take(given);
  };

  const loss = decompose({ ...options, look });
  const weights = sampleWeights(concatenate(samples.map(({ sums }) => sums)), reduction);
  const shares = sampleShares(samples, weights, design);
  const { name, worstRows: rowsOfSample, portrait } = closest!;
  return {
    loss,
    rows: samples.reduce((sum, { rows }) => sum + rows, 0),
    breakdowns: breakdowns.map(({ classes, waves, ...one }, i) => ({
      name: one.name,
      title: one.title,
      isOfWaves: waves !== undefined,
      parts: sharesOf(concatenate(parts[i]), { design, classes, weights, resamples, seed }),
    })),
    concentration: fractions.map((fraction) => concentrations.at(fraction)),
    worst: shares.slice(0, worstCount),
    sample: { ...shares.find((one) => one.name === name)!, worstRows: rowsOfSample },
    portrait,
  };
}

function sumsOfClasses(
  breakdown: RowBreakdown,
  { sample, twisted, label }: SamplePredictions,
  rows: Sums,
  { design }: Pick<WhereOptions<unknown>, "design">,
): Sums {
  const { waves, classes } = breakdown;
  const sorted = waves
    ? sumsOfRows(waves(twisted, sample), waves(label.unsqueeze(0), sample).squeeze(0), design)
    : rows;
  return regroup(sorted, breakdown.classOf(sample), classes.length);
}

function closeUp<Portrait>(
  given: SamplePredictions,
  rows: Sums,
  { design, nameOf, portray }: WhereOptions<Portrait>,
): Pick<Closest<Portrait>, "worstRows" | "portrait"> {
  const { equiv } = fromVariance(rows, design);
  return {
    worstRows: worstRows(rows, design, (row) => nameOf(given.sample, row), worstCount),
    portrait: portray ? portray({ ...given, equiv }) : null,
  };
}

function unknownSample(name: string, names: readonly string[]): UserError {
  const guess = nearest(name, names);
  const [first] = names;
  return new UserError(
    `no sample that is looked at is called "${name}"; ` +
      (guess === null ? `the first is ${first}` : `did you mean ${guess}?`),
  );
}
