import { fromTypedArray } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import type { Batch } from "../batch.js";
import type { Structure } from "../structure.js";
import {
  type AugmentOptions,
  augmentation,
  augmentPositions,
  centred,
  type Random,
} from "./augment.js";
import { channelsOf } from "./channels.js";
import type { VoxelGrid } from "./grid.js";
import { densityOf } from "./tensor.js";

export interface CollateVoxelsOptions {
  /** Places each molecule at random. Default: as it lies, with its centroid at the origin. */
  augment?: AugmentOptions & { random: Random };
  /**
   * What to do about atoms no voxel of which is in the grid: "error", or "count" them, in
   * `atomsOutside [B]`. Default "error".
   */
  outside?: "error" | "count";
}

/**
 * Molecules as one batch of grids, `density [B, C, X, Y, Z]` float32, and with `outside: "count"`
 * `atomsOutside [B]` int64. See voxelizeInto.
 *
 * @throws UserError with the structure's name for an element without a channel and for atoms
 * outside of the grid
 */
export function collateVoxels(
  structures: readonly Structure[],
  grid: VoxelGrid,
  { augment, outside = "error" }: CollateVoxelsOptions = {},
): Batch {
  if (outside !== "error" && outside !== "count")
    throw new UserError(`outside must be "error" or "count", not ${JSON.stringify(outside)}`);
  if (augment) augmentation(augment);
  const molecules = structures.map((structure) => ({
    positions: augment
      ? augmentPositions(structure.positions, augment.random, augment)
      : centred(structure.positions),
    channels: channelsOf(structure, grid),
  }));
  const atomsOutside = new Int32Array(structures.length);
  const density = densityOf(molecules, grid, "float32", (atoms, molecule) => {
    if (outside === "error") throw outsideError(structures[molecule], atoms, grid);
    atomsOutside[molecule] = atoms;
  });
  const batch: Batch = { density };
  if (outside === "count") batch.atomsOutside = fromTypedArray(atomsOutside).to("int64");
  return batch;
}

function outsideError(
  { name, atomicNumbers }: Structure,
  count: number,
  { size, resolution }: VoxelGrid,
): UserError {
  return new UserError(
    `${name}: ${count} of ${atomicNumbers.length} atoms lie outside of the grid of ` +
      `${size.join(" × ")} voxels of ${resolution} Å; take a larger grid, leave such molecules out ` +
      'with gridFilter, or set outside to "count"',
  );
}
