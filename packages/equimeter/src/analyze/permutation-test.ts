import { UserError } from "../errors.js";
import { uniform } from "../random.js";

/** See permutationTest. */
export interface PermutationTest {
  /** Mean of the diagonal. */
  readonly own: number;
  /** Mean of all the rest. */
  readonly others: number;
  /** How often, within a row, the diagonal is larger than another entry; 0.5 for chance. */
  readonly auc: number;
  /** Never below 1 / (permutations + 1). */
  readonly p: number;
  readonly permutations: number;
}

/**
 * Whether the diagonal of a matrix is larger than chance would have it, where rows and columns stand for
 * the same things: its mean against the means of as many entries under random permutations of the columns.
 * However rows, and columns, depend on one another, `p` is valid: it is at most α with a probability
 * of at most α where which column belongs to which row means nothing.
 *
 * @param matrix - [n, n] rows first
 * @throws UserError for fewer than two rows, a number of permutations that is none
 */
export function permutationTest(
  matrix: ArrayLike<number>,
  n: number,
  { permutations = 999, seed = 0 }: { permutations?: number; seed?: number } = {},
): PermutationTest {
  if (n < 2 || matrix.length !== n * n)
    throw new UserError(
      `a permutation test needs a matrix of two rows or more, not ${matrix.length} numbers in ${n} rows`,
    );
  if (!Number.isInteger(permutations) || permutations < 1)
    throw new UserError(`permutations must be a whole number from 1 on, not ${permutations}`);
  const random = uniform(seed);
  const columns = Array.from({ length: n }, (_, i) => i);
  const mean = (): number =>
    columns.reduce((sum, column, row) => sum + matrix[row * n + column], 0) / n;
  const own = mean();
  const { auc, others } = offDiagonal(matrix, n);
  // The same entries added in another order may differ in their last digits.
  const rounding = 1e-12 * Math.max(Math.abs(own), Math.abs(others));
  let asLarge = 0;
  for (let round = 0; round < permutations; round++) {
    for (let i = n - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [columns[i], columns[j]] = [columns[j], columns[i]];
    }
    if (mean() >= own - rounding) asLarge++;
  }
  return { own, others, auc, p: (asLarge + 1) / (permutations + 1), permutations };
}

function offDiagonal(matrix: ArrayLike<number>, n: number): { auc: number; others: number } {
  let [wins, sum] = [0, 0];
  for (let row = 0; row < n; row++) {
    const own = matrix[row * n + row];
    for (let column = 0; column < n; column++) {
      if (column === row) continue;
      const other = matrix[row * n + column];
      sum += other;
      wins += own > other ? 1 : own === other ? 0.5 : 0;
    }
  }
  const count = n * (n - 1);
  return { auc: wins / count, others: sum / count };
}
