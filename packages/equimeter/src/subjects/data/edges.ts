import { nearestNeighbors, type Structure } from "../../data/index.js";
import { UserError } from "../../errors.js";

/** Pairs of atoms (i, j), both ways, with the lattice vectors that bring j near i. */
export interface Edges {
  /** [E*2] row-major: i, then j */
  readonly index: Int32Array;
  /** [E*3]: r_j + shift · cell − r_i is shorter than the cutoff */
  readonly shift: Float64Array;
}

/** Neighbours asked for at first; more are asked for where an atom has as many. */
const usualCount = 64;

/**
 * All pairs within `cutoff` Å, periodic images among them.
 *
 * @throws UserError for a structure without a cell that is periodic, and for atoms written twice
 */
export function edgesOf(structure: Structure, cutoff: number): Edges {
  const { positions, cell, periodic, name } = structure;
  const repeats = periodic.some(Boolean);
  if (repeats && !cell) throw new UserError(`${name} is periodic but has no cell`);
  const lattice = repeats ? { cell: cell!, periodic } : undefined;
  const atoms = positions.length / 3;
  for (let count = usualCount; ; count *= 2) {
    const found = within(name, () => nearestNeighbors(positions, { cutoff, count }, lattice));
    const isFull = Array.from({ length: atoms }).some(
      (_, i) => found.index[(i + 1) * count - 1] >= 0,
    );
    if (!isFull) return pairs(found.index, found.image, count);
  }
}

function pairs(index: Int32Array, image: Int32Array | undefined, count: number): Edges {
  const slots = Array.from(index.keys()).filter((slot) => index[slot] >= 0);
  return {
    index: Int32Array.from(slots.flatMap((slot) => [Math.floor(slot / count), index[slot]])),
    shift: Float64Array.from(
      slots.flatMap((slot) => [0, 1, 2].map((axis) => image?.[3 * slot + axis] ?? 0)),
    ),
  };
}

function within<T>(name: string, body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (error instanceof UserError) throw new UserError(`${name}: ${error.message}`);
    throw error;
  }
}
