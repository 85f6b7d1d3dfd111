import type { ProteinaConfig } from "../../../models/proteina/index.js";

/** Numbers for pairs in a forward pass at most: 1 GB, and several times that for what is in between. */
const numbersPerPass = 2 ** 28;

/**
 * Proteins in one forward pass at most.
 *
 * @param residues - of the longest
 * @param isShared - whether turned copies of a protein share what no rotation changes, as they do when they are measured
 */
export function rowsPerPass(
  { pairUpdateEvery, pairWidth, heads, layers }: ProteinaConfig,
  residues: number,
  isShared: boolean,
): number {
  const biases = isShared ? 3 * heads : 3 * (6 + layers * heads);
  const perPair = pairUpdateEvery === null ? biases : pairWidth;
  return Math.max(1, Math.floor(numbersPerPass / (residues ** 2 * perPair)));
}
