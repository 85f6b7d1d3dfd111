import { propertyEquivariance, type PropertyReport } from "../../analyze/index.js";
import type { RotationLaw, Structure, VoxelGrid } from "../../data/index.js";
import { asphericity } from "../../data/molecules/index.js";
import { UserError } from "../../errors.js";
import { type Analysis, writeAnalysis } from "./analysis.js";
import { atomsOf, openVoxels, voxelFile, type VoxelOptions } from "./voxels.js";

export interface PropertiesOptions extends VoxelOptions {
  /** What learns the property, one after the other, each from the same weights. */
  readonly setups: readonly PropertyReport["setup"][];
  /** Of training, as PropertyTrainingOptions has them. */
  readonly steps: number;
  readonly batchSize: number;
  readonly learningRate: number;
  /** Molecules of the training part to learn from at most. Default: all. */
  readonly trainSamples?: number;
  readonly onStep?: (setup: PropertyReport["setup"], step: number, steps: number) => void;
}

export interface PropertiesReport {
  readonly property: "asphericity";
  /** How molecules were placed in training: as the run itself places them. */
  readonly augment: { readonly rotation: RotationLaw; readonly shift: number };
  /** In the order that they were asked for. */
  readonly setups: readonly PropertyReport[];
}

export type PropertiesAnalysis = Analysis<PropertiesReport, PropertiesOptions>;

/**
 * Whether asphericity is predicted alike for turned molecules (002, section 4.3 and table 3): heads are
 * trained on the run's training part, from its weights and with its noise. A run that was trained without
 * turning molecules does not turn them here either, which is the paper's "No Aug.". Writes
 * `analysis/properties.json`.
 *
 * @throws UserError as analyzeReconstruction does, for molecules to test that heads learn from, and for
 *   a loss or predictions that are not finite
 */
export async function analyzeProperties(
  folder: string,
  options: PropertiesOptions,
): Promise<PropertiesAnalysis> {
  if (options.split === "train")
    throw new UserError(
      "heads learn from the training part, which cannot test them: set split to validation or test",
    );
  const run = await openVoxels(folder, options);
  const { model, trained, data, grid, common } = run;
  const { setups, steps, batchSize, learningRate, seed, onStep } = options;
  const isTurned = trained.config.train.augment === "rotations";
  const rotation: RotationLaw = isTurned ? data.rotation : "none";
  const augment = { rotation, shift: data.shift };
  const train = labelled(run.structures("train", options.trainSamples), grid);
  const test = labelled(run.structures(options.split, options.samples), grid);
  const reports = trained.measured(() =>
    setups.map((setup) =>
      propertyEquivariance({
        ...common,
        network: model,
        setup,
        train,
        test,
        augment,
        steps,
        batchSize,
        learningRate,
        seed,
        ...(onStep && { onStep: (step) => onStep(setup, step, steps) }),
      }),
    ),
  );
  const report: PropertiesReport = { property: "asphericity", augment, setups: reports };
  return writeAnalysis(voxelFile(folder, "properties", options), run, report);
}

/** Masses weigh, and all atoms count, hydrogen too, as in the density. */
function labelled(structures: readonly Structure[], grid: VoxelGrid) {
  return {
    molecules: atomsOf(structures, grid),
    values: structures.map((structure) => asphericity(structure)),
  };
}
