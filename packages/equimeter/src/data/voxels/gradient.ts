import { checkAtoms, type Floats, type VoxelAtoms } from "./density.js";
import type { VoxelGrid } from "./grid.js";
import { AtomWindow } from "./window.js";

/**
 * The gradient of Σ g V by the positions, with V as `voxelizeInto` draws it and the windows held
 * where they are: for atom a of channel c
 *
 *     Σ_voxels g · Π_{b ≠ a} (1 − v_b) · v_a · 2 (x_voxel − x_a) / (0.93 radius)².
 *
 * The product of the others is that of all over (1 − v_a), in float64. Where v_a is 1 to the last digit
 * there is nothing to divide by, and no need: the atom is at the voxel's centre, where its density
 * is at its maximum, so that the voxel contributes 0.
 *
 * @param gradient - [C, X, Y, Z], g
 * @returns [n*3]
 * @throws UserError as `voxelizeInto` does
 */
export function voxelGradient(gradient: Floats, atoms: VoxelAtoms, grid: VoxelGrid): Float64Array {
  const { positions, channels } = atoms;
  checkAtoms(atoms, gradient.length, grid);
  const result = new Float64Array(positions.length);
  const window = new AtomWindow(grid);
  const transmitted = new Float64Array(grid.voxels); // Π(1 − v) of the channel at hand
  for (const channel of new Set(Array.from(channels))) {
    const onEach = (action: (atom: number) => void) => {
      for (let atom = 0; atom < channels.length; atom++)
        if (channels[atom] === channel && window.moveTo(positions, 3 * atom, channel)) action(atom);
    };
    const factor = 2 / window.squaredWidth(channel);
    onEach(() => clear(transmitted, window, grid));
    onEach(() => dim(transmitted, window, grid));
    onEach((atom) => {
      const sums = gather(gradient, channel * grid.voxels, transmitted, window, grid);
      for (let axis = 0; axis < 3; axis++) result[3 * atom + axis] = factor * sums[axis];
    });
  }
  return result;
}

function clear(transmitted: Float64Array, { x, y, z }: AtomWindow, { size }: VoxelGrid): void {
  for (let i = 0; i < x.count; i++)
    for (let j = 0; j < y.count; j++) {
      const row = ((x.first + i) * size[1] + y.first + j) * size[2] + z.first;
      transmitted.fill(1, row, row + z.count);
    }
}

function dim(transmitted: Float64Array, { x, y, z }: AtomWindow, { size }: VoxelGrid): void {
  for (let i = 0; i < x.count; i++)
    for (let j = 0; j < y.count; j++) {
      const xy = x.values[i] * y.values[j];
      const row = ((x.first + i) * size[1] + y.first + j) * size[2] + z.first;
      for (let k = 0; k < z.count; k++) transmitted[row + k] *= 1 - xy * z.values[k];
    }
}

/** Σ g Π_{b ≠ a}(1 − v_b) v_a (x_voxel − x_a) along x, y and z. */
function gather(
  gradient: Floats,
  start: number,
  transmitted: Float64Array,
  { x, y, z }: AtomWindow,
  { size }: VoxelGrid,
): [number, number, number] {
  let [alongX, alongY, alongZ] = [0, 0, 0];
  for (let i = 0; i < x.count; i++)
    for (let j = 0; j < y.count; j++) {
      const xy = x.values[i] * y.values[j];
      const row = ((x.first + i) * size[1] + y.first + j) * size[2] + z.first;
      let sum = 0;
      for (let k = 0; k < z.count; k++) {
        const v = xy * z.values[k];
        if (v === 1) continue;
        const weight = (gradient[start + row + k] * transmitted[row + k] * v) / (1 - v);
        sum += weight;
        alongZ += weight * z.distances[k];
      }
      alongX += sum * x.distances[i];
      alongY += sum * y.distances[j];
    }
  return [alongX, alongY, alongZ];
}
