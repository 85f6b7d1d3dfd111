import { type ReconstructionReport, reconstructionEquivariance } from "../../analyze/index.js";
import { type Analysis, writeAnalysis } from "./analysis.js";
import { atomsOf, openVoxels, voxelFile, type VoxelOptions } from "./voxels.js";

export type ReconstructionAnalysis = Analysis<ReconstructionReport, VoxelOptions>;

/**
 * How far reconstructions of turned molecules are from turned reconstructions (002, section 4.1), for a
 * run on grids; writes `analysis/reconstruction.json` into its folder.
 *
 * @throws UserError for a run of another kind, a damaged one, and options out of range
 */
export async function analyzeReconstruction(
  folder: string,
  options: VoxelOptions,
): Promise<ReconstructionAnalysis> {
  const run = await openVoxels(folder, options);
  const { model, trained, common, grid } = run;
  const { split, samples, onPass } = options;
  const molecules = atomsOf(run.structures(split, samples), grid);
  const report = trained.measured(() =>
    reconstructionEquivariance({
      ...common,
      molecules,
      ...(onPass && { onPass }),
      reconstruct: (noisy) => model.forward({ noisy }).density,
    }),
  );
  return writeAnalysis(voxelFile(folder, "reconstruction", options), run, report);
}
