import { chooseParameters, withOnly } from "../../analyze/choose-parameters.js";
import { type HessianMethod, methodFor } from "../../analyze/hessian/index.js";
import {
  coordinates,
  type DirectionKind,
  fitsOf,
  type Grid,
  type Heights,
  landscape,
  landscapeAxes,
  type NoiseLevel,
  noiseLevels,
  type QuadraticFit,
  seedOfPoint,
  type Surfaces,
} from "../../analyze/landscape/index.js";
import { type LossPartName, lossParts, type LossParts } from "../../measure/index.js";

import { type Analysis, patternsName, writeAnalysis } from "./analysis.js";
import { availableMemory } from "./available-memory.js";
import { inPrecision, lossFile, type LossOptions, openLoss, type OpenLoss } from "./open.js";
import { partialResults, type PartialResults } from "./partial.js";

/** Whether all points of a landscape share their group elements, or each has its own. Noise is shared. */
export type Look = "same" | "fresh";

export interface LandscapeRunOptions extends LossOptions {
  /** Names of parameters, or patterns with stars. Default: the layer that the predictions come from. */
  readonly parameters?: readonly string[];
  readonly directions: DirectionKind;
  readonly method?: HessianMethod;
  /** Along each axis. */
  readonly points: number;
  /** Length of a step, ten of which an axis reaches to both sides. Default: the paper's rule */
  readonly step?: number;
  readonly looks: readonly Look[];
  /** Evaluations in the middle that show how large the noise is, from 2 on. */
  readonly draws: number;
  readonly onProgress?: (message: string) => void;
}

/** Surfaces with what a quadratic leaves of them. */
export interface LandscapeLook {
  readonly look: Look;
  readonly surfaces: Surfaces;
  readonly fits: Readonly<Record<LossPartName, QuadraticFit>>;
}

export interface LandscapeResult {
  readonly parameters: readonly string[];
  readonly size: number;
  readonly design: string;
  /** Group elements of each sample. */
  readonly passes: number;
  /** Of a flow. */
  readonly t: number | null;
  /** Of L along rows (y) and columns (x); null where they are no eigenvectors. */
  readonly eigenvalues: readonly [number, number] | null;
  /** Coordinates of rows and columns. */
  readonly axis: readonly number[];
  readonly looks: readonly LandscapeLook[];
  /** At the weights themselves, over fresh elements. */
  readonly noise: NoiseLevels;
  /** Over fresh elements and fresh noise of the inputs; null where inputs have none. */
  readonly noiseOfInputs: NoiseLevels | null;
}

type NoiseLevels = Readonly<Record<LossPartName, NoiseLevel>>;

export type LandscapeAnalysis = Analysis<LandscapeResult, LandscapeRunOptions>;

export function landscapeFile(folder: string, options: LandscapeRunOptions): string {
  const { parameters, directions, looks } = options;
  return lossFile(folder, "landscape", options, [
    parameters !== undefined && patternsName(parameters),
    directions !== "eigenvectors" && directions,
    looks.join("-") !== "same" && looks.join("-"),
  ]);
}

/**
 * The landscapes of L, L_mean and L_equiv of a run along two directions (section 3.4 and figure 1c of the paper), in
 * float64. Writes `analysis/landscape.json`; the rows of one that broke off are taken up.
 *
 * @throws UserError for a damaged run, parameters that it does not have, and where the step's length is not known
 */
export async function analyzeLandscape(
  folder: string,
  options: LandscapeRunOptions,
): Promise<LandscapeAnalysis> {
  const run = await openLoss(folder, options);
  const { trained, design, t } = run;
  const patterns = options.parameters ?? trained.usualParameters();
  const chosen = chooseParameters(trained.model, patterns);
  const step = options.step ?? trained.usualStep(chosen.size);
  const grid: Grid = { points: options.points, step, reach: 10 };
  const file = landscapeFile(folder, options);
  const method = methodFor(chosen.size, { ...options, available: availableMemory() });
  const key = { run: trained.id, step: trained.step, patterns, ...options, grid, method };
  const kept = partialResults<Row>(file, key);
  const result = trained.measured((): LandscapeResult => {
    trained.model.to({ dtype: "float64" });
    return {
      parameters: chosen.names,
      size: chosen.size,
      design: design.name,
      passes: design.passes,
      t: t ?? null,
      axis: coordinates(grid),
      ...surveyed(run, chosen.tensors, grid, method, kept),
    };
  });
  const analysis = writeAnalysis(file, run, result);
  kept.finish();
  return analysis;
}

interface Row {
  readonly look: Look;
  readonly heights: readonly Heights[];
}

function surveyed(
  run: OpenLoss<LandscapeRunOptions>,
  parameters: ReturnType<typeof chooseParameters>["tensors"],
  grid: Grid,
  method: HessianMethod,
  kept: PartialResults<Row>,
): Pick<LandscapeResult, "eigenvalues" | "looks" | "noise" | "noiseOfInputs"> {
  const { options, trained } = run;
  const { directions: kind, seed, looks, draws, onProgress } = options;
  const usual = partsWith(run, 0);
  const axes = withOnly(trained.model, parameters, () =>
    landscapeAxes({
      parts: () => usual(seed),
      parameters,
      kind,
      method,
      seed,
      onProgress: (done, all) => onProgress?.(`directions: ${done}/${all} products`),
    }),
  );
  const fresh = (point: number) => usual(seedOfPoint(seed, point));
  return withOnly(trained.model, [], () => ({
    eigenvalues: axes.eigenvalues,
    looks: looks.map((look): LandscapeLook => {
      const before = kept.items.filter((row) => row.look === look);
      let done = before.length;
      const surfaces = landscape({
        parameters,
        axes,
        grid,
        partsAt: look === "same" ? () => usual(seed) : fresh,
        rows: before.map(({ heights }) => heights),
        onRow(heights) {
          kept.add({ look, heights });
          onProgress?.(`${look} elements: ${++done}/${grid.points} rows`);
        },
      });
      return { look, surfaces, fits: fitsOf(surfaces, grid) };
    }),
    // Other draws than those of any point.
    noise: noiseLevels((draw) => fresh(grid.points ** 2 + draw), draws),
    noiseOfInputs: trained.hasNoise
      ? noiseLevels((draw) => partsWith(run, draw + 1)(seedOfPoint(seed, draw)), draws)
      : null,
  }));
}

/** The parts of the loss by the seed of the elements, under one draw of the noise. */
function partsWith(run: OpenLoss<LandscapeRunOptions>, draw: number): (seed: number) => LossParts {
  const { given, options } = run;
  const { batches } = run.batchesOf(options.samples, 0, draw);
  const precise = batches.map((batch) => inPrecision(batch, "float64"));
  return (seed) => lossParts({ ...given, batches: precise, seed });
}
