import { mkdirSync } from "node:fs";
import { join } from "node:path";

import {
  type Axis,
  type LatentReport,
  latentSimilarity,
  type Noise,
  type ReconstructionReport,
  reconstructionEquivariance,
} from "../analyze/index.js";
import { UserError } from "../errors.js";
import { Voxmol } from "../models/voxmol/index.js";
import { writeFileAtomic } from "./folder/atomic.js";
import { moleculesOf } from "./tasks/voxels/molecules.js";
import { openTrained, type TrainedOptions } from "./trained.js";

export interface AnalyzeOptions extends TrainedOptions {
  readonly split: "train" | "validation" | "test";
  /** Molecules at most. */
  readonly samples: number;
  readonly axes?: readonly Axis[];
  /** Degrees. */
  readonly angles?: readonly number[];
  /** The run's noise: turned with the molecule, drawn afresh for every input, or none. */
  readonly noise: Noise["draw"] | "none";
  readonly seed: number;
  readonly onPass?: (done: number, all: number) => void;
}

export interface LatentsOptions extends AnalyzeOptions {
  /** After the encoder, or after the blocks in the middle. */
  readonly layer: "latent" | "middle";
}

/** An analysis with where it comes from, as `analysis/<verb>.json` holds it. */
export type Analysis<Result> = Result & {
  readonly run: string;
  readonly step: number;
  readonly settings: object;
};

/**
 * How far reconstructions of turned molecules are from turned reconstructions (002, section 4.1), for a
 * run on grids; writes `analysis/reconstruction.json` into its folder.
 *
 * @throws UserError for a run of another kind, a damaged one, and options out of range
 */
export async function analyzeReconstruction(
  folder: string,
  options: AnalyzeOptions,
): Promise<Analysis<ReconstructionReport>> {
  const { model, inputs, trained } = await open(folder, options);
  const report = trained.measured(() =>
    reconstructionEquivariance({
      ...inputs,
      reconstruct: (noisy) => model.forward({ noisy }).density,
    }),
  );
  return write(folder, "reconstruction", trained.step, options, report);
}

/**
 * How alike the latents of a molecule and its turned copies are, beside those of different molecules (002,
 * section 4.1); writes `analysis/latents.json`.
 *
 * @throws UserError as analyzeReconstruction does
 */
export async function analyzeLatents(
  folder: string,
  options: LatentsOptions,
): Promise<Analysis<LatentReport>> {
  const { model, inputs, trained } = await open(folder, options);
  const report = trained.measured(() =>
    latentSimilarity({ ...inputs, encode: (noisy) => model.encode(noisy)[options.layer] }),
  );
  return write(folder, "latents", trained.step, options, report);
}

async function open(folder: string, options: AnalyzeOptions) {
  const trained = openTrained(folder, options);
  const { model, config, device } = trained;
  const { data } = config;
  if (!(model instanceof Voxmol) || data.kind !== "voxels")
    throw new UserError(`${folder} is a run on ${data.kind}; this analysis is of runs on voxels`);
  const { molecules, grid } = await moleculesOf(data, options.split, options.samples);
  const { axes, angles, noise, seed, onPass } = options;
  const inputs = {
    molecules,
    grid,
    device,
    ...(axes && { axes }),
    ...(angles && { angles }),
    ...(noise !== "none" && { noise: { sigma: data.noise, draw: noise, seed } }),
    ...(onPass && { onPass }),
  };
  return { model, inputs, trained };
}

function write<Result extends object>(
  folder: string,
  verb: string,
  step: number,
  options: AnalyzeOptions,
  result: Result,
): Analysis<Result> {
  const settings = { ...options, onPass: undefined }; // JSON leaves it out
  const analysis = { run: folder, step, settings, ...result };
  mkdirSync(join(folder, "analysis"), { recursive: true });
  const path = join(folder, "analysis", `${verb}.json`);
  writeFileAtomic(path, `${JSON.stringify(analysis, null, 1)}\n`);
  return analysis;
}
