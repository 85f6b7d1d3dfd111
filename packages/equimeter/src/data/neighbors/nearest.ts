import { UserError } from "../../errors.js";
import { binned } from "./bins.js";
import { frameOf, type Lattice } from "./frame.js";
import { Ranking } from "./ranking.js";

export interface NeighborOptions {
  /** Å; neighbours are strictly nearer than this. Infinity takes all, but not of a crystal. */
  cutoff: number;
  /** Neighbours kept per atom, at least 1. */
  count: number;
}

export interface NearestNeighbors {
  /** [n*count] row-major: the neighbours of each atom, nearest first; -1 where there are fewer. */
  index: Int32Array;
  /** [n*count*3]: the lattice vectors to add to each neighbour's position. Only where periodic. */
  image?: Int32Array;
}

/** Atoms nearer than this (Å) are the same atom written twice. */
const coincident = 1e-3;

/**
 * For each atom its `count` nearest others within `cutoff`, periodic images among them. Sorted by
 * distance; equal distances by index, then by image.
 *
 * Atoms are sorted into boxes and looked for in growing shells of boxes around each atom until nothing
 * nearer can follow: the time grows with the number of atoms, not with its square, and for evenly filled
 * structures not with the cutoff.
 *
 * @param positions - [n*3] Å, row-major
 * @throws UserError for coincident atoms, a coordinate that is not finite, a flat cell, bad options
 */
export function nearestNeighbors(
  positions: Float64Array,
  { cutoff, count }: NeighborOptions,
  lattice?: Lattice,
): NearestNeighbors {
  const periodic = lattice?.periodic.some(Boolean) ?? false;
  checkOptions(positions, cutoff, count, periodic);
  const n = positions.length / 3;
  const frame = frameOf(positions, lattice);
  const bins = binned(positions, frame);
  const ranking = new Ranking(n, count, cutoff, periodic);
  const furthest = periodic ? Infinity : Math.max(...bins.counts);
  for (let i = 0; i < n; i++) {
    ranking.begin(i);
    for (let shell = 0; shell <= furthest; shell++) {
      lookThrough(shell, i);
      // Never before the second shell: an atom written twice may lie just across a border.
      const seen = shell * bins.edge * (1 - 1e-9);
      if (shell > 0 && (seen >= cutoff || seen * seen >= ranking.worst)) break;
    }
  }
  return ranking.result;

  /** All boxes `shell` away from that of atom i, in the largest of the three directions. */
  function lookThrough(shell: number, i: number): void {
    const [p, q, r] = bins.places.subarray(3 * i, 3 * i + 3);
    for (let a = -shell; a <= shell; a++) {
      if (outside(0, p + a)) continue;
      for (let b = -shell; b <= shell; b++) {
        if (outside(1, q + b)) continue;
        const inner = Math.abs(a) !== shell && Math.abs(b) !== shell;
        const step = inner ? Math.max(1, 2 * shell) : 1; // only the two ends
        for (let c = -shell; c <= shell; c += step)
          if (!outside(2, r + c)) lookInto(p + a, q + b, r + c, i);
      }
    }
  }

  function outside(k: number, place: number): boolean {
    return !frame.periodic[k] && (place < 0 || place >= bins.counts[k]);
  }

  function lookInto(p: number, q: number, r: number, i: number): void {
    const [np, nq, nr] = bins.counts;
    const [u, v, w] = [Math.floor(p / np), Math.floor(q / nq), Math.floor(r / nr)];
    const box = ((p - u * np) * nq + q - v * nq) * nr + r - w * nr;
    const { atoms, starts, wraps } = bins;
    const { vectors } = frame;
    for (let at = starts[box]; at < starts[box + 1]; at++) {
      const j = atoms[at];
      const s0 = u + wraps[3 * i] - wraps[3 * j];
      const s1 = v + wraps[3 * i + 1] - wraps[3 * j + 1];
      const s2 = w + wraps[3 * i + 2] - wraps[3 * j + 2];
      if (j === i && s0 === 0 && s1 === 0 && s2 === 0) continue;
      let dx = positions[3 * j] - positions[3 * i];
      let dy = positions[3 * j + 1] - positions[3 * i + 1];
      let dz = positions[3 * j + 2] - positions[3 * i + 2];
      if (periodic) {
        dx += s0 * vectors[0] + s1 * vectors[3] + s2 * vectors[6];
        dy += s0 * vectors[1] + s1 * vectors[4] + s2 * vectors[7];
        dz += s0 * vectors[2] + s1 * vectors[5] + s2 * vectors[8];
      }
      const square = dx * dx + dy * dy + dz * dz;
      if (square < coincident * coincident) throw coincidence(i, j, square);
      ranking.offer(square, j, s0, s1, s2);
    }
  }
}

function coincidence(i: number, j: number, square: number): UserError {
  const [first, second] = [Math.min(i, j), Math.max(i, j)];
  const distance = Math.sqrt(square).toPrecision(2);
  const which =
    first === second ? `atom ${first} and its own image` : `atoms ${first} and ${second}`;
  return new UserError(
    `${which} (counted from 0) are ${distance} Å apart, ` +
      "which makes them one atom written twice: remove one of the two",
  );
}

function checkOptions(
  positions: Float64Array,
  cutoff: number,
  count: number,
  periodic: boolean,
): void {
  if (!(cutoff > 0))
    throw new UserError(`the neighbour cutoff must be a positive distance in Å, not ${cutoff}`);
  if (periodic && cutoff === Infinity)
    throw new UserError("a periodic structure needs a finite neighbour cutoff, not Infinity");
  if (!Number.isInteger(count) || count < 1)
    throw new UserError(`the number of neighbours must be a whole number from 1 on, not ${count}`);
  if (positions.length % 3 !== 0)
    throw new UserError(`positions need 3 numbers an atom, but there are ${positions.length}`);
  const bad = positions.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    throw new UserError(`a coordinate of atom ${Math.floor(bad / 3)} is ${positions[bad]}`);
}
