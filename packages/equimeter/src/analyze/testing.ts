import { type VoxelAtoms, type VoxelGrid, voxelGrid } from "../data/voxels/index.js";
import { uniform } from "../random.js";

/** 16³ voxels whose windows turn with them; the grid's centre is not at the origin. */
export const testGrid: VoxelGrid = voxelGrid({
  grid: 16,
  resolution: 0.5,
  radius: 1,
  channels: ["C", "O"],
  window: "symmetric",
});

/** Atoms at random places within 1.8 Å of the grid's centre, of both channels, nothing symmetric. */
export function randomMolecules(count: number, seed = 1, atoms = 4): VoxelAtoms[] {
  const random = uniform(seed);
  const [centre] = testGrid.centre;
  return Array.from({ length: count }, () => ({
    positions: Float64Array.from({ length: 3 * atoms }, () => centre + 2 * (random() - 0.5)),
    channels: Array.from({ length: atoms }, (_, i) => i % 2),
  }));
}
