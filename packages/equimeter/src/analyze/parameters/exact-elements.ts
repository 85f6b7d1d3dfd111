import { cat, type Generator, randint, type Tensor, tidy } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import {
  type Elements,
  type Group,
  icosahedralRotations,
  octahedralRotations,
  SO3,
  tetrahedralRotations,
} from "../../groups/index.js";

/** Rotations and reflections of space, uniform. */
export const O3: Group = {
  name: "O3",
  law: "haar",
  sample: (count: number, generator: Generator): Elements => ({
    rotation: tidy(() => {
      const sign = randint(2, [count, 1, 1], { generator, dtype: "float64" }).mul(2).sub(1);
      return SO3.sample(count, generator).rotation.mul(sign);
    }),
  }),
};

/** The mean over them is that over SO(3) for polynomials in the entries up to a degree. */
const subgroups: readonly { readonly degree: number; readonly rotations: () => Tensor }[] = [
  { degree: 2, rotations: tetrahedralRotations },
  { degree: 3, rotations: octahedralRotations },
  { degree: 5, rotations: icosahedralRotations },
];

/**
 * Elements whose mean of a polynomial of a degree, in the entries of the rotation, is the mean over the
 * whole group, and no estimate of it: all of a finite group; of SO(3) the rotations of the tetrahedron,
 * cube or icosahedron, which have no invariants of degrees 1–2, 1–3 and 1–5; of O(3) these and their
 * negatives.
 *
 * @throws UserError for higher degrees, and for elements that are no group
 */
export function exactElements(group: Group, degree: number): Elements {
  if (group.law !== "haar")
    throw new UserError(
      `${group.name} is no group: a mean over it is no projection onto what commutes with it`,
    );
  if (group.elements) return group.elements();
  const subgroup = subgroups.find((one) => one.degree >= degree);
  if (!subgroup)
    throw new UserError(
      `a mean over ${group.name} is exact here up to degree 5, that of maps from tensor(2) to tensor(3), ` +
        `and degree ${degree} is needed`,
    );
  return {
    rotation: tidy(() => {
      const rotations = subgroup.rotations();
      return group === O3 ? cat([rotations, rotations.neg()]) : rotations;
    }),
  };
}
