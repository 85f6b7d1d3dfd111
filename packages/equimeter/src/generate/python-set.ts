const probes = 9;

/**
 * What iterating over a Python set of these numbers gives first, after they were added in this
 * order: the lowest occupied slot of CPython's hash table (Objects/setobject.c; a small integer is
 * its own hash).
 *
 * @param numbers - at least one, non-negative integers below 2³⁰, all different
 */
export function firstOfSet(numbers: readonly number[]): number {
  let table = emptyTable(8);
  numbers.forEach((number, before) => {
    const filled = before + 1;
    insert(table, number);
    if (5 * filled >= 3 * (table.length - 1)) table = rebuilt(table, filled);
  });
  return table.find((slot) => slot !== null)!;
}

type Table = (number | null)[];

function emptyTable(size: number): Table {
  return new Array<number | null>(size).fill(null);
}

/** A few slots in a row from where the hash points, then elsewhere. */
function insert(table: Table, number: number): void {
  const mask = table.length - 1;
  let slot = number & mask;
  for (let perturb = number; ;) {
    const last = slot + probes <= mask ? slot + probes : slot;
    for (let i = slot; i <= last; i++)
      if (table[i] === null) {
        table[i] = number;
        return;
      }
    perturb >>>= 5;
    slot = (slot * 5 + 1 + perturb) & mask;
  }
}

/** In the least power of two above four times what it holds. */
function rebuilt(table: Table, filled: number): Table {
  let size = 8;
  while (size <= 4 * filled) size *= 2;
  const larger = emptyTable(size);
  for (const number of table) if (number !== null) insert(larger, number);
  return larger;
}
