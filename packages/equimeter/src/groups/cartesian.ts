import type { Tensor } from "@equimeter/torch";

import { UserError } from "../errors.js";
import type { Representation } from "./representation.js";
import { expectTrailing, isPlanar, planePart, turnBy, turnLast } from "./turn.js";

/** Stays as it is: energies, charges, elements. [rows, …] */
export const invariant: Representation = {
  name: "invariant",
  syntax: { kind: "invariant" },
  act: (_, values) => values,
};

/**
 * Turns and does not shift: forces, velocities, dipoles. [rows, …, 3], or [rows, …, 2] in the plane of
 * x and y under elements that keep z
 */
export const vector: Representation = {
  name: "vector",
  syntax: { kind: "vector" },
  act: ({ rotation }, values) => turnVectors(rotation, values, "vector"),
};

/** Turns as a vector and keeps its sign in reflections, det(R) R v: magnetic moments, torques. [rows, …, 3] */
export const pseudovector: Representation = {
  name: "pseudovector",
  syntax: { kind: "pseudovector" },
  act: ({ rotation }, values) =>
    turnLast(rotation.mul(handedness(rotation)), values, "pseudovector"),
};

/** Turns and shifts: positions. [rows, …, 3], or [rows, …, 2] as vectors of the plane */
export const point: Representation = {
  name: "point",
  syntax: { kind: "point" },
  act({ rotation, translation }, values) {
    const turned = turnVectors(rotation, values, "point");
    if (!translation) return turned;
    const [rows, ...rest] = values.shape;
    const size = rest.at(-1)!;
    const shift = translation.narrow(1, 0, size);
    const shifted = turned.add(shift.reshape([rows, ...rest.slice(0, -1).map(() => 1), size]));
    return shifted.to({ dtype: values.dtype });
  },
};

/** Lattice vectors in rows: each turns. [rows, 3, 3] */
export const cell: Representation = {
  name: "cell",
  syntax: { kind: "cell" },
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
    syntax: { kind: "tensor", rank },
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

/** 1 of rotations and −1 of the others, [rows, 1, 1]: the triple product of the columns. */
export function handedness(rotation: Tensor): Tensor {
  const [x, y, z] = rotation.unbind(2);
  return x
    .mul(y.linalgCross(z, { dim: 1 }))
    .sum(1)
    .sign()
    .view([-1, 1, 1]);
}

function turnVectors(rotation: Tensor, values: Tensor, name: string): Tensor {
  if (!isPlanar(values)) return turnLast(rotation, values, name);
  return turnBy(planePart(rotation, values, name), values, name);
}
