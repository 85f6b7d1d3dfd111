import {
  atomCountFilter,
  each,
  elementFilter,
  filterList,
  gridFilter,
  pick,
  type ReadOptions,
  type Structure,
  type StructureList,
  voxelGrid,
  type VoxelGrid,
} from "../../../data/index.js";
import { UserError } from "../../../errors.js";
import type { VoxelsDataConfig } from "../../config/data-schema.js";
import { inWords, type SplitData } from "../split-data.js";
import { openStructures, splitStructures } from "../structures.js";

/** Molecules that fit on the grid, split, and how many did not. */
export interface Molecules extends SplitData<Structure> {
  readonly grid: VoxelGrid;
  /** A sentence about what was left out; null where nothing was. */
  readonly leftOut: string | null;
}

export function gridOf({ grid, resolution, radius, channels }: VoxelsDataConfig): VoxelGrid {
  return voxelGrid({ grid, resolution, radius, channels });
}

/**
 * Opens the molecules of a run, leaves out those that its grid cannot show, and splits the others.
 *
 * @throws UserError for everything that is wrong with a file, and where nothing is left
 */
export async function loadMolecules(data: VoxelsDataConfig): Promise<Molecules> {
  const grid = gridOf(data);
  const skipped = countSkipped(data);
  const counts = new Map<string, number>();
  const fitting = (structures: StructureList, path: string) =>
    keepFitting(structures, path, data, grid, counts);
  const split = await splitStructures(data, skipped.options, fitting);
  if (skipped.count() > 0) counts.set("malformed data", skipped.count());
  const reasons = inWords(counts);
  return { ...split, grid, leftOut: reasons.length > 0 ? `left out: ${reasons.join("; ")}` : null };
}

/** The molecules of another file, as `loadMolecules` takes them. */
export async function loadMoleculeFile(
  path: string,
  data: VoxelsDataConfig,
): Promise<StructureList> {
  const structures = await openStructures(path, data, countSkipped(data).options);
  return keepFitting(structures, path, data, gridOf(data), new Map());
}

function countSkipped({ skipMalformed }: VoxelsDataConfig) {
  let count = 0;
  const options: ReadOptions = skipMalformed ? { skipMalformed: () => void count++ } : {};
  return { options, count: () => count };
}

function keepFitting(
  structures: StructureList,
  path: string,
  { channels, maxAtoms, beyondGrid, shift }: VoxelsDataConfig,
  grid: VoxelGrid,
  counts: Map<string, number>,
): StructureList {
  const filters = [
    elementFilter(channels),
    ...(maxAtoms === null ? [] : [atomCountFilter({ max: maxAtoms })]),
    ...(beyondGrid === "drop" ? [gridFilter(grid, { shift })] : []),
  ];
  const { kept, dropped } = filterList(structures, filters);
  for (const [what, count] of Object.entries(dropped))
    counts.set(what, (counts.get(what) ?? 0) + count);
  if (kept.length === 0)
    throw new UserError(
      `${path}: none of its ${structures.length} molecules can be used ` +
        `(${inWords(Object.entries(dropped)).join(", ")}): enlarge data.grid or data.maxAtoms, or set data.beyondGrid to cut (analyses need molecules that fit)`,
    );
  const list = pick(structures, kept);
  return Array.isArray(structures) ? [...each(list)] : list;
}
