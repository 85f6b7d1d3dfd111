import { UserError } from "../errors.js";
import { decompose, type Report } from "../measure/index.js";
import { designConfigSchema } from "../measure/design-config.js";
import type { WeightsKind } from "../train/index.js";
import type { ResolvedConfig } from "./config/schema.js";
import { designOf } from "./design.js";
import { measuredBy } from "./tasks/index.js";
import { openTrained, type TrainedOptions } from "./trained.js";

export interface MeasureOptions extends TrainedOptions {
  readonly split: "train" | "validation" | "test";
  /** A file to measure on instead of the run's own data. */
  readonly data?: string;
  readonly samples?: number;
  /** Keys of a design that differ from the run's `test.design`. */
  readonly design: Record<string, unknown>;
  readonly seed: number;
}

/** A report with where it comes from. `parts` are the elements. */
export interface RunReport extends Report {
  readonly run: string;
  readonly step: number;
  readonly weights: WeightsKind;
  readonly data: string;
}

/**
 * Measures the model of a run as one of its checkpoints left it.
 *
 * @throws UserError for a damaged run, one without a checkpoint, and for data that does not fit
 */
export async function measureRun(folder: string, options: MeasureOptions): Promise<RunReport> {
  const trained = await openTrained(folder, options);
  const { config, task, model, step, device } = trained;
  const design = designOf(parseDesign(config, options.design));
  const part =
    options.data === undefined
      ? (await trained.data())[options.split]
      : await task.loadFile(options.data, config, options.samples);
  const report = trained.measured(() =>
    decompose({
      ...measuredBy(task, config),
      ...(task.by && { by: task.by }),
      ...part.batches(options.samples, device),
      model,
      design,
      seed: options.seed,
    }),
  );
  const data = options.data ?? `${options.split} part of ${config.data.train}`;
  const parts = report.parts.filter(({ L }) => Number.isFinite(L));
  return { ...report, parts, run: folder, step, weights: options.weights, data };
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
