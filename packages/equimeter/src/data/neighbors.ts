import { UserError } from "../errors.js";

export interface NeighborOptions {
  /** Å; neighbours are strictly nearer than this. Infinity takes all. */
  cutoff: number;
  /** Neighbours kept per atom, at least 1. */
  count: number;
}

export interface NearestNeighbors {
  /** [n*count] row-major: the neighbours of each atom, nearest first; -1 where there are fewer. */
  index: Int32Array;
}

/** Atoms nearer than this (Å) are the same atom written twice. */
const coincident = 1e-3;

/**
 * For each atom of one non-periodic structure its `count` nearest others within `cutoff`.
 * Sorted by distance; equal distances by index.
 *
 * All pairs are looked at, O(n²): for molecules of up to a few hundred atoms this is faster than
 * building cell lists. Systems of many thousands of atoms would want those.
 *
 * @param positions [n*3] Å, row-major
 * @throws UserError for coincident atoms, for a coordinate that is not finite, for bad options
 */
export function nearestNeighbors(
  positions: Float64Array,
  { cutoff, count }: NeighborOptions,
): NearestNeighbors {
  checkOptions(positions, cutoff, count);
  const n = positions.length / 3;
  const index = new Int32Array(n * count).fill(-1);
  const squares = new Float64Array(count); // of the distances in the row at hand, ascending
  for (let i = 0; i < n; i++) {
    const x = positions[3 * i];
    const y = positions[3 * i + 1];
    const z = positions[3 * i + 2];
    const row = i * count;
    squares.fill(cutoff * cutoff);
    for (let j = 0; j < n; j++) {
      if (j === i) continue;
      const dx = positions[3 * j] - x;
      const dy = positions[3 * j + 1] - y;
      const dz = positions[3 * j + 2] - z;
      const square = dx * dx + dy * dy + dz * dz;
      if (square < coincident * coincident) throw coincidence(i, j, square);
      if (!(square < squares[count - 1])) continue;
      // Insertion behind its equals: j ascends, so ties stay in the order of their index.
      let place = count - 1;
      for (; place > 0 && square < squares[place - 1]; place--) {
        squares[place] = squares[place - 1];
        index[row + place] = index[row + place - 1];
      }
      squares[place] = square;
      index[row + place] = j;
    }
  }
  return { index };
}

function coincidence(i: number, j: number, square: number): UserError {
  const distance = Math.sqrt(square).toPrecision(2);
  return new UserError(
    `atoms ${i} and ${j} (counted from 0) are ${distance} Å apart, ` +
      "which makes them one atom written twice: remove one of the two",
  );
}

function checkOptions(positions: Float64Array, cutoff: number, count: number): void {
  if (!(cutoff > 0)) {
    throw new UserError(`the neighbour cutoff must be a positive distance in Å, not ${cutoff}`);
  }
  if (!Number.isInteger(count) || count < 1) {
    throw new UserError(`the number of neighbours must be a whole number from 1 on, not ${count}`);
  }
  if (positions.length % 3 !== 0) {
    throw new UserError(`positions need 3 numbers an atom, but there are ${positions.length}`);
  }
  const bad = positions.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    throw new UserError(`a coordinate of atom ${Math.floor(bad / 3)} is ${positions[bad]}`);
  }
}
