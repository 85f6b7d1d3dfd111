/** Pearson's correlation of two lists; NaN where one of them does not vary. */
export function pearson(x: readonly number[], y: readonly number[]): number {
  const [dx, dy] = [centred(x), centred(y)];
  const product = (a: number[], b: number[]) => a.reduce((sum, value, i) => sum + value * b[i], 0);
  return product(dx, dy) / Math.sqrt(product(dx, dx) * product(dy, dy));
}

/** Spearman's: Pearson's of the ranks, equal values sharing theirs. */
export function spearman(x: readonly number[], y: readonly number[]): number {
  return pearson(ranks(x), ranks(y));
}

function centred(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

function ranks(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const [first, last] = [new Map<number, number>(), new Map<number, number>()];
  sorted.forEach((value, rank) => {
    if (!first.has(value)) first.set(value, rank);
    last.set(value, rank);
  });
  return values.map((value) => (first.get(value)! + last.get(value)!) / 2);
}
