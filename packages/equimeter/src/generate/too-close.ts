import { UserError } from "../errors.js";
import type { VoxelMolecule } from "./molecules.js";
import { checkWord } from "./options.js";
import { firstOfSet } from "./python-set.js";

/**
 * Which of atoms that are too close to each other goes.
 *
 * "lower": from the highest peak to the lowest, an atom stays unless one that stays is too close.
 * It depends on distances and densities alone, so that a molecule and its rotated image lose the
 * same atoms.
 *
 * "first" and "voxmol" list the atoms that are too close to any other, delete one of them and look
 * again at those left, counted anew: "first" that of the least index, "voxmol", as VoxMol does,
 * that which a Python set of their indices gives first. Both can delete more than they have to, and
 * atoms at the very same place stay.
 */
export type TooCloseRule = "lower" | "first" | "voxmol";

export interface TooCloseOptions {
  /** Å; atoms nearer than this are too close. Default: 0.8 */
  distance?: number;
  /** Default: "lower" */
  rule?: TooCloseRule;
}

/**
 * The molecule without atoms that are too close to others. What remains is not refined again: its
 * losses are those of all atoms.
 *
 * @throws UserError for options out of range
 */
export function dropTooClose(
  molecule: VoxelMolecule,
  options: TooCloseOptions = {},
): VoxelMolecule {
  const { positions, channels, peaks } = molecule;
  const heights = peaks.map(({ height }) => height);
  const kept = keptAtoms(positions, heights, options);
  return {
    ...molecule,
    positions: Float64Array.from(kept.flatMap((atom) => [...place(positions, atom)])),
    channels: Int32Array.from(kept, (atom) => channels[atom]),
    peaks: kept.map((atom) => peaks[atom]),
  };
}

/**
 * The indices of atoms that stay, in ascending order.
 *
 * @param positions - [n*3] Å
 * @param heights - [n] of their peaks; only "lower" looks at them, and the earlier of equal ones
 *   wins
 * @throws UserError for options out of range
 */
export function keptAtoms(
  positions: Float64Array,
  heights: ArrayLike<number>,
  { distance = 0.8, rule = "lower" }: TooCloseOptions = {},
): number[] {
  if (!(distance >= 0 && distance < Infinity))
    throw new UserError(`distance must be a length in Å from 0 on, not ${distance}`);
  if (heights.length !== positions.length / 3)
    throw new UserError(`${positions.length / 3} atoms and ${heights.length} heights do not fit`);
  checkWord("rule", rule, ["lower", "first", "voxmol"]);
  if (rule === "lower")
    return keepHigher(
      clashes(positions, (d) => d < distance),
      heights,
    );
  return deleteOneByOne(
    clashes(positions, (d) => d > 0 && d < distance),
    rule === "first" ? ([first]) => first : firstOfSet,
  );
}

/** For each atom those that are too close to it. */
function clashes(positions: Float64Array, isClose: (distance: number) => boolean): number[][] {
  const atoms = Array.from({ length: positions.length / 3 }, (_, atom) => atom);
  const distance = (a: number, b: number): number => {
    const [p, q] = [place(positions, a), place(positions, b)];
    return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
  };
  return atoms.map((a) => atoms.filter((b) => b !== a && isClose(distance(a, b))));
}

function keepHigher(close: readonly number[][], heights: ArrayLike<number>): number[] {
  const kept = new Set<number>();
  const falling = [...close.keys()].sort((a, b) => heights[b] - heights[a] || a - b);
  for (const atom of falling) if (!close[atom].some((other) => kept.has(other))) kept.add(atom);
  return [...kept].sort((a, b) => a - b);
}

/** @param choose - one of some places in the list of the atoms left, which moves up each time */
function deleteOneByOne(
  close: readonly number[][],
  choose: (ascending: number[]) => number,
): number[] {
  const left = [...close.keys()];
  for (;;) {
    const isLeft = new Set(left);
    const listed = [...left.keys()].filter((at) => close[left[at]].some((b) => isLeft.has(b)));
    if (listed.length === 0) return left;
    left.splice(choose(listed), 1);
  }
}

function place(positions: Float64Array, atom: number): Float64Array {
  return positions.subarray(3 * atom, 3 * atom + 3);
}
