import type { Generator, nn } from "@equimeter/torch";

import type { Batch, Parts } from "../../data/index.js";
import type { Group } from "../../groups/index.js";
import type { Actions, Breakdown, DecomposeOptions } from "../../measure/index.js";
import type { Model } from "../../models/model.js";
import type { Epochs, Scales, TrainerOptions } from "../../train/index.js";
import type { ResolvedConfig } from "../config/schema.js";
import type { RunRecord } from "../folder/schema.js";

/**
 * A kind of experiment: what its data are, which models suit it, and how the group acts on their
 * inputs and outputs. Running, resuming and measuring know nothing else of it.
 */
export interface Task extends Actions {
  /** The output that is fitted and measured; batches hold its labels under the same name. */
  readonly target: string;
  /** Of test-time twirling. */
  readonly group: Group;
  /** Rows in one forward pass at most, where the default of `twist` is too many. */
  rowsPerPass?(config: ResolvedConfig): number;
  /** The report's breakdown of a measurement, where there is one. */
  readonly by?: TitledBreakdown;
  /** How losses are taken, where it is not as `decompose` does by itself. */
  readonly measure?: Pick<
    DecomposeOptions,
    "mask" | "reference" | "reduction" | "normalizedVariance"
  >;
  /** The times of a flow, at each of which is measured; undefined where there is no flow. */
  times?(config: ResolvedConfig): readonly number[] | undefined;
  /** The model of a configuration, untrained: its weights follow from the default generator's seed. */
  buildModel(config: ResolvedConfig): nn.Module & Model;
  /** What training runs in place of the model's `forward`, where the configuration asks for more. */
  trainingForward?(model: nn.Module & Model, config: ResolvedConfig): TrainerOptions["forward"];
  /** @throws UserError for everything that is wrong with the data */
  load(config: ResolvedConfig, report?: Report): Promise<TaskData>;
  /**
   * The samples of a file that is not part of a run.
   *
   * @param limit - no more are asked for, so that others need not be read
   */
  loadFile(path: string, config: ResolvedConfig, limit?: number): Promise<Part>;
}

/** Hears of work that takes long, in a few words. */
export type Report = (message: string) => void;

/** A breakdown, and what its parts are: "element". */
export interface TitledBreakdown extends Breakdown {
  readonly of: string;
}

/** The data of a run, split. */
export interface TaskData extends Parts<Part> {
  readonly train: TrainingPart;
  /** Tells an untrained model in which units to answer. @returns the sizes of the labels */
  fit(model: nn.Module & Model): Scales;
  /** What `run.json` keeps of them. */
  readonly record: Pick<RunRecord, "data" | "split" | "references">;
  readonly split: FileSplit;
  /** What a reader of the run should know of the data, or null. */
  warning(): string | null;
}

/** Samples by number. */
export interface Part {
  readonly length: number;
  name(index: number): string;
  /**
   * The first samples, at most `count`, in batches on a device, the same ones each time.
   *
   * @param t - of a flow, from 0 to below 1
   */
  batches(
    count: number | undefined,
    device: string,
    t?: number,
    choice?: BatchChoice,
  ): NamedBatches;
}

/** Where other samples, or the same ones under other noise, are asked for. */
export interface BatchChoice {
  /** The number of the first sample. Default: 0 */
  readonly first?: number;
  /** Which draw of the noise, where there is any. Default: 0, that of all measurements of a run */
  readonly draw?: number;
}

export interface NamedBatches {
  readonly batches: Batch[];
  /** Of the samples, over all batches. */
  readonly names: string[];
  /** Of proteins: the letters of each sample, of its window where there is one. */
  readonly sequences?: readonly string[];
  /** Of a flow: the loss of a linear filter along the chain, which turns with it whatever it knows. */
  readonly lossLinear?: number;
}

export interface TrainingPart extends Part {
  /** Some samples as one batch, with whatever is random about them drawn from the generator. */
  batch(indices: readonly number[], generator: Generator, device: string): Batch;
  /** Which samples each epoch has, where it is not all of them in random order. */
  epochs?(options: {
    readonly batchSize: number;
    readonly epochSize: number | null;
    readonly seed: number;
  }): Epochs;
}

/** Which samples of the training file are in which part. */
export interface FileSplit {
  readonly indices: Parts<readonly number[]>;
  /** How many the file has. */
  readonly structures: number;
  /** Where the parts were drawn. */
  readonly seed?: number;
}
