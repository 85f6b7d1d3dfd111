import { UserError } from "../../errors.js";
import type { VoxelGrid } from "./grid.js";
import { AtomWindow } from "./window.js";

export type Floats = Float32Array | Float64Array;

/** The atoms of a molecule, for a grid. */
export interface VoxelAtoms {
  /** [n*3] Å, row-major */
  readonly positions: Floats;
  /** [n] of the grid's channels */
  readonly channels: ArrayLike<number>;
}

/**
 * Draws a molecule on the grid: 1 − Π(1 − v) over the atoms of a channel, with
 * v = exp(−d² / (0.93 radius)²) of each at distance d inside its window, 0 outside of it. Values are in
 * [0, 1]: 1 where the centre of a voxel is the place of an atom.
 *
 * Atoms may lie outside of the grid: what of their windows is inside is drawn.
 *
 * @param target - [C, X, Y, Z] row-major; all of it is overwritten
 * @returns how many atoms have no voxel of their windows in the grid
 * @throws UserError for positions that are not finite, a channel that is not there
 */
export function voxelizeInto(target: Floats, atoms: VoxelAtoms, grid: VoxelGrid): number {
  const { positions, channels } = atoms;
  checkAtoms(atoms, target.length, grid);
  const window = new AtomWindow(grid);
  target.fill(0);
  let outside = 0;
  for (let atom = 0; atom < channels.length; atom++)
    if (window.moveTo(positions, 3 * atom, channels[atom]))
      draw(target, channels[atom] * grid.voxels, window, grid);
    else outside++;
  return outside;
}

/** @param length - of what is taken for [C, X, Y, Z] */
export function checkAtoms(
  { positions, channels }: VoxelAtoms,
  length: number,
  grid: VoxelGrid,
): void {
  const count = grid.channels.length;
  if (length !== count * grid.voxels)
    throw new UserError(
      `an array of ${length} numbers is no grid of ${[count, ...grid.size].join(" × ")}`,
    );
  if (positions.length !== 3 * channels.length)
    throw new UserError(
      `${positions.length} coordinates and ${channels.length} channels are not of the same atoms`,
    );
  for (let atom = 0; atom < channels.length; atom++) {
    const channel = channels[atom];
    if (!(Number.isInteger(channel) && channel >= 0 && channel < count))
      throw new UserError(`atom ${atom} has channel ${channel}; there are 0 to ${count - 1}`);
  }
}

/** V ← 1 − (1 − V)(1 − v) on the voxels of the window. */
function draw(target: Floats, start: number, { x, y, z }: AtomWindow, { size }: VoxelGrid): void {
  const values = z.values;
  for (let i = 0; i < x.count; i++)
    for (let j = 0; j < y.count; j++) {
      const xy = x.values[i] * y.values[j];
      const row = start + ((x.first + i) * size[1] + y.first + j) * size[2] + z.first;
      for (let k = 0; k < z.count; k++) {
        const old = target[row + k];
        target[row + k] = old + xy * values[k] * (1 - old);
      }
    }
}
