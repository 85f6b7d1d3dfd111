import { arange, einsum, type Generator, type Tensor, tidy } from "@equimeter/torch";

import { UserError } from "../errors.js";
import { type Elements, gather } from "./element.js";
import { icosahedralRotations, octahedralRotations, tetrahedralRotations } from "./finite.js";
import { type Group, SO3 } from "./group.js";

/**
 * How group elements are chosen: `replicates` independent orbits of `orbit` elements each, for every
 * sample. Independent draws are orbits of one element; an enumerated group is one orbit that is the
 * whole group and leaves no sampling error.
 */
export interface Design {
  readonly name: string;
  readonly group: Group;
  readonly replicates: number;
  readonly orbit: number;
  /** Forward passes per sample: `replicates · orbit`. */
  readonly passes: number;
  /** The orbit is the whole group. */
  readonly exact: boolean;
  /** One orbit of an infinite group: the spread comes out too small. */
  readonly biased: boolean;
  /** Elements for `samples` samples, ordered [replicate, element of the orbit, sample]. */
  draw(samples: number, generator: Generator): Elements;
}

/** `count` independent draws per sample: the paper's choice. Spread needs at least two. */
export function independent(options: { count: number; group?: Group }): Design {
  const { count, group = SO3 } = options;
  if (!Number.isInteger(count) || count < 2)
    throw new UserError(`independent needs a count of at least 2 to see a spread, got ${count}`);
  return {
    name: `independent × ${count}${group === SO3 ? "" : ` of ${group.name}`}`,
    group,
    replicates: count,
    orbit: 1,
    passes: count,
    exact: false,
    biased: false,
    draw: (samples, generator) => group.sample(count * samples, generator),
  };
}

export interface OrbitOptions {
  readonly replicates: number;
  /**
   * `SO3`, or a larger group: in `O3` an orbit has each rotation R and −R, in `SE3` each has a shift of
   * its own.
   */
  readonly group?: Group;
}

/** Orbits of the 12 rotations of the tetrahedron: no error in degrees 1, 2 and 5. */
export function tetrahedralOrbits(options: OrbitOptions): Design {
  return orbits("tetrahedralOrbits", tetrahedralRotations, 12, options);
}

/** Orbits of the 24 rotations of the cube: no error in degrees 1, 2, 3, 5, 7 and 11. */
export function octahedralOrbits(options: OrbitOptions): Design {
  return orbits("octahedralOrbits", octahedralRotations, 24, options);
}

/**
 * Orbits of the 60 rotations of the icosahedron: no error in degrees 1 to 5, 7 to 9, 11, 13 and 14
 * (also 17, 19, 23 and 29).
 */
export function icosahedralOrbits(options: OrbitOptions): Design {
  return orbits("icosahedralOrbits", icosahedralRotations, 60, options);
}

/** Every element of a finite group, once. */
export function enumerate(options: { group: Group }): Design {
  const { group } = options;
  const { elements, order } = group;
  if (!elements || !order)
    throw new UserError(
      group.order
        ? `the ${group.order} elements of ${group.name} are too many to enumerate; draw some of them`
        : `enumerate needs a finite group such as O, and ${group.name} has no end`,
    );
  return {
    name: `enumerate ${group.name}`,
    group,
    replicates: 1,
    orbit: order,
    passes: order,
    exact: true,
    biased: false,
    // Element after element, each for all samples.
    draw: (samples) => gather(elements(), arange(order).repeatInterleave(samples)),
  };
}

/**
 * `{A·g·B : g ∈ K}` with independent Haar draws A and B for every replicate and every sample
 * (measure.md 2). With A left out a model whose error has K's symmetry would be measured badly. How
 * the error depends on the degree: `relativeVariance`.
 */
function orbits(
  name: string,
  subgroup: () => Tensor,
  order: number,
  options: OrbitOptions,
): Design {
  const { replicates, group = SO3 } = options;
  const { rotationOrbits } = group;
  if (!rotationOrbits)
    throw new UserError(
      `${name} turn by rotations of space, in the groups SO3, O3 and SE3, not ${group.name}`,
    );
  const orbit = order * rotationOrbits.cosets;
  return {
    ...orbitsOf(name, group, orbit, replicates),
    draw: (samples, generator) =>
      tidy(() => {
        const draws = () =>
          SO3.sample(replicates * samples, generator).rotation.view([replicates, samples, 3, 3]);
        const rotation = einsum("rsij,gjk,rskl->rgsil", [draws(), subgroup(), draws()]);
        return rotationOrbits.extend(rotation, generator);
      }),
  };
}

/** What all designs of orbits say of themselves. @throws UserError for too few replicates */
export function orbitsOf(
  name: string,
  group: Group,
  orbit: number,
  replicates: number,
): Omit<Design, "draw"> {
  if (!Number.isInteger(replicates) || replicates < 1)
    throw new UserError(`${name} needs replicates of at least 1, got ${replicates}`);
  return {
    name:
      `${name} × ${replicates}${group === SO3 ? "" : ` of ${group.name}`}` +
      (replicates === 1 ? " (biased low)" : ""),
    group,
    replicates,
    orbit,
    passes: replicates * orbit,
    exact: false,
    biased: replicates === 1,
  };
}
