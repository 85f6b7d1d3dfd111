import type { MoleculeFilter } from "../molecules/filters.js";
import { centred } from "./augment.js";
import type { VoxelGrid } from "./grid.js";

/**
 * Keeps molecules that stay on the grid whatever their rotation about their centroid, which lies at the
 * origin but for a shift: no atom comes nearer to the outermost centres of voxels than `margin`.
 *
 * @param options.shift - half of its width in Å, as in `augmentPositions`. Default 0.5
 * @param options.margin - Å; below 0 atoms may stand out so far. With the default grid, −1 keeps all
 * that `collateVoxels` takes whatever their rotation. Default 0
 */
export function gridFilter(
  { origin, size, resolution }: VoxelGrid,
  { shift = 0.5, margin = 0 }: { shift?: number; margin?: number } = {},
): MoleculeFilter {
  const reaches = origin.flatMap((low, axis) => [-low, low + (size[axis] - 1) * resolution]);
  const largest = Math.min(...reaches) - shift - margin;
  return {
    drops: `atoms more than ${largest.toFixed(2)} Å from the centroid`,
    keeps({ positions }) {
      const at = centred(positions);
      for (let atom = 0; atom < at.length; atom += 3)
        if (Math.hypot(at[atom], at[atom + 1], at[atom + 2]) > largest) return false;
      return true;
    },
  };
}
