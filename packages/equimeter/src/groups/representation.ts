import type { Tensor } from "@equimeter/torch";

import { UserError } from "../errors.js";
import type { Elements } from "./element.js";
import { voxels, voxelVectors } from "./voxels.js";

/** How group elements act on one named tensor, one element for each of its rows. */
export interface Representation {
  readonly name: string;
  /**
   * @param elements - one for each row of `values`
   * @param values - [rows, …]
   * @returns the shape of `values`
   * @throws UserError when the values cannot carry the action
   */
  act(elements: Elements, values: Tensor): Tensor;
}

/** Stays as it is: energies, charges, elements. [rows, …] */
export const invariant: Representation = { name: "invariant", act: (_, values) => values };

/** Turns and does not shift: forces, velocities, dipoles. [rows, …, 3] */
export const vector: Representation = {
  name: "vector",
  act: ({ rotation }, values) => turnLast(rotation, values, "vector"),
};

/** Turns and shifts: positions. [rows, …, 3] */
export const point: Representation = {
  name: "point",
  act({ rotation, translation }, values) {
    const turned = turnLast(rotation, values, "point");
    if (!translation) return turned;
    const [rows, ...rest] = values.shape;
    return turned.add(translation.reshape([rows, ...rest.slice(0, -1).map(() => 1), 3]));
  },
};

/** Lattice vectors in rows: each turns. [rows, 3, 3] */
export const cell: Representation = {
  name: "cell",
  act({ rotation }, values) {
    expectTrailing(values, 2, "cell");
    return turnLast(rotation, values, "cell");
  },
};

/**
 * Cartesian tensors: every one of the last `rank` axes turns. Stress, polarisability: `tensor(2)`.
 *
 * @throws UserError unless `rank` is an integer from 1 on
 */
export function tensor(rank: number): Representation {
  const name = `tensor(${rank})`;
  if (!Number.isInteger(rank) || rank < 1)
    throw new UserError(`${name} needs a rank of 1 or more; what does not turn is "invariant"`);
  return {
    name,
    act({ rotation }, values) {
      expectTrailing(values, rank, name);
      let turned = values;
      // Turning the last axis and moving it to the front of the others visits each axis once.
      for (let i = 0; i < rank; i++)
        turned = turnLast(rotation, turned, name).movedim(-1, values.rank - rank);
      return turned;
    },
  };
}

/** Representations by the words of recipes and of the command line; null for other words. */
export function representation(name: string): Representation | null {
  const rank = /^tensor\(([1-9])\)$/.exec(name);
  if (rank) return tensor(Number(rank[1]));
  const all = [invariant, vector, point, cell, voxels, voxelVectors];
  return all.find((known) => known.name === name) ?? null;
}

/** `R v` for the vectors along the last axis of [rows, …, 3]. */
function turnLast(rotation: Tensor, values: Tensor, name: string): Tensor {
  expectTrailing(values, 1, name);
  if (!/float/.test(values.dtype))
    throw new UserError(`${name} needs real numbers, got ${values.dtype} [${values.shape}]`);
  const [rows, ...rest] = values.shape;
  if (rotation.shape[0] !== rows)
    throw new UserError(`${name}: ${rotation.shape[0]} group elements for ${rows} rows`);
  if (rest.length === 1) return rotation.mul(values.unsqueeze(1)).sum(-1);
  const vectors = rest.slice(0, -1).reduce((product, size) => product * size, 1);
  return values.reshape([rows, vectors, 3]).matmul(rotation.transpose(1, 2)).view(values.shape);
}

function expectTrailing(values: Tensor, axes: number, name: string): void {
  const { shape } = values;
  const trailing = shape.slice(1).slice(-axes);
  if (trailing.length === axes && trailing.every((size) => size === 3)) return;
  const needed = `[rows, …${", 3".repeat(axes)}]`;
  throw new UserError(`${name} needs the shape ${needed}, got [${shape.join(", ")}]`);
}
