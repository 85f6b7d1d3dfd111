import type { Tensor } from "@equimeter/torch";

import type { Elements } from "./element.js";

/** How group elements act on one named tensor, one element for each of its rows. */
export interface Representation {
  readonly name: string;
  /**
   * @param elements - one for each row of `values`
   * @param values - [rows, …]
   * @throws Error when the rows cannot carry the action
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
    return turned.add(translation.view([rows, ...rest.slice(0, -1).map(() => 1), 3]));
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

/** Cartesian tensors: every one of the last `rank` axes turns. Stress, polarisability: `tensor(2)`. */
export function tensor(rank: number): Representation {
  const name = `tensor(${rank})`;
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

/** Representations by the words of recipes and of the command line. */
export function representation(name: string): Representation | null {
  const rank = /^tensor\((\d)\)$/.exec(name);
  if (rank) return tensor(Number(rank[1]));
  return [invariant, vector, point, cell].find((known) => known.name === name) ?? null;
}

function turnLast(rotation: Tensor, values: Tensor, name: string): Tensor {
  expectTrailing(values, 1, name);
  const [rows, ...rest] = values.shape;
  if (rotation.shape[0] !== rows)
    throw new Error(`${name}: ${rotation.shape[0]} elements for ${rows} rows`);
  if (rest.length === 1) return rotation.mul(values.unsqueeze(1)).sum(-1);
  return values.reshape([rows, -1, 3]).matmul(rotation.transpose(1, 2)).view(values.shape);
}

function expectTrailing(values: Tensor, axes: number, name: string): void {
  const { shape } = values;
  const trailing = shape.slice(1).slice(-axes);
  if (trailing.length < axes || trailing.some((size) => size !== 3))
    throw new Error(`${name} needs ${axes} trailing axes of size 3 after the rows, got [${shape}]`);
}
