import {
  chainPortrait,
  forcesPortrait,
  gallery,
  type Gallery,
  gridPortrait,
  type Portrait,
  type TurnedSample,
} from "../../analyze/structures-view/index.js";
import { UserError } from "../../errors.js";
import type { NamedBatches } from "../tasks/index.js";
import { type Analysis, writeAnalysis } from "./analysis.js";
import { lossFile, type LossOptions, openRunLoss, type OpenRunLoss } from "./open.js";
import { type KindOfRows, kindOfRows } from "./where-kinds.js";

export interface StructuresOptions extends LossOptions {
  /** How many samples of the largest L_equiv are kept. Default: 6, of voxels 3 or as many as fit */
  readonly worst?: number;
  /** How many more, chosen by chance. Default: 2, of voxels 1 */
  readonly random?: number;
  /** Un-rotated predictions that are kept of each sample at most. Default: 24, of voxels 4 or as many as fit */
  readonly copies?: number;
  readonly onProgress?: (message: string) => void;
}

export interface StructuresReport extends Gallery<Portrait>, Pick<KindOfRows, "rows" | "unit"> {
  /** Of a flow. */
  readonly t: number | null;
  /** Un-rotated predictions that each sample has here; means and L_equiv are over all. */
  readonly copies: number;
}

export type StructuresAnalysis = Analysis<StructuresReport, StructuresOptions>;

/** Where a run keeps it, without the ending; how many samples are looked at and kept is in no name. */
export function structuresFile(folder: string, options: StructuresOptions): string {
  return lossFile(folder, "structures", options);
}

/**
 * Keeps what is needed to draw samples with their twisted predictions: the worst ones and some that chance
 * chose. Writes `analysis/structures.json`; of voxels no more than `mostVoxels`.
 *
 * @throws UserError as openLoss does, where nothing is to be kept, and for grids too large to be kept
 */
export async function analyzeStructures(
  folder: string,
  options: StructuresOptions,
): Promise<StructuresAnalysis> {
  const { samples, seed, onProgress } = options;
  const run = await openRunLoss(folder, options);
  const { trained, given, t } = run;
  const looked = run.batchesOf(samples);
  const kind = kindOfRows(trained.config, looked);
  const { copies, ...numbers } = keptOf(run, looked);
  const result = trained.measured((): StructuresReport => ({
    rows: kind.rows,
    unit: kind.unit,
    t: t ?? null,
    copies,
    ...gallery<Portrait>({
      ...given,
      batches: looked.batches,
      names: looked.names,
      seed,
      ...numbers,
      isEachComponent: kind.isEachComponent,
      portray: (seen) => portrait(seen, kind, run, copies),
      onSample: (done, all) => onProgress?.(`${done}/${all} samples`),
    }),
  }));
  return writeAnalysis(structuresFile(folder, options), run, result);
}

function portrait(
  seen: TurnedSample,
  kind: KindOfRows,
  { trained }: OpenRunLoss<StructuresOptions>,
  copies: number,
): Portrait {
  const { data } = trained.config;
  const { sample } = seen;
  if (data.kind === "forces") return forcesPortrait(seen, copies);
  if (data.kind === "voxels")
    return gridPortrait(seen, copies, { ...data, size: sample.shape.slice(1) });
  const names = Array.from({ length: sample.rows }, (_, row) => kind.nameOf(sample, row));
  return chainPortrait(seen, copies, names);
}

/** How much of a run is kept. */
type Kept = Required<Pick<StructuresOptions, "worst" | "random" | "copies">>;

/** Of vectors; more copies would be a blur. */
const usualOfVectors: Kept = { worst: 6, random: 2, copies: 24 };
const usualOfDensities: Kept = { worst: 3, random: 1, copies: 4 };

/** A byte each, a third more in base64: 11 MiB. */
const mostVoxels = 8 * 2 ** 20;

/** Of each sample, the truth, the mean and the spread. */
const otherDensities = 3;

/** @throws UserError where nothing is to be kept, or what is asked for does not fit */
function keptOf(
  { trained, options, design }: OpenRunLoss<StructuresOptions>,
  { batches, names }: NamedBatches,
): Kept {
  const isGrid = trained.config.data.kind === "voxels";
  const usual = isGrid ? usualOfDensities : usualOfVectors;
  const { worst = usual.worst, random = usual.random } = options;
  const copies = Math.min(options.copies ?? usual.copies, design.passes);
  const samples = Math.min(worst + random, names.length);
  if (samples < 1)
    throw new UserError("no sample is to be kept: ask for some with --worst or --random");
  if (!isGrid) return { worst, random, copies };
  const voxels = batches[0].density.size / batches[0].density.shape[0];
  const grids = Math.floor(mostVoxels / voxels);
  if (grids >= samples * (copies + otherDensities)) return { worst, random, copies };
  const fitting = Math.floor(grids / samples) - otherDensities;
  if (options.copies === undefined && fitting >= 1) return { worst, random, copies: fitting };
  const isAsked = [options.worst, options.random, options.copies].some((one) => one !== undefined);
  if (!isAsked && grids > otherDensities)
    return { worst: 1, random: 0, copies: Math.min(copies, grids - otherDensities) };
  throw new UserError(
    `structures.json holds ${grids} densities of ${voxels.toLocaleString("en")} voxels, and ${samples} ` +
      `samples of ${copies} predictions, truth, mean and spread are ${samples * (copies + otherDensities)}` +
      (grids > otherDensities ? ": ask for fewer with --worst, --random or --copies" : ""),
  );
}
