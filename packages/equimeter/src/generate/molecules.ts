import { type Tensor, tidy } from "@equimeter/torch";

import type { Structure } from "../data/structure.js";
import { centred } from "../data/voxels/augment.js";
import type { VoxelGrid } from "../data/voxels/index.js";
import { UserError } from "../errors.js";
import { checkWord } from "./options.js";
import { findPeaks, type Peak, type PeakOptions, thresholded } from "./peaks.js";
import { refine, type Refinement, type RefinementKind } from "./refine.js";

/** See moleculesOf. */
export type AtomRule = "corrected" | "voxmol-gpu" | "voxmol-cpu";

export interface AtomOptions {
  /** Default: "corrected" */
  rule?: AtomRule;
  /**
   * Atoms are refined against a density that is 0 wherever it is less than this; null for the
   * density as it is. Default: null, with VoxMol's rules 0.2
   */
  noiseLevel?: number | null;
  /** Peaks are at least this high. Default: 0.25 */
  peakLevel?: number;
  /** Molecules of so many atoms or more are dropped. Default: 200 */
  atomLimit?: number;
  /** Default: "converged", with VoxMol's rules "voxmol". See RefinementKind */
  refinement?: RefinementKind;
}

/** Atoms that were found in a density. */
export interface VoxelMolecule extends Refinement {
  /** [n*3] Å, in the grid's frame; with VoxMol's rules and no refinement about their centroid. */
  readonly positions: Float64Array;
  /** [n] of the grid's channels */
  readonly channels: Int32Array;
  /** [n] where they were found: by channel, and then in the order of x, y and z. */
  readonly peaks: readonly Peak[];
}

interface Behaviour {
  readonly peaks: PeakOptions;
  readonly start: (peaks: readonly Peak[], grid: VoxelGrid) => Float64Array;
  readonly noiseLevel: number | null;
  /** Whether what is too low for a peak is missing from the target too. */
  readonly cutsTarget: boolean;
  readonly refinement: RefinementKind;
}

const corrected: Behaviour = {
  peaks: { border: true, ties: "first" },
  start: voxelCentres,
  noiseLevel: null,
  cutsTarget: false,
  refinement: "converged",
};
const voxmol: Behaviour = {
  peaks: { border: false, ties: "none" },
  start: aboutCentroid,
  noiseLevel: 0.2,
  cutsTarget: false,
  refinement: "voxmol",
};
const behaviours: Record<AtomRule, Behaviour> = {
  corrected,
  "voxmol-gpu": voxmol,
  "voxmol-cpu": { ...voxmol, cutsTarget: true },
};

/**
 * The molecules behind densities, such as a jump gives: each peak of at least `peakLevel` is an
 * atom, and the atoms are refined until what they look like on the grid is closest to the density.
 * VoxMol's rules are those of its code (Pinheiro et al. 2023, repository Genentech/voxmol);
 * "corrected" differs in six places:
 *
 * - Voxels on the faces of the grid can be peaks. VoxMol repeats them beyond the grid, and what has
 *   an equal neighbour is no peak.
 * - Of equal neighbours the first is a peak. With VoxMol none is.
 * - Atoms start at the centres of their voxels. VoxMol puts their centroid at the origin, so that
 *   the refinement has to move all of the molecule to where it is on the grid.
 * - They are refined against the density as it is. VoxMol's has 0 wherever it is below
 *   `noiseLevel`; the missing rims move atoms by 0.01 Å.
 * - The device makes no difference. With VoxMol on a CPU ("voxmol-cpu") the target lacks what is
 *   below `peakLevel` too, because the search for peaks writes into it: 0.02 Å.
 * - They are refined to the minimum. VoxMol's tolerances end that earlier, see RefinementKind.
 *
 * @param density - [B, C, X, Y, Z], of the grid's channels and size
 * @returns one for each of the B, null where there are no atoms or `atomLimit` of them; VoxMol
 *   leaves those out of its list
 * @throws UserError for another shape, values that are not finite, options out of range
 */
export function moleculesOf(
  density: Tensor,
  grid: VoxelGrid,
  options: AtomOptions = {},
): (VoxelMolecule | null)[] {
  const settings = checked(options);
  checkDensity(density, grid);
  return Array.from({ length: density.shape[0] }, (_, sample) =>
    tidy(() => moleculeOf(density.select(0, sample).detach().to("cpu"), grid, settings)),
  );
}

function moleculeOf(
  density: Tensor,
  grid: VoxelGrid,
  { rule, noiseLevel, peakLevel, atomLimit, refinement }: Required<AtomOptions>,
): VoxelMolecule | null {
  const behaviour = behaviours[rule];
  const less = noiseLevel === null ? density : thresholded(density, noiseLevel);
  const high = thresholded(less, peakLevel);
  const peaks = findPeaks(high, behaviour.peaks);
  if (peaks.length === 0 || peaks.length >= atomLimit) return null;
  const channels = Int32Array.from(peaks, ({ channel }) => channel);
  const start = behaviour.start(peaks, grid);
  const target = behaviour.cutsTarget ? high : less;
  return { ...refine(target, start, channels, grid, refinement), channels, peaks };
}

/** A molecule as other parts of Equimeter take it; the name is for messages about it. */
export function structureOf(molecule: VoxelMolecule, grid: VoxelGrid, name: string): Structure {
  const { positions, channels } = molecule;
  const elements = [...grid.channelOf.keys()]; // in the order of the channels
  return {
    name,
    atomicNumbers: channels.map((channel) => elements[channel]),
    positions,
    periodic: [false, false, false],
    info: {},
    arrays: {},
  };
}

function voxelCentres(peaks: readonly Peak[], { origin, resolution }: VoxelGrid): Float64Array {
  return Float64Array.from(
    peaks.flatMap(({ voxel }) => voxel.map((index, axis) => origin[axis] + resolution * index)),
  );
}

function aboutCentroid(peaks: readonly Peak[], grid: VoxelGrid): Float64Array {
  return centred(voxelCentres(peaks, grid));
}

function checked(options: AtomOptions): Required<AtomOptions> {
  const { rule = "corrected", peakLevel = 0.25, atomLimit = 200 } = options;
  checkWord("rule", rule, Object.keys(behaviours));
  const { refinement = behaviours[rule].refinement } = options;
  const { noiseLevel = behaviours[rule].noiseLevel } = options;
  checkWord("refinement", refinement, ["converged", "voxmol", "none"]);
  for (const [name, level] of Object.entries({ noiseLevel: noiseLevel ?? 0, peakLevel }))
    if (!(level >= 0 && level < Infinity))
      throw new UserError(`${name} must be a density from 0 on, not ${level}`);
  if (!(atomLimit > 1)) throw new UserError(`atomLimit must be above 1, not ${atomLimit}`);
  return { rule, noiseLevel, peakLevel, atomLimit, refinement };
}

function checkDensity(density: Tensor, { channels, size }: VoxelGrid): void {
  const wanted = [channels.length, ...size];
  if (density.rank !== 5 || density.shape.slice(1).join() !== wanted.join())
    throw new UserError(
      `a density on this grid is [B, ${wanted.join(", ")}], not [${density.shape.join(", ")}]`,
    );
  if (!tidy(() => density.isfinite().all().item()))
    throw new UserError(
      "the density has values that are not finite; the walk or the model's weights have diverged",
    );
}
