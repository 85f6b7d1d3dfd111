import { type Generator, randn, stack, type Tensor, tidy } from "@equimeter/torch";

import type { Elements } from "./element.js";

/**
 * A group with the law its elements are drawn from. Under `haar` the average over the group is
 * exactly equivariant; any other law is a `probe`.
 */
export interface Group {
  readonly name: string;
  readonly law: "haar" | "probe";
  /** `count` independent elements, float64. */
  sample(count: number, generator: Generator): Elements;
  /** All elements, for finite groups. */
  readonly elements?: () => Elements;
  /** Number of elements, for finite groups. */
  readonly order?: number;
  /** For groups that have all rotations of space in them: what orbits of rotations become. */
  readonly rotationOrbits?: RotationOrbits;
}

/** How an orbit of rotations makes one of a larger group. */
export interface RotationOrbits {
  /** Elements for each rotation. */
  readonly cosets: number;
  /**
   * @param rotation - uniform ones, [replicates, orbit, samples, 3, 3]
   * @returns elements in the same order, the orbits `cosets` times as long
   */
  extend(rotation: Tensor, generator: Generator): Elements;
}

/** Rotations of space, uniform. */
export const SO3: Group = {
  name: "SO3",
  law: "haar",
  sample: (count, generator) => ({
    rotation: rotationOf(randn([count, 4], { generator, dtype: "float64" })),
  }),
  rotationOrbits: { cosets: 1, extend: (rotation) => ({ rotation: rotation.reshape([-1, 3, 3]) }) },
};

/**
 * Rotation matrices [n, 3, 3] of quaternions [n, 4] of any length but 0, (w, x, y, z).
 * The direction of a normal vector in R⁴ is uniform on the sphere of unit quaternions, which is
 * Haar's law on SO(3).
 */
export function rotationOf(quaternions: Tensor): Tensor {
  return tidy(() => {
    const unit = quaternions.div(quaternions.square().sum(-1, { keepdim: true }).sqrt());
    const products = unit.unsqueeze(-1).mul(unit.unsqueeze(-2)); // [n, 4, 4]
    const q = (a: number, b: number) => products.select(1, a).select(1, b).mul(2);
    const rows = [
      [q(2, 2).add(q(3, 3)).rsub(1), q(1, 2).sub(q(0, 3)), q(1, 3).add(q(0, 2))],
      [q(1, 2).add(q(0, 3)), q(1, 1).add(q(3, 3)).rsub(1), q(2, 3).sub(q(0, 1))],
      [q(1, 3).sub(q(0, 2)), q(2, 3).add(q(0, 1)), q(1, 1).add(q(2, 2)).rsub(1)],
    ];
    return stack(
      rows.map((row) => stack(row, 1)),
      1,
    );
  });
}
