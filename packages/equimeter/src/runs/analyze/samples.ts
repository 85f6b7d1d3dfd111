import { groupSamples, type GroupSamplesReport } from "../../analyze/samples/index.js";
import { type Analysis, writeAnalysis } from "./analysis.js";
import { lossFile, type LossOptions, openLoss, refuseRotationsOf } from "./open.js";

export interface SamplesOptions extends LossOptions {
  /** Designs have so many passes at most. */
  readonly mostPasses: number;
  /** How often each of them measures. */
  readonly repetitions: number;
  /** The last degree of rotation that is looked at. */
  readonly degrees: number;
  /** Hears what is under way, in a few words. */
  readonly onProgress?: (message: string) => void;
}

export interface RunSamples extends GroupSamplesReport {
  /** Of a flow; null for other runs. */
  readonly t: number | null;
}

export type SamplesAnalysis = Analysis<RunSamples, SamplesOptions>;

/** Where a run keeps it, without the ending; how precisely it was looked at is in no name. */
export const samplesFile = (folder: string, options: SamplesOptions): string =>
  lossFile(folder, "samples", options);

/**
 * How precisely few group elements measure a run's percent, by design, and how its twisted predictions
 * are distributed over the group; writes `analysis/samples.json`. `rotations` are the independent draws
 * that the latter is taken of, 480 where nothing is said.
 *
 * @throws UserError as `openLoss` and `groupSamples` do
 */
export async function analyzeSamples(
  folder: string,
  options: SamplesOptions,
): Promise<SamplesAnalysis> {
  const run = await openLoss(folder, options);
  const { samples, seed, rotations, mostPasses, repetitions, degrees, onProgress } = options;
  const { group } = run.design;
  refuseRotationsOf(folder, group, rotations);
  const { model, inputs, outputs, target, mask, reduction, rowsPerPass } = run.given;
  const { batches } = run.batchesOf(samples);
  const report = run.trained.measured(() =>
    groupSamples({
      model,
      inputs,
      outputs,
      target,
      batches,
      group,
      seed,
      mostPasses,
      repetitions,
      degrees,
      ...(mask !== undefined && { mask }),
      ...(reduction && { reduction }),
      ...(rowsPerPass !== undefined && { rowsPerPass }),
      ...(rotations !== undefined && { draws: rotations }),
      ...(onProgress && { onProgress }),
    }),
  );
  return writeAnalysis(samplesFile(folder, options), run, { t: run.t ?? null, ...report });
}
