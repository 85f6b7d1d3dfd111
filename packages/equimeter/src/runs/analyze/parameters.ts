import { writeAnalysis } from "./analysis.js";
import { lossFile, openRunLoss } from "./open.js";
import { along } from "./parameters-along.js";
import { near } from "./parameters-near.js";
import { alongNames } from "./parameters-kinds.js";
import type {
  ParametersAnalysis,
  ParametersOptions,
  ParametersResult,
} from "./parameters-result.js";

/** Where a run keeps it, without the ending. */
export function parametersFile(folder: string, options: ParametersOptions): string {
  const { part, kernels } = options;
  return lossFile(folder, "parameters", options, [
    kernels !== "commuting" && kernels,
    part !== "both" && part,
    ...alongNames(options),
  ]);
}

/**
 * Weights of layers with known representations as θ = θ_E + θ_⊥ (section 4.2 and appendix A.1 of the paper): the
 * deviation ‖θ_⊥‖² against L_equiv along training, and L_equiv near the equivariant subspace, where theorems
 * 5 and 6 say what it does. Writes `analysis/parameters.json`; what was done of an analysis that broke off is taken up.
 *
 * @throws UserError for a model without such layers, a damaged run, and one with too few checkpoints
 */
export async function analyzeParameters(
  folder: string,
  options: ParametersOptions,
): Promise<ParametersAnalysis> {
  const run = await openRunLoss(folder, options);
  const file = parametersFile(folder, options);
  const { part } = options;
  const steps = near(run, part === "along" ? null : file);
  const course = part === "near" ? null : await along(run, file);
  const result: ParametersResult = {
    group: run.design.group.name,
    ...steps.result,
    along: course?.result ?? null,
  };
  const analysis = writeAnalysis(file, run, result);
  steps.finish();
  course?.finish();
  return analysis;
}
