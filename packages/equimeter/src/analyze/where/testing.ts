import { Generator, ones, randn, type Tensor, zeros } from "@equimeter/torch";

import type { Batch } from "../../data/index.js";
import { vector, voxels as onGrids } from "../../groups/index.js";
import { molecules } from "../../measure/testing.js";
import type { Model } from "../../models/model.js";

/** Models whose error is known row by row, for tests. */

const float64 = { dtype: "float64" } as const;

/** Molecules of `measure/testing.ts` with a mask of their two neighbours. */
export function atoms(sizes: number[], c = 0.5, seed = 0): Batch {
  const batch = molecules(sizes, c, seed);
  return { ...batch, neighborMask: ones(batch.neighborIndex.shape, { dtype: "bool" }) };
}

export const chainActions = {
  inputs: { x_t: vector },
  outputs: { x_1: vector },
  target: "x_1",
  mask: "mask",
} as const;

/** Chains of these lengths, side by side. */
export function chains(lengths: readonly number[], seed = 0): Batch {
  const width = Math.max(...lengths);
  const x_1 = randn([lengths.length, width, 3], { generator: new Generator(seed), ...float64 });
  const mask = zeros([lengths.length, width], { dtype: "bool" });
  lengths.forEach((length, i) => mask.select(0, i).narrow(0, 0, length).fill_(1));
  return { x_1, x_t: x_1.clone(), mask, residue_pdb_idx: ones(mask.shape, { dtype: "int64" }) };
}

/**
 * The truth and, whatever the orientation, a vector e_x times these heights of the residues: twisted, it
 * points anywhere, so that μ is the truth and the height's square over three is L and L_equiv of a row.
 *
 * @param heights - [B, N]
 */
export function chainsWith(heights: Tensor): Model {
  return {
    forward({ x_t }) {
      const copies = x_t.shape[0] / heights.shape[0];
      const added = zeros(x_t.shape, float64);
      added.select(2, 0).copy_(heights.repeat([copies, 1]));
      return { x_1: x_t.add(added) };
    },
  };
}

export const gridActions = {
  inputs: { noisy: onGrids },
  outputs: { density: onGrids },
  target: "density",
} as const;

/** The truth and a field that does not turn with it. [C, X, Y, Z] */
export function gridsWith(field: Tensor): Model {
  return { forward: ({ noisy }) => ({ density: noisy.add(field) }) };
}
