import { UserError } from "../../errors.js";
import { half, type VoxelGrid } from "./grid.js";

/** Width of the Gaussian over the radius: v = exp(−d² / (0.93 radius)²), without the usual ½. */
const relativeWidth = 0.93;

/** Rounding must not decide which of two voxels as near as each other is in the window. */
const tie = 1e-9;

/** Along one axis: voxels `first` … `first + count − 1` of the window that lie in the grid. */
export interface Side {
  first: number;
  count: number;
  /** The Gaussian's factor of this axis at each of them. */
  readonly values: Float64Array;
  /** From the atom to their centres, Å. */
  readonly distances: Float64Array;
}

/**
 * The voxels on which one atom is drawn, and the atom's density there. It is separable:
 * v(i, j, k) = x(i) y(j) z(k), so that 33 exponentials make 1331 values. One object serves all atoms
 * one after the other.
 */
export class AtomWindow {
  readonly x: Side;
  readonly y: Side;
  readonly z: Side;
  private readonly sides: readonly Side[];

  constructor(private readonly grid: VoxelGrid) {
    const most = 2 * grid.reach + 2;
    this.sides = [0, 1, 2].map(() => ({
      first: 0,
      count: 0,
      values: new Float64Array(most),
      distances: new Float64Array(most),
    }));
    [this.x, this.y, this.z] = this.sides;
  }

  /**
   * Moves to an atom of `channel`; false when no voxel of its window is in the grid.
   *
   * @param at - where its coordinates start in `positions`
   * @throws UserError for a coordinate that is not finite
   */
  moveTo(positions: ArrayLike<number>, at: number, channel: number): boolean {
    let isInside = true;
    for (let axis = 0; axis < 3; axis++)
      if (!this.measure(axis, positions[at + axis], at / 3)) isInside = false;
    if (isInside) this.fill(this.squaredWidth(channel));
    return isInside;
  }

  /** (0.93 radius)² of a channel, Å². */
  squaredWidth(channel: number): number {
    return (relativeWidth * this.grid.radii[channel]) ** 2;
  }

  private measure(axis: number, position: number, atom: number): boolean {
    const { resolution, window, reach, offset, size } = this.grid;
    if (!Number.isFinite(position))
      throw new UserError(`atom ${atom} is at ${position} in ${"xyz"[axis]}; mend its position`);
    const middle = half(size[axis]);
    const at = position / resolution + middle; // in voxels, from the lower face of the grid
    const [low, high] =
      window === "voxmol"
        ? [Math.floor(at) - reach, Math.floor(at) + reach]
        : [Math.ceil(at - offset - reach - 0.5 - tie), Math.floor(at - offset + reach + 0.5 + tie)];
    const side = this.sides[axis];
    side.first = Math.max(0, low);
    side.count = Math.min(size[axis] - 1, high) - side.first + 1;
    for (let i = 0; i < side.count; i++)
      side.distances[i] = resolution * (side.first + i - middle + offset) - position;
    return side.count > 0;
  }

  private fill(squaredWidth: number): void {
    for (const { count, values, distances } of this.sides)
      for (let i = 0; i < count; i++) values[i] = Math.exp(-(distances[i] ** 2) / squaredWidth);
  }
}
