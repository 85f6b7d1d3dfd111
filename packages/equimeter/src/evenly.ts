/** The first, the last, and as many between them, evenly spread, as make up `most`; of one the last. */
export function evenly<T>(all: readonly T[], most = all.length): readonly T[] {
  if (most >= all.length) return all;
  if (most === 1) return all.slice(-1);
  return Array.from(
    { length: most },
    (_, i) => all[Math.round((i * (all.length - 1)) / (most - 1))],
  );
}
