/** Rows of a course at most. */
const mostRows = 12;

/** The first, the last, and some between them where there are too many for a table. */
export function evenly<T>(all: readonly T[]): T[] {
  if (all.length <= mostRows) return [...all];
  const stride = (all.length - 1) / (mostRows - 1);
  return Array.from({ length: mostRows }, (_, i) => all[Math.round(i * stride)]);
}
