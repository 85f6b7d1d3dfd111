import {
  equivOf,
  type HeadFactors,
  type HeadPoint,
  type HeadReport,
  headReport,
  measureHead,
} from "../../analyze/head/index.js";
import { UserError } from "../../errors.js";
import { Escaip } from "../../models/escaip/index.js";
import type { WeightsKind } from "../../train/index.js";
import { type Analysis, analysisFile, writeAnalysis } from "./analysis.js";
import { type AlongOptions, openCheckpoints, weightsKinds } from "./parameters-checkpoints.js";

export interface HeadOptions extends AlongOptions {
  readonly onProgress?: (message: string) => void;
}

export interface HeadResult {
  /** Structures and atoms that L_equiv is of. */
  readonly structures: number;
  readonly atoms: number;
  readonly weights: Readonly<Record<WeightsKind, HeadReport>>;
}

export type HeadAnalysis = Analysis<HeadResult, HeadOptions>;

/** Where a run keeps it, without the ending. */
export function headFile(folder: string, options: HeadOptions): string {
  const { checkpoints, smooth } = options;
  return analysisFile(folder, "head", options, [
    checkpoints !== undefined && `checkpoints-${checkpoints}`,
    smooth !== undefined && `smooth-${smooth}`,
  ]);
}

/**
 * How far the force head of EScAIP is from equal rows and what that costs, exactly, at every checkpoint that
 * was kept and with every kind of weights (section 4.2, theorem 4 and figures 9 and 10 of the paper). Writes
 * `analysis/head.json`.
 *
 * @throws UserError for a run of another model, a damaged one, and one with too few checkpoints
 */
export async function analyzeHead(folder: string, options: HeadOptions): Promise<HeadAnalysis> {
  const { split, samples, onProgress } = options;
  const checkpoints = await openCheckpoints(folder, options);
  const { initial, steps } = checkpoints;
  if (!(initial.model instanceof Escaip))
    throw new UserError(
      `${folder} is a run of ${initial.config.model.kind}: the head that is looked at exactly is EScAIP's; ` +
        "for other models there is analyze parameters",
    );
  const part = (await initial.data())[split];
  const { batches } = part.batches(samples, initial.device);
  const measure = (step: number, weights: WeightsKind): HeadFactors =>
    checkpoints.at({ step, weights }, (model) => measureHead(model as Escaip, batches));
  const first = measure(0, "raw");
  const visits = weightsKinds.map((weights) => {
    const points = steps.map((step): HeadPoint => {
      onProgress?.(`${weights} weights, step ${step}`);
      const { deviations, gram, ...state } = step === 0 ? first : measure(step, weights);
      const headAlone = equivOf(deviations, first.gram);
      const trunkAlone = equivOf(first.deviations, gram);
      if (step > 0) for (const tensor of [deviations, gram]) tensor.dispose();
      return { step, ...state, headAlone, trunkAlone };
    });
    return [weights, headReport(points, options)] as const;
  });
  const result: HeadResult = {
    structures: Math.min(samples, part.length),
    atoms: batches.reduce((sum, { positions }) => sum + positions.shape[0], 0),
    weights: Object.fromEntries(visits) as HeadResult["weights"],
  };
  const trained = { ...initial, step: steps.at(-1)! };
  return writeAnalysis(headFile(folder, options), { folder, options, trained }, result);
}
