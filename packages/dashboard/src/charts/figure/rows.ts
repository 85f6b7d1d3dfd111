/** The first row of an ascending column with `value` or more; its length where there is none. */
export const firstFrom = (x: readonly number[], value: number): number =>
  firstWhere(x, (one) => one >= value);

/** The first row of an ascending column with more than `value`; its length where there is none. */
export const firstAbove = (x: readonly number[], value: number): number =>
  firstWhere(x, (one) => one > value);

function firstWhere(x: readonly number[], isBehind: (value: number) => boolean): number {
  let [low, high] = [0, x.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBehind(x[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}
