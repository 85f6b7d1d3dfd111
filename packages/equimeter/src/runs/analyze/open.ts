import type { Batch } from "../../data/index.js";
import { UserError } from "../../errors.js";
import { type Design, enumerate, type Group, independent } from "../../groups/index.js";
import type { Loss } from "../../measure/index.js";
import type { Model } from "../../models/model.js";
import { designOf } from "../design.js";
import { measuredBy, type NamedBatches, type Part, type Task } from "../tasks/index.js";
import { openTrained, type Trained } from "../trained.js";
import { readRecord } from "../folder/record.js";
import { isDeclaration } from "../declared/file.js";
import { openDeclared } from "./open-declared.js";
import { stepOfTraining } from "./training-step.js";
import { usualParameters } from "./usual-parameters.js";
import { analysisFile, type Analyzed, type AnalyzeOptions, type Titled } from "./analysis.js";

/**
 * Where a run keeps an analysis of its loss, without the ending: `analysisFile` by time and rotations too,
 * such as `hessian-initial-t-0.9-rotations-10`.
 */
export function lossFile(
  folder: string,
  verb: string,
  options: LossOptions,
  own: readonly (string | false)[] = [],
): string {
  const { t, rotations } = options;
  return analysisFile(folder, verb, options, [
    t !== undefined && `t-${t}`,
    rotations !== undefined && `rotations-${rotations}`,
    ...own,
  ]);
}

/** What analyses of the loss are told. */
export interface LossOptions extends AnalyzeOptions {
  /** Of a flow: the time that is looked at, from 0 to below 1. Default: 0.5 */
  readonly t?: number;
  /**
   * Independent group elements for each sample, as in the paper. Default: the run's
   * `monitor.design`; groups of a few elements are enumerated by it.
   */
  readonly rotations?: number;
}

/** What an analysis of the loss looks at: a run as a checkpoint left it, or a model that a file declares. */
export interface LookedAt extends Titled, Pick<Trained, "model" | "measured"> {
  /** Tells one state of it from others, besides the step. */
  readonly id: string;
  /** Patterns of the parameters that an analysis looks at by itself. @throws UserError where none are known */
  readonly usualParameters: () => readonly string[];
  /** The length of some training steps of `size` numbers. @throws UserError where it is not known */
  readonly usualStep: (size: number) => number;
  /** Its inputs hold noise, of which there are other draws. */
  readonly hasNoise: boolean;
}

/** A run of any kind, or a declared model, opened for one analysis of its loss. */
export interface OpenLoss<
  Options extends LossOptions,
  Looked extends Titled = LookedAt,
> extends Analyzed<Options, Looked> {
  /** Undefined where there is no flow. */
  readonly t: number | undefined;
  readonly design: Design;
  /** What functions of `measure` are told besides batches and a seed. */
  readonly given: ReturnType<typeof measuredBy> & {
    readonly model: Model;
    readonly design: Design;
    readonly loss?: Loss;
  };
  readonly part: Part;
  /**
   * Samples of the part, on the device.
   *
   * @param first - number of the first
   * @param draw - of the noise; 0 is the one that the monitor has
   * @throws UserError where there are none left
   */
  readonly batchesOf: (count: number, first?: number, draw?: number) => NamedBatches;
}

/** The same of a run alone, of which more is known. */
export type OpenRunLoss<Options extends LossOptions> = OpenLoss<Options, Trained>;

/**
 * Opens a run, or the model that a file declares.
 *
 * @throws UserError as `openRunLoss` does, and for declarations that do not fit
 */
export async function openLoss<Options extends LossOptions>(
  folder: string,
  options: Options,
): Promise<OpenLoss<Options>> {
  if (isDeclaration(folder)) return openDeclared(folder, options);
  const run = await openRunLoss(folder, options);
  const { trained } = run;
  const { config } = trained;
  const looked: LookedAt = {
    ...trained,
    id: readRecord(folder).id,
    usualParameters: () => usualParameters(config),
    usualStep: (size) => stepOfTraining(folder, trained, size),
    hasNoise: config.data.kind !== "forces",
  };
  return { ...run, trained: looked };
}

/** @throws UserError for a damaged run, one without the checkpoint, and for a time where there is none */
export async function openRunLoss<Options extends LossOptions>(
  folder: string,
  options: Options,
): Promise<OpenRunLoss<Options>> {
  if (isDeclaration(folder))
    throw new UserError(
      `${folder} declares a model, and this analysis is of runs: hessian, landscape and samples understand it`,
    );
  const trained = await openTrained(folder, options);
  const { task, config, model, device } = trained;
  const t = timeOf(trained, folder, options.t);
  const part = (await trained.data())[options.split];
  const design = elementsOf(task, trained, options.rotations);
  return {
    folder,
    options,
    trained,
    t,
    design,
    given: { ...measuredBy(task, config), model, design },
    part,
    batchesOf(count, first = 0, draw = 0) {
      if (first >= part.length)
        throw new UserError(
          `the ${options.split} part of ${folder} has ${part.length} samples, none from number ` +
            `${first + 1} on: ask for fewer, or for another part with --split`,
        );
      return part.batches(count, device, t, { first, draw });
    },
  };
}

const usualTime = 0.5;

function timeOf({ task, config }: Trained, folder: string, t?: number): number | undefined {
  const isFlow = task.times?.(config) !== undefined;
  if (!isFlow && t !== undefined)
    throw new UserError(
      `${folder} is a run on ${config.data.kind}, which have no time: leave out --time`,
    );
  return isFlow ? (t ?? usualTime) : undefined;
}

function elementsOf(task: Task, { config }: Trained, rotations?: number): Design {
  if (rotations === undefined) return designOf(config.monitor.design);
  if (task.group.order === rotations) return enumerate({ group: task.group });
  return independent({ count: rotations, group: task.group });
}

/** @throws UserError for a number of rotations where all elements of a group are looked at anyway */
export function refuseRotationsOf(folder: string, group: Group, rotations?: number): void {
  if (group.order === undefined || rotations === undefined) return;
  throw new UserError(
    `${folder} turns by the ${group.order} elements of ${group.name}, all of which are looked at: ` +
      "leave out --rotations",
  );
}

/** Batches in another precision: whole numbers and booleans stay as they are. */
export function inPrecision(batch: Batch, dtype: "float32" | "float64"): Batch {
  return Object.fromEntries(
    Object.entries(batch).map(([field, values]) => [
      field,
      values.dtype.startsWith("float") ? values.to(dtype) : values,
    ]),
  );
}
