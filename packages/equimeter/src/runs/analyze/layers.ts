import { layerEquivariance, type LayersReport } from "../../analyze/layers/index.js";
import { UserError } from "../../errors.js";
import { type Representation, representation } from "../../groups/index.js";
import { type Analysis, writeAnalysis } from "./analysis.js";
import { inPrecision, lossFile, type LossOptions, openRunLoss, refuseRotationsOf } from "./open.js";

export interface LayersOptions extends LossOptions {
  /** Names of modules, with stars; the usual ones where nothing is said. */
  readonly layers?: readonly string[];
  /** How the group is declared to act on what can carry it, by the word of a representation. */
  readonly action?: string;
  /** What the model computes in: float64 tells rounding from what is not invariant. */
  readonly precision: "float32" | "float64";
  /** Hears what is under way, in a few words. */
  readonly onProgress?: (message: string) => void;
}

export interface RunLayers extends LayersReport {
  /** Of a flow; null for other runs. */
  readonly t: number | null;
}

export type LayersAnalysis = Analysis<RunLayers, LayersOptions>;

/** Where a run keeps it, without the ending; which layers were looked at is in no name. */
export const layersFile = (folder: string, options: LayersOptions): string =>
  lossFile(folder, "latents-by-layer", options, [options.precision === "float32" && "float32"]);

/**
 * Equivariance and invariance of a run's intermediate results, by layer (section 3.5 of the paper);
 * writes `analysis/latents-by-layer.json`. `rotations` is the number of independent elements, the same
 * ones for all samples; where nothing is said one orbit of the tetrahedron, and all of a finite group.
 *
 * @throws UserError as `openLoss` and `layerEquivariance` do, and for an action that is none
 */
export async function analyzeLayers(
  folder: string,
  options: LayersOptions,
): Promise<LayersAnalysis> {
  const action = options.action === undefined ? undefined : actionOf(options.action);
  const run = await openRunLoss(folder, options);
  const { samples, seed, rotations, layers, precision, onProgress } = options;
  const { group } = run.design;
  refuseRotationsOf(folder, group, rotations);
  const { inputs, outputs, target, mask } = run.given;
  const { model } = run.trained;
  const batches = run.batchesOf(samples).batches.map((batch) => inPrecision(batch, precision));
  const report = run.trained.measured(() => {
    model.to({ dtype: precision });
    return layerEquivariance({
      model,
      inputs,
      outputs,
      target,
      batches,
      group,
      seed,
      ...(mask !== undefined && { mask }),
      ...(layers && { layers }),
      ...(action && { action }),
      ...(rotations !== undefined && { elements: rotations }),
      ...(onProgress && { onProgress }),
    });
  });
  return writeAnalysis(layersFile(folder, options), run, { t: run.t ?? null, ...report });
}

function actionOf(name: string): Representation {
  const found = representation(name);
  if (found) return found;
  throw new UserError(
    `an action is invariant, vector, point, cell, tensor(2), voxels or voxels(vector), not "${name}"`,
  );
}
