import { empty, fromTypedArray, type Tensor, tidy } from "@equimeter/torch";

import { type Floats, type VoxelAtoms, voxelizeInto } from "./density.js";
import { voxelGradient } from "./gradient.js";
import type { VoxelGrid } from "./grid.js";

const arrays = { float32: Float32Array, float64: Float64Array };
type Real = keyof typeof arrays;

/** Fresh memory of this size costs more than drawing on it does: a grid keeps one array of each kind. */
const kept = new WeakMap<VoxelGrid, Partial<Record<Real, Floats>>>();

/** An array of one molecule's size, and a tensor [C, X, Y, Z] over it. */
function scratchOf(grid: VoxelGrid, dtype: Real): [array: Floats, view: Tensor] {
  const own = kept.get(grid) ?? {};
  kept.set(grid, own);
  const shape = [grid.channels.length, ...grid.size];
  const array = (own[dtype] ??= new arrays[dtype](shape[0] * grid.voxels));
  return [array, fromTypedArray(array, shape)];
}

/**
 * Molecules as one tensor [B, C, X, Y, Z] on the CPU.
 *
 * @param onOutside - hears of each molecule with atoms no voxel of which is in the grid
 * @throws UserError as `voxelizeInto` does
 */
export function densityOf(
  molecules: readonly VoxelAtoms[],
  grid: VoxelGrid,
  dtype: Real,
  onOutside?: (atoms: number, molecule: number) => void,
): Tensor {
  return tidy(() => {
    const [array, view] = scratchOf(grid, dtype);
    const density = empty([molecules.length, ...view.shape], { dtype });
    molecules.forEach((atoms, molecule) => {
      const outside = voxelizeInto(array, atoms, grid);
      if (outside > 0) onOutside?.(outside, molecule);
      density.select(0, molecule).copy_(view);
    });
    return density;
  });
}

/**
 * The gradients by the positions of each molecule's atoms, [n*3] each, from the gradient by
 * their density, [B, C, X, Y, Z].
 */
export function gradientsOf(
  density: Tensor,
  molecules: readonly VoxelAtoms[],
  grid: VoxelGrid,
): Float64Array[] {
  return tidy(() => {
    const [array, view] = scratchOf(grid, density.dtype as Real);
    return molecules.map((atoms, molecule) => {
      view.copy_(density.select(0, molecule));
      return voxelGradient(array, atoms, grid);
    });
  });
}
