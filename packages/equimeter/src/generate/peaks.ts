import type { Tensor } from "@equimeter/torch";

/** A voxel that stands out among its 26 neighbours. */
export interface Peak {
  readonly channel: number;
  /** [3] along x, y and z */
  readonly voxel: readonly [number, number, number];
  /** The density there. */
  readonly height: number;
}

export interface PeakOptions {
  /** Whether voxels on the faces of the grid can be peaks. Default: true */
  border?: boolean;
  /**
   * Of equal neighbours, the one that comes first is the peak, or none of them. Default: "first"
   */
  ties?: "first" | "none";
}

/** The density with 0 where it is less than `level`, a new tensor. Any shape. */
export function thresholded(density: Tensor, level: number): Tensor {
  return density.maskedFill(density.lt(level), 0);
}

/**
 * Voxels with a density above 0 and above that of their 26 neighbours, channel after channel, in
 * each in the order of x, y and z.
 *
 * VoxMol's peaks are those of `{ border: false, ties: "none" }`: there the outermost voxels are
 * repeated beyond the grid, so that each has an equal neighbour, and equal neighbours are no peaks.
 *
 * @param density - of one molecule, [C, X, Y, Z]
 */
export function findPeaks(
  density: Tensor,
  { border = true, ties = "first" }: PeakOptions = {},
): Peak[] {
  const [channels, X, Y, Z] = density.shape;
  const values = density.to("cpu").contiguous().toTypedArray();
  const near = neighbours(Y, Z);
  const peaks: Peak[] = [];
  const visit = (channel: number, x: number, y: number, z: number): void => {
    const at = ((channel * X + x) * Y + y) * Z + z;
    const height = Number(values[at]);
    if (!(height > 0)) return;
    const isOutside = (size: number, i: number): boolean => i < 0 || i >= size;
    for (const { dx, dy, dz, step } of near) {
      if (isOutside(X, x + dx) || isOutside(Y, y + dy) || isOutside(Z, z + dz)) continue;
      const other = values[at + step];
      if (other > height || (other === height && (ties === "none" || step < 0))) return;
    }
    peaks.push({ channel, voxel: [x, y, z], height });
  };
  const margin = border ? 0 : 1;
  for (let channel = 0; channel < channels; channel++)
    for (let x = margin; x < X - margin; x++)
      for (let y = margin; y < Y - margin; y++)
        for (let z = margin; z < Z - margin; z++) visit(channel, x, y, z);
  return peaks;
}

/** Steps to the 26 voxels that share a face, an edge or a corner with one. */
function neighbours(Y: number, Z: number) {
  const near = [-1, 0, 1];
  return near
    .flatMap((dx) => near.flatMap((dy) => near.map((dz) => ({ dx, dy, dz }))))
    .map(({ dx, dy, dz }) => ({ dx, dy, dz, step: (dx * Y + dy) * Z + dz }))
    .filter(({ dx, dy, dz }) => dx !== 0 || dy !== 0 || dz !== 0);
}
