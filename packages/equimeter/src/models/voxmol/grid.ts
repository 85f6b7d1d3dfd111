import type { Tensor } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import type { VoxmolConfig } from "./config.js";

/**
 * @throws UserError unless there is a grid, [B, elements, X, Y, Z], and it would come back from the
 *   coarsest level in its own size: no halving may leave a voxel over
 */
export function checkGrid(
  density: Tensor | undefined,
  { elements, multipliers }: VoxmolConfig,
): void {
  const shape = density?.shape;
  if (shape?.length !== 5 || shape[1] !== elements)
    throw new UserError(
      `the model needs a density [B, ${elements}, X, Y, Z], a channel for each of ` +
        `model.elements, and the batch has ${shape ? `[${shape.join(", ")}]` : "none"}`,
    );
  const levels = multipliers.length;
  const multiple = 2 ** (levels - 1);
  const grid = shape.slice(2);
  if (grid.every((size) => size > 0 && size % multiple === 0)) return;
  throw new UserError(
    `a grid of ${grid.join(" × ")} voxels does not fit a model of ${levels} levels: take ` +
      `multiples of ${multiple} along every axis, or fewer model.multipliers`,
  );
}
