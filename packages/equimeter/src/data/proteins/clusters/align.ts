import { blosum62, codes, standardLetters } from "./blosum62.js";

/** Costs of the first residue of a gap and of each further one, as in BLAST. */
const [gapStart, gapStep] = [12, 1];

/** More than the matches of two sequences, one of which is no longer than `longestAligned`. */
const scale = 2 ** 13;
export const longestAligned = scale - 1;

/** scale · score + (1 where both are the same and known) */
const table = blosum62.map((score, at) => {
  const isSame = Math.floor(at / codes) === at % codes && at % codes < standardLetters;
  return scale * score + (isSame ? 1 : 0);
});
const [start, step] = [scale * gapStart, scale * gapStep];

let bestAbove = new Int32Array(0);
let gapAbove = new Int32Array(0);

/**
 * How many residues are the same in the best local alignment of two sequences (Smith and Waterman with
 * Gotoh's gaps, BLOSUM62, a gap of n costs 11 + n), in the one with the most of them where
 * several are the best: swapping the two changes nothing. It takes time in proportion to the product
 * of their lengths.
 *
 * Score and matches are one number each, so that both are maximised in one go.
 *
 * @param a - codes of `encode`; one of the two must be no longer than `longestAligned`
 */
export function alignedMatches(a: Uint8Array, b: Uint8Array): number {
  const count = b.length;
  if (bestAbove.length < count) {
    bestAbove = new Int32Array(2 * count);
    gapAbove = new Int32Array(2 * count);
  }
  bestAbove.fill(0, 0, count);
  gapAbove.fill(-start, 0, count);
  let best = 0;
  for (let i = 0; i < a.length; i++) {
    const row = a[i] * codes;
    let diagonal = 0;
    let gapLeft = -start;
    for (let j = 0; j < count; j++) {
      const fromAbove = gapAbove[j];
      const paired = larger((diagonal + table[row + b[j]]) | 0, 0);
      const here = larger(paired, larger(gapLeft, fromAbove));
      diagonal = bestAbove[j];
      bestAbove[j] = here;
      best = larger(best, here);
      const opened = (here - start) | 0;
      gapLeft = larger(opened, (gapLeft - step) | 0);
      gapAbove[j] = larger(opened, (fromAbove - step) | 0);
    }
  }
  return best % scale;
}

/** The larger of two numbers that differ by less than 2³¹: without a jump, it takes a third of the time. */
function larger(a: number, b: number): number {
  const difference = (a - b) | 0;
  return (a - (difference & (difference >> 31))) | 0;
}
