import { loadSafetensors, type nn, optim, setNumThreads, tidy } from "@equimeter/torch";
import { join } from "node:path";

import { UserError } from "../errors.js";
import { decompose, type Report } from "../measure/index.js";
import { designConfigSchema } from "../measure/design-config.js";
import { withWeights, type WeightsKind } from "../train/index.js";
import { bestCheckpoint, type Checkpoint, latestCheckpoint } from "./folder/checkpoints.js";
import type { ResolvedConfig } from "./config/schema.js";
import { refuseDamage } from "./folder/damage.js";
import { designOf } from "./design.js";
import { deviceOf } from "./device.js";
import { openRun } from "./folder/folder.js";
import { measuredBy, taskOf } from "./tasks/index.js";

export interface MeasureOptions {
  readonly weights: WeightsKind;
  /** The newest checkpoint, or the one with the lowest monitored L. Default: last */
  readonly checkpoint?: "last" | "best";
  readonly split: "train" | "validation" | "test";
  /** A file to measure on instead of the run's own data. */
  readonly data?: string;
  readonly samples?: number;
  /** Keys of a design that differ from the run's `test.design`. */
  readonly design: Record<string, unknown>;
  readonly seed: number;
  /** Default: `cpu`, wherever the run was trained. */
  readonly device?: string;
}

/** A report with where it comes from. `parts` are the elements. */
export interface RunReport extends Report {
  readonly run: string;
  readonly step: number;
  readonly weights: WeightsKind;
  readonly data: string;
}

/**
 * Measures the model of a run's last or best checkpoint.
 *
 * @throws UserError for a damaged run, one without a checkpoint, and for data that does not fit
 */
export async function measureRun(folder: string, options: MeasureOptions): Promise<RunReport> {
  const { config } = openRun(folder);
  const best = options.checkpoint === "best";
  const checkpoint = best ? bestCheckpoint(folder) : latestCheckpoint(folder);
  if (!checkpoint)
    throw new UserError(`${folder} has no complete checkpoint yet: let it train for longer`);
  const design = designOf(parseDesign(config, options.design));
  setNumThreads(config.threads);
  const device = deviceOf({ device: options.device ?? "cpu" });
  const task = taskOf(config);
  const part =
    options.data === undefined
      ? (await task.load(config))[options.split]
      : await task.loadFile(options.data, config, options.samples);
  const model = task.buildModel(config);
  const ema = new optim.ExponentialMovingAverage(model.namedParameters(), config.train.emaDecay);
  loadWeights(checkpoint, model, ema);
  model.to({ device });
  const report = withWeights(options.weights, model, ema, () =>
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
  const { step } = checkpoint;
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

/** @throws UserError when the files are damaged or of another model */
function loadWeights(
  { folder, state }: Checkpoint,
  model: nn.Module,
  ema: optim.ExponentialMovingAverage,
): void {
  refuseDamage(folder, () =>
    tidy(() => {
      model.loadStateDict(loadSafetensors(join(folder, "model.safetensors")).tensors);
      ema.loadStateDict({
        tensors: loadSafetensors(join(folder, "ema.safetensors")).tensors,
        numbers: { updates: state.emaUpdates, decay: ema.decay },
      });
    }),
  );
}
