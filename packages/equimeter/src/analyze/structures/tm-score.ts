import { checkPair, fit, squaredDistances } from "./superpose.js";
import type { Trace } from "./trace.js";

/** Fragments as short as this are the last to start from. */
const shortestFragment = 4;
/** How often a fragment is halved at most: N to N/16, and four residues. */
const halvings = 4;
const mostRounds = 20;
/** Å, between which the distance lies that decides which residues are superposed next. */
const [leastSearch, mostSearch] = [4.5, 8];

/**
 * The distance that halves a residue's part in the score, Å: 1.24 ∛(N − 15) − 1.8 (Zhang and Skolnick
 * 2004, equation 5), at least 0.5 as in their program, which it is up to 21 residues.
 */
export function tmDistance(residues: number): number {
  return Math.max(0.5, 1.24 * Math.cbrt(residues - 15) - 1.8);
}

/**
 * How alike two chains of one length are, residue i beside residue i:
 * max over motions of (1/N) Σ 1 / (1 + (d_i / d0)²) (Zhang and Skolnick 2004, Proteins 57, 702).
 *
 * 1 for the same structure wherever it lies, about 0.17 for unrelated ones; mirror images are
 * different. Both have N residues, so that the score is the same both ways. It is TM-like and no
 * TM-align: no alignment is searched for, and one that shifts the sequence could score higher.
 *
 * The maximum is searched for as they do: from the superposition of each fragment of N, N/2, N/4,
 * N/8, N/16 and 4 residues on, those that lie near are superposed until they stay the same. What is
 * found is a lower bound: in 42 unrelated pairs 0.003 below what 300 other starts each found, at most
 * 0.022.
 *
 * @throws UserError for bad traces, traces of different lengths
 */
export function tmScore(a: Trace, b: Trace): number {
  const residues = checkPair(a, b);
  const search = new Search(a.positions, b.positions, residues);
  for (const length of fragmentLengths(residues))
    for (let start = 0; start + length <= residues; start++) search.from(start, length);
  return search.best / residues;
}

function fragmentLengths(residues: number): number[] {
  const lengths = Array.from({ length: halvings + 1 }, (_, i) => Math.floor(residues / 2 ** i));
  return [...lengths.filter((length) => length > shortestFragment), shortestFragment];
}

class Search {
  /** The highest sum so far; over N it is the score. */
  best = 0;
  private readonly d0: number;
  private readonly near: number;
  /** Residues that have been superposed before: what follows from them is known. */
  private readonly seen = new Set<string>();

  constructor(
    private readonly a: ArrayLike<number>,
    private readonly b: ArrayLike<number>,
    private readonly residues: number,
  ) {
    this.d0 = tmDistance(residues);
    this.near = Math.min(Math.max(this.d0, leastSearch), mostSearch);
  }

  from(start: number, length: number): void {
    const fragment = Int32Array.from({ length }, (_, i) => start + i);
    let chosen = this.superpose(fragment, this.near - 1);
    for (let round = 0; round < mostRounds; round++) {
      const key = keyOf(chosen, this.residues);
      if (this.seen.has(key)) return;
      this.seen.add(key);
      chosen = this.superpose(chosen, this.near + 1);
    }
  }

  /** Scores all residues, and gives those that are nearer than `distance` then, at least three. */
  private superpose(residues: Int32Array, distance: number): Int32Array {
    const squares = squaredDistances(fit(this.a, this.b, residues), this.a, this.b);
    let sum = 0;
    for (const square of squares) sum += 1 / (1 + square / this.d0 ** 2);
    this.best = Math.max(this.best, sum);
    return nearest(squares, distance);
  }
}

/**
 * The residues nearer than `distance`; if they are not three, nearer than the next half Å at which
 * they are.
 */
function nearest(squares: Float64Array, distance: number): Int32Array {
  const near = nearerThan(squares, distance);
  if (near.length >= 3) return near;
  const third = Math.sqrt(squares.slice().sort()[2]);
  const steps = Math.floor((third - distance) / 0.5) + 1;
  return nearerThan(squares, distance + 0.5 * steps);
}

function nearerThan(squares: Float64Array, distance: number): Int32Array {
  const found = new Int32Array(squares.length);
  let count = 0;
  for (let i = 0; i < squares.length; i++) if (squares[i] < distance * distance) found[count++] = i;
  return found.subarray(0, count);
}

/** A bit for each residue. */
function keyOf(chosen: Int32Array, residues: number): string {
  const words = new Uint16Array(Math.ceil(residues / 16));
  for (const i of chosen) words[i >> 4] |= 1 << (i & 15);
  return String.fromCharCode(...words);
}
