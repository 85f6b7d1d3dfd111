import { chooseParameters, withOnly } from "../../analyze/choose-parameters.js";
import {
  type Propositions,
  propositions,
  smoothnessAt,
  type SmoothnessReport,
} from "../../analyze/gradients/index.js";
import { lossParts } from "../../measure/index.js";
import { type Analysis, patternsName, writeAnalysis } from "./analysis.js";
import { alongTraining, type Moment } from "./gradients-course.js";
import { lossFile, type LossOptions, openRunLoss } from "./open.js";

export interface BoundsOptions extends Omit<LossOptions, "checkpoint"> {
  /** Checkpoints at most, evenly spread. Default: all that are kept, and the initial weights */
  readonly points?: number;
  /** Names of parameters, or patterns with stars. Default: all */
  readonly parameters?: readonly string[];
  /** Products with each of the two Hessians of a checkpoint. */
  readonly lanczosSteps: number;
  readonly onProgress?: (message: string) => void;
}

export interface BoundsResult {
  /** Of the last point. */
  readonly step: number;
  readonly design: string;
  readonly passes: number;
  readonly samples: number;
  /** Of a flow. */
  readonly t: number | null;
  readonly points: readonly (SmoothnessReport & Moment)[];
  readonly measuredWith: object;
  readonly propositions: Propositions;
}

export type BoundsAnalysis = Analysis<BoundsResult, BoundsOptions>;

/** Where a run keeps it, without the ending. */
export function boundsFile(folder: string, options: BoundsOptions): string {
  const { parameters, points } = options;
  return lossFile(folder, "gradients-bounds", options, [
    parameters !== undefined && patternsName(parameters),
    points !== undefined && `points-${points}`,
  ]);
}

/**
 * Both sides of the bounds of propositions 2 and 3 (section 4.1 and appendix C of the paper) along a run's training, with
 * constants estimated at its checkpoints. Samples and group elements are fixed, and the parts of the loss are those over them, for which
 * the propositions hold as they do for expectations. Writes `analysis/gradients-bounds.json`; see `alongTraining`
 * for what is kept.
 *
 * @throws UserError for a damaged run, parameters that it does not have, and options that do not suit it
 */
export async function analyzeBounds(
  folder: string,
  options: BoundsOptions,
): Promise<BoundsAnalysis> {
  const { points: most, onProgress, ...settings } = options;
  const run = await openRunLoss(folder, { ...settings, checkpoint: "initial" });
  const { trained, given, t, design } = run;
  const { batches, names } = run.batchesOf(settings.samples);
  const { seed, lanczosSteps } = settings;
  const chosen = chooseParameters(trained.model, settings.parameters ?? ["*"]);
  const file = boundsFile(folder, options);
  const course = alongTraining(
    {
      folder,
      trained,
      file,
      whole: boundsFile(folder, settings),
      settings: { ...settings, t: t ?? null, design: design.name },
      most,
    },
    (number, all) =>
      withOnly(trained.model, chosen.tensors, () =>
        smoothnessAt({
          parts: () => lossParts({ ...given, batches, seed }),
          parameters: chosen.tensors,
          lanczosSteps,
          seed,
          onProduct: (done, products) =>
            onProgress?.(`bounds, checkpoint ${number}/${all}, product ${done}/${products}`),
        }),
      ),
  );
  const { points, measuredWith } = course;
  const result: BoundsResult = {
    step: points.at(-1)!.step,
    design: design.name,
    passes: design.passes,
    samples: names.length,
    t: t ?? null,
    points,
    measuredWith,
    propositions: propositions(points),
  };
  const analysis = writeAnalysis(file, { folder, options, trained }, result);
  course.finish();
  return analysis;
}
