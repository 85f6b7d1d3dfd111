import { UserError } from "../errors.js";
import { decompose, type Report } from "../measure/index.js";
import { designConfigSchema } from "../measure/design-config.js";
import type { WeightsKind } from "../train/index.js";
import type { ResolvedConfig } from "./config/schema.js";
import { designOf } from "./design.js";
import { measuredBy, timesOf } from "./tasks/index.js";
import { openTrained, type Trained, type TrainedOptions } from "./trained.js";

export interface MeasureOptions extends TrainedOptions {
  readonly split: "train" | "validation" | "test";
  /** A file to measure on instead of the run's own data. */
  readonly data?: string;
  readonly samples?: number;
  /** Keys of a design that differ from the run's `test.design`. */
  readonly design: Record<string, unknown>;
  readonly seed: number;
  /** Of a flow: the one time to measure at, from 0 to below 1. Default: all of the run's `monitor.times` */
  readonly t?: number;
}

/** A report with where it comes from. */
export interface RunReport extends Report {
  readonly run: string;
  /** Of a flow. */
  readonly t?: number;
  /** Of a flow: the loss of a linear filter along the chain. */
  readonly lossLinear?: number;
  /** What `parts` are: "element". */
  readonly partsAre?: string;
  readonly step: number;
  readonly weights: WeightsKind;
  readonly data: string;
}

/**
 * Measures the model of a run as one of its checkpoints left it.
 *
 * @returns a report for each time of a flow, or one alone
 * @throws UserError for a damaged run, one without a checkpoint, and for data that does not fit
 */
export async function measureRun(folder: string, options: MeasureOptions): Promise<RunReport[]> {
  const trained = await openTrained(folder, options);
  const { config, task, model, step, device } = trained;
  const times = chosenTimes(trained, folder, options.t);
  const design = designOf(parseDesign(config, options.design));
  const { part, data } = await partToMeasure(trained, options);
  return trained.measured(() =>
    times.map((t): RunReport => {
      const { batches, names, lossLinear } = part.batches(options.samples, device, t);
      const report = decompose({
        ...measuredBy(task, config),
        ...(task.by && { by: task.by }),
        batches,
        names,
        model,
        design,
        seed: options.seed,
      });
      return {
        ...report,
        parts: report.parts.filter(({ L }) => Number.isFinite(L)),
        ...(task.by && { partsAre: task.by.of }),
        ...(t !== undefined && { t }),
        ...(lossLinear !== undefined && { lossLinear }),
        run: folder,
        step,
        weights: options.weights,
        data,
      };
    }),
  );
}

/** The data to measure on: a part of the run's own, or another file; and what they are, in words. */
export async function partToMeasure(
  { config, task, data }: Trained,
  options: Pick<MeasureOptions, "split" | "data" | "samples">,
) {
  if (options.data !== undefined)
    return { part: await task.loadFile(options.data, config, options.samples), data: options.data };
  const part = (await data())[options.split];
  return { part, data: `${options.split} part of ${config.data.train}` };
}

/** @throws UserError for a time where there is no flow */
export function chosenTimes({ task, config }: Trained, folder: string, t?: number) {
  if (t !== undefined && !task.times?.(config))
    throw new UserError(
      `${folder} is a run on ${config.data.kind}, which have no time: leave out --time`,
    );
  return t === undefined ? timesOf(task, config) : [t];
}

function parseDesign(config: ResolvedConfig, changes: Record<string, unknown>) {
  const { design } = config.test;
  const same = changes.kind === undefined || changes.kind === design.kind;
  const result = designConfigSchema.safeParse({ ...(same && design), ...changes });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  if (issue.code === "unrecognized_keys")
    throw new UserError(
      `--${issue.keys[0]} does not suit the design ${String(changes.kind ?? design.kind)}: leave it out`,
    );
  const at = issue.path.length > 0 ? `--${issue.path.join(".")}` : "--design";
  throw new UserError(`${at}: ${issue.message}`);
}
