import { Generator, keep, noGrad, tidy } from "@equimeter/torch";

import type { Batch } from "../data/batch.js";
import { UserError } from "../errors.js";
import { type Design, icosahedralOrbits } from "../groups/design.js";
import { checkDeclared } from "./checks.js";
import { collect, type CollectOptions } from "./collect.js";
import { type Loss, meanSquaredError } from "./losses.js";
import { fieldReport, type FieldReport, type Reduction } from "./report.js";

export interface DesignErrorOptions extends Omit<CollectOptions, "design" | "by"> {
  readonly designs: readonly Design[];
  /** How often each design measures anew. Default 100. */
  readonly repetitions?: number;
  /** What the truth is measured with. Default `icosahedralOrbits({ replicates: 16 })`, 960 passes. */
  readonly reference?: Design;
  readonly loss?: Loss;
  readonly reduction?: Reduction;
  readonly seed?: number;
  /** Hears of every measurement. */
  readonly onMeasured?: (done: number, all: number) => void;
}

/** How well a design measures the percent of these samples. All relative to the true percent, in %. */
export interface DesignError {
  readonly design: string;
  readonly passes: number;
  /** Root mean square of the error over the repetitions, and the standard error of that. */
  readonly rmsError: number;
  readonly rmsUncertainty: number;
  /** Mean of the error, and the standard error of this mean. */
  readonly bias: number;
  readonly biasError: number;
  /** Mean of the rotation error that the design itself reports; NaN where it reports none. */
  readonly rotationError: number;
}

export interface DesignErrors {
  /** The percent that the reference found. Its error limits how small an `rmsError` can be seen. */
  readonly truth: { readonly percent: number; readonly rotationError: number };
  readonly designs: readonly DesignError[];
}

/**
 * Measures the same model on the same samples again and again with each design: which one has the
 * least error for its forward passes (the table of measure.md 2)?
 *
 * @throws UserError for fewer than two repetitions, for missing fields, and for a model without any
 *   error of symmetry, which leaves nothing to be relative to
 */
export function designErrors({
  designs,
  repetitions = 100,
  reference = icosahedralOrbits({ replicates: 16 }),
  seed = 0,
  onMeasured = () => undefined,
  ...options
}: DesignErrorOptions): DesignErrors {
  if (!Number.isInteger(repetitions) || repetitions < 2)
    throw new UserError(`an error needs two repetitions or more, got ${repetitions}`);
  checkDeclared({ ...options, design: reference });
  const batchInvariants = options.batchInvariants ?? invariantsOf(options);
  let done = 0;
  const measure = (design: Design, run: number) => {
    const percent = percentOf({ ...options, batchInvariants, design }, seed + run);
    onMeasured(++done, 1 + designs.length * repetitions);
    return percent;
  };

  const truth = measure(reference, 0);
  if (!(truth.value > 0))
    throw new UserError(`the model's percent is ${truth.value}: there is no error to measure`);
  return {
    truth: { percent: truth.value, rotationError: truth.rotationError },
    designs: designs.map((design) => {
      const runs = Array.from({ length: repetitions }, (_, i) => measure(design, i + 1));
      return {
        design: design.name,
        passes: design.passes,
        ...errorsOf(runs.map(({ value }) => 100 * (value / truth.value - 1))),
        rotationError: mean(runs.map(({ rotationError }) => (100 * rotationError) / truth.value)),
      };
    }),
  };
}

/** @param errors - of each repetition, two or more */
export function errorsOf(
  errors: readonly number[],
): Pick<DesignError, "rmsError" | "rmsUncertainty" | "bias" | "biasError"> {
  const squares = errors.map((error) => error ** 2);
  const rmsError = Math.sqrt(mean(squares));
  return {
    rmsError,
    rmsUncertainty: rmsError === 0 ? 0 : errorOfMean(squares) / (2 * rmsError),
    bias: mean(errors),
    biasError: errorOfMean(errors),
  };
}

function errorOfMean(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)) / (values.length - 1));
}

/** One measurement, without the errors over samples. */
function percentOf(
  options: CollectOptions & Pick<DesignErrorOptions, "loss" | "reduction">,
  seed: number,
): FieldReport["percent"] {
  const { design, target, loss = meanSquaredError, reduction = "pooled" } = options;
  const { samples } = collect(options, [{ name: target, loss }], new Generator(seed));
  const settings = {
    field: target,
    loss,
    reduction,
    reference: "zero",
    resamples: 2,
    seed,
  } as const;
  return fieldReport(samples[target], design, settings).percent;
}

function invariantsOf({
  model,
  batches,
}: Pick<CollectOptions, "model" | "batches">): (Batch | undefined)[] {
  return batches.map((batch) => {
    const shared = tidy(() => noGrad(() => model.invariants?.(batch)));
    for (const values of Object.values(shared ?? {})) keep(values);
    return shared;
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
