import type { Axis, Noise } from "../../analyze/index.js";
import {
  centred,
  channelsOf,
  each,
  gridFilter,
  type Structure,
  type StructureList,
  take,
  type VoxelAtoms,
  type VoxelGrid,
} from "../../data/index.js";
import { UserError } from "../../errors.js";
import { Voxmol } from "../../models/voxmol/index.js";
import type { VoxelsDataConfig } from "../config/data-schema.js";
import { loadMolecules } from "../tasks/voxels/molecules.js";
import { openTrained } from "../trained.js";
import { analysisFile, type Analyzed, type AnalyzeOptions } from "./analysis.js";

/** What analyses of turned molecules are told. */
export interface VoxelOptions extends AnalyzeOptions {
  readonly axes?: readonly Axis[];
  /** Degrees. */
  readonly angles?: readonly number[];
  /** The run's noise: turned with the molecule, drawn afresh for every input, or none. */
  readonly noise: Noise["draw"] | "none";
  readonly onPass?: (done: number, all: number) => void;
}

/** A run on grids, opened for one analysis. */
export interface OpenVoxels<Options extends VoxelOptions> extends Analyzed<Options> {
  readonly model: Voxmol;
  readonly data: VoxelsDataConfig;
  readonly grid: VoxelGrid;
  /** The first molecules of a part, at most `count`, that stay on the grid as they are turned. */
  readonly structures: (part: AnalyzeOptions["split"], count?: number) => Structure[];
  /** What every analysis is given of the options. */
  readonly common: {
    readonly grid: VoxelGrid;
    readonly device: string;
    readonly axes?: readonly Axis[];
    readonly angles?: readonly number[];
    readonly noise?: Noise;
  };
}

/**
 * Where a run keeps an analysis of its grids, without the ending: `analysisFile` by draws of the noise and
 * by layers too, such as `latents-noise-none-middle`.
 */
export function voxelFile(
  folder: string,
  verb: string,
  options: VoxelOptions & { readonly layer?: string },
): string {
  const { noise, layer = usual.layer } = options;
  return analysisFile(folder, verb, options, [
    noise !== usual.noise && `noise-${noise}`,
    layer !== usual.layer && layer,
  ]);
}

/** In no name. */
const usual = { noise: "afresh", layer: "latent" } as const;

/** @throws UserError for a run of another kind, a damaged one, and data that cannot be read */
export async function openVoxels<Options extends VoxelOptions>(
  folder: string,
  options: Options,
): Promise<OpenVoxels<Options>> {
  const trained = await openTrained(folder, options);
  const { model, config, device } = trained;
  const { data } = config;
  if (!(model instanceof Voxmol) || data.kind !== "voxels")
    throw new UserError(`${folder} is a run on ${data.kind}; this analysis is of runs on voxels`);
  const { parts, grid } = await loadMolecules(data);
  const structures = (part: AnalyzeOptions["split"], count?: number) =>
    fitting(parts[part], data, grid, count);
  const { axes, angles, noise, seed } = options;
  const common = {
    grid,
    device,
    ...(axes && { axes }),
    ...(angles && { angles }),
    ...(noise !== "none" && { noise: { sigma: data.noise, draw: noise, seed } }),
  };
  return { folder, options, trained, model, data, grid, structures, common };
}

/** Molecules as analyses take them, their centroids at the origin. */
export function atomsOf(structures: readonly Structure[], grid: VoxelGrid): VoxelAtoms[] {
  return structures.map((structure) => ({
    positions: centred(structure.positions),
    channels: channelsOf(structure, grid),
  }));
}

/** Only as many are read as are asked for: what a run cuts off at the border, a turn would bring back or take away. */
function fitting(
  structures: StructureList,
  { beyondGrid, shift }: VoxelsDataConfig,
  grid: VoxelGrid,
  count = structures.length,
): Structure[] {
  if (beyondGrid === "drop") return take(structures, count); // left out as the run was
  const filter = gridFilter(grid, { shift });
  const kept: Structure[] = [];
  for (const structure of each(structures)) {
    if (kept.length === count) break;
    if (filter.keeps(structure)) kept.push(structure);
  }
  if (kept.length > 0) return kept;
  throw new UserError(
    `no molecule stays on the grid as it is turned (all have ${filter.drops}): ` +
      "choose another part with --split, or a run on a larger grid",
  );
}
