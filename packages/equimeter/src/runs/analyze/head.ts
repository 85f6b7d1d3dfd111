import {
  equivOf,
  type HeadPoint,
  type HeadReport,
  headReport,
  measureHead,
} from "../../analyze/head/index.js";
import { UserError } from "../../errors.js";
import { Escaip } from "../../models/escaip/index.js";
import type { WeightsKind } from "../../train/index.js";
import { openTrained } from "../trained.js";
import { type Analysis, analysisFile, writeAnalysis } from "./analysis.js";
import { alongTraining } from "./gradients-course.js";
import { alongNames, type AlongOptions, eachKind, relationOptions } from "./parameters-kinds.js";

export interface HeadOptions extends AlongOptions {
  readonly onProgress?: (message: string) => void;
}

export interface HeadResult {
  /** Of the last point. */
  readonly step: number;
  /** Structures and atoms that L_equiv is of. */
  readonly samples: number;
  readonly atoms: number;
  readonly weights: Readonly<Record<WeightsKind, HeadReport>>;
}

export type HeadAnalysis = Analysis<HeadResult, HeadOptions>;

/** Where a run keeps it, without the ending. */
export function headFile(folder: string, options: HeadOptions): string {
  return analysisFile(folder, "head", options, alongNames(options));
}

/**
 * How far the force head of EScAIP is from equal rows and what that costs, exactly, at every checkpoint that
 * was kept and with every kind of weights (section 4.2, theorem 4 and figures 9 and 10 of the paper). Writes
 * `analysis/head.json`; what was done of an analysis that broke off is taken up.
 *
 * @throws UserError for a run of another model and a damaged one
 */
export async function analyzeHead(folder: string, options: HeadOptions): Promise<HeadAnalysis> {
  const { split, samples, points: most, device, onProgress } = options;
  const where = device === undefined ? {} : { device };
  const initial = await openTrained(folder, { ...where, weights: "raw", checkpoint: "initial" });
  const part = (await initial.data())[split];
  const { batches, names } = part.batches(samples, initial.device);
  const first = initial.measured(() => measureHead(escaipOf(initial.model, folder), batches));
  const file = headFile(folder, options);
  const how = relationOptions(options);
  const courses = await eachKind(folder, options, (trained, weights) => {
    const settings = { weights, samples, split };
    const course = alongTraining(
      { folder, trained, file: `${file}-${weights}`, settings, most },
      (number, all) => {
        onProgress?.(`${weights} weights, checkpoint ${number}/${all}`);
        const model = escaipOf(trained.model, folder);
        const { deviations, gram, ...state } = measureHead(model, batches);
        const headAlone = equivOf(deviations, first.gram);
        const trunkAlone = equivOf(first.deviations, gram);
        for (const tensor of [deviations, gram]) tensor.dispose();
        return { ...state, headAlone, trunkAlone };
      },
    );
    return { course, report: headReport(course.points satisfies readonly HeadPoint[], how) };
  });
  const { raw, ema, "ema-debiased": debiased } = courses;
  const result: HeadResult = {
    step: raw.report.points.at(-1)!.step,
    samples: names.length,
    atoms: batches.reduce((sum, { positions }) => sum + positions.shape[0], 0),
    weights: { raw: raw.report, ema: ema.report, "ema-debiased": debiased.report },
  };
  const analysis = writeAnalysis(file, { folder, options, trained: initial }, result);
  for (const { course } of Object.values(courses)) course.finish();
  return analysis;
}

/** @throws UserError for another model */
function escaipOf(model: object, folder: string): Escaip {
  if (model instanceof Escaip) return model;
  throw new UserError(
    `${folder} is no run of escaip, whose force head is what is looked at exactly: for other models there is ` +
      "analyze parameters",
  );
}
