import { UserError } from "../../errors.js";

/** The alpha carbons of a chain, which is one. */
export interface Trace {
  /** For messages and tables. */
  readonly name: string;
  /** [n*3] Å, in the order of the sequence */
  readonly positions: ArrayLike<number>;
}

/** Fewer residues have no window of four distances, and no helix. */
export const fewestResidues = 5;

/**
 * The number of residues.
 *
 * @throws UserError for fewer than five, numbers that are no triples, a place that is not finite
 */
export function checkTrace({ name, positions }: Trace): number {
  const { length } = positions;
  if (length % 3 !== 0)
    throw new UserError(
      `${name} has ${length} coordinates, and a trace has three for each residue; give x, y and z of all`,
    );
  const count = length / 3;
  if (count < fewestResidues)
    throw new UserError(
      `${name} has ${count} ${count === 1 ? "residue" : "residues"}, too few for a structure; ` +
        `leave out chains of fewer than ${fewestResidues}`,
    );
  for (let i = 0; i < length; i++)
    if (!Number.isFinite(positions[i]))
      throw new UserError(
        `residue ${Math.floor(i / 3)} of ${name} has the ${"xyz"[i % 3]} ${positions[i]}, which is ` +
          "no finite number; leave the chain out, or look for what made it",
      );
  return count;
}

/** Å between two residues; NaN where one is beyond an end. */
export function distance(positions: ArrayLike<number>, i: number, j: number): number {
  const dx = positions[3 * j] - positions[3 * i];
  const dy = positions[3 * j + 1] - positions[3 * i + 1];
  const dz = positions[3 * j + 2] - positions[3 * i + 2];
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}
