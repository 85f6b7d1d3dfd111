import { fromTypedArray } from "@equimeter/torch";

import { UserError } from "../../../errors.js";
import type { Batch } from "../../batch.js";
import type { Chain } from "../chain.js";

export interface CollateChainsOptions {
  /** N, at least the longest chain. Default: the longest chain. */
  length?: number;
  /** Residues further apart than this, in Å, have a break between them. Default 4.0, Proteína's. */
  breakDistance?: number;
}

const angstromPerNanometre = 10;
/** In `residue_pdb_idx`, as in the original. */
const noResidue = -1;

/**
 * Chains of any length side by side as one batch, under Proteína's names:
 * * `x_1` [B, N, 3] float32, alpha carbons in nm, each chain about its own centre, 0 in padding;
 * * `mask` [B, N] bool, whether a residue is there;
 * * `residue_pdb_idx` [B, N] int64, the authors' numbers, −1 in padding;
 * * `chain_breaks_per_residue` [B, N] bool, whether the next residue is too far away.
 *
 * @throws UserError for no chains, an empty one, one longer than `length`
 */
export function collateChains(
  chains: readonly Chain[],
  { length, breakDistance = 4 }: CollateChainsOptions = {},
): Batch {
  if (chains.length === 0)
    throw new UserError("a batch needs a chain at least, and there are none");
  const longest = chains.reduce((most, { sequence }) => Math.max(most, sequence.length), 0);
  const width = length ?? longest;
  chains.forEach(({ sequence, name }) => checkLength(sequence.length, name, width));
  if (!(breakDistance > 0))
    throw new UserError(`breakDistance must be a distance in Å above 0, not ${breakDistance}`);
  const shape = [chains.length, width];
  const slots = chains.length * width;
  const points = new Float32Array(3 * slots);
  const mask = new Uint8Array(slots);
  const numbers = new BigInt64Array(slots).fill(BigInt(noResidue));
  const breaks = new Uint8Array(slots);
  chains.forEach(({ positions, residueNumbers }, row) => {
    const first = row * width;
    points.set(centredInNanometres(positions), 3 * first);
    mask.fill(1, first, first + residueNumbers.length);
    numbers.set(BigInt64Array.from(residueNumbers, BigInt), first);
    breaks.set(breaksOf(positions, breakDistance), first);
  });
  return {
    x_1: fromTypedArray(points, [...shape, 3]),
    mask: fromTypedArray(mask, shape).to("bool"),
    residue_pdb_idx: fromTypedArray(numbers, shape),
    chain_breaks_per_residue: fromTypedArray(breaks, shape).to("bool"),
  };
}

function checkLength(residues: number, name: string, width: number): void {
  if (residues === 0) throw new UserError(`${name} has no residues; leave it out`);
  if (!(Number.isInteger(width) && residues <= width))
    throw new UserError(
      `${name} has ${residues} residues and does not fit into a length of ${width}: take a larger ` +
        "one, or leave longer chains out with lengthFilter",
    );
}

function centredInNanometres(positions: Float64Array): Float64Array {
  const count = positions.length / 3;
  const mean = [0, 0, 0];
  positions.forEach((value, i) => (mean[i % 3] += value / count));
  return positions.map((value, i) => (value - mean[i % 3]) / angstromPerNanometre);
}

/** [n] Nothing follows the last. */
function breaksOf(positions: Float64Array, most: number): Uint8Array {
  return Uint8Array.from({ length: positions.length / 3 }, (_, residue) => {
    const [a, b] = [3 * residue, 3 * residue + 3];
    const distance = Math.hypot(
      positions[b] - positions[a],
      positions[b + 1] - positions[a + 1],
      positions[b + 2] - positions[a + 2],
    );
    return distance > most ? 1 : 0; // NaN behind the last
  });
}
