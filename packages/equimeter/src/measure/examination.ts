import type { Design } from "../groups/design.js";
import type { Precision } from "./adaptive.js";
import type { DecomposeOptions } from "./decompose.js";
import type { Kept } from "./kept.js";
import type { Reference } from "./reference.js";
import type { FieldReport } from "./report.js";
import type { SamplePart } from "./sample-parts.js";
import type { SpreadReport } from "./spread.js";

export interface ExamineOptions extends Pick<
  DecomposeOptions,
  | "model"
  | "batches"
  | "inputs"
  | "outputs"
  | "group"
  | "loss"
  | "reduction"
  | "centre"
  | "seed"
  | "resamples"
  | "names"
  | "clusters"
  | "by"
  | "mask"
  | "rowsPerPass"
  | "randomness"
  | "skipDeterminismCheck"
> {
  /** Default: `designFor` the group. With a `precision`, the orbits that are taken again and again. */
  readonly design?: Design;
  /**
   * The field of the batch that holds the label of an output. By default the field of the output's own
   * name, where the batch has it and it is no input. Outputs may go without.
   */
  readonly labels?: Readonly<Record<string, string>>;
  /** What `explained` compares with, for all outputs. Default `zero`. */
  readonly reference?: "zero" | "constant";
  /** The same for single outputs, fields of the batch among them. */
  readonly references?: Readonly<Record<string, Reference>>;
  /** Go on until the rotation error is that small. */
  readonly precision?: Precision;
  /** Where finished parts lie, so that a measurement that broke off goes on. */
  readonly kept?: Kept;
  /** How many of the worst samples are named. Default 5. */
  readonly worst?: number;
  /** Hears of every batch: twisted predictions done, and in all; null while that is not known. */
  readonly progress?: (done: number, total: number | null) => void;
}

/** What is known about a model's outputs, whether there are labels or not. */
export interface Examination {
  /** The decomposition of the loss, for outputs with a label. */
  readonly fields: Readonly<Record<string, FieldReport>>;
  /** The spread against the output's own size, for all outputs. */
  readonly spreads: Readonly<Record<string, SpreadReport>>;
  /**
   * What rounding alone would show as percent, for outputs in squared error; null otherwise, without a
   * label, and where nothing turns.
   */
  readonly floatFloor: Readonly<Record<string, number | null>>;
  /** The samples of the largest L_equiv, for all outputs, worst first. */
  readonly worst: Readonly<Record<string, readonly SamplePart[]>>;
  /** By part of the breakdown, for outputs with a row for each of its rows. */
  readonly parts: Readonly<Record<string, readonly SamplePart[]>>;
  readonly group: string;
  readonly law: "haar" | "probe";
  readonly design: string;
  /** Twisted predictions of each sample. */
  readonly passes: number;
  readonly samples: number;
  /** Null where it was not checked. */
  readonly deterministic: boolean | null;
  /** Forward passes of a batch: `passes` for each, and two for the check of determinism. */
  readonly forwardPasses: number;
  readonly seconds: number;
  /** Biases of the estimators, in words, once each. */
  readonly bias: readonly string[];
  /** How the precision was reached; null where none was asked for. */
  readonly precision: ReachedPrecision | null;
}

export interface ReachedPrecision {
  /** Asked for, in points of percent. */
  readonly asked: number;
  /**
   * The rotation error that was found, of the output that is known worst. Where few samples and
   * replicates tell it, it is wider than the report's by what Student's law is wider than the normal.
   */
  readonly error: number;
  readonly reached: boolean;
  /** Passes of each round. */
  readonly rounds: readonly number[];
}
