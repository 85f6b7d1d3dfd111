import { type LatentReport, latentSimilarity } from "../../analyze/index.js";
import { type Analysis, writeAnalysis } from "./analysis.js";
import { atomsOf, openVoxels, voxelFile, type VoxelOptions } from "./voxels.js";

export interface LatentsOptions extends VoxelOptions {
  /** After the encoder, or after the blocks in the middle. */
  readonly layer: "latent" | "middle";
}

export type LatentsAnalysis = Analysis<LatentReport, LatentsOptions>;

/**
 * How alike the latents of a molecule and its turned copies are, beside those of different molecules (002,
 * section 4.1); writes `analysis/latents.json`.
 *
 * @throws UserError as analyzeReconstruction does
 */
export async function analyzeLatents(
  folder: string,
  options: LatentsOptions,
): Promise<LatentsAnalysis> {
  const run = await openVoxels(folder, options);
  const { model, trained, common, grid } = run;
  const { split, samples, layer, seed, onPass } = options;
  const molecules = atomsOf(run.structures(split, samples), grid);
  const report = trained.measured(() =>
    latentSimilarity({
      ...common,
      molecules,
      seed,
      ...(onPass && { onPass }),
      encode: (noisy) => model.encode(noisy)[layer],
    }),
  );
  return writeAnalysis(voxelFile(folder, "latents", options), run, report);
}
