import type { Structure } from "../structure.js";

/** Structures that stand in the data more than once: same elements, positions and cell. */
export interface Duplicates {
  structures: number;
  first: string | null;
}

/** Å; coordinates are compared to this. */
const resolution = 1e-4;

/** Keeps one number of 53 bits a structure: of a million, one in ten thousand data sets errs by one. */
export class DuplicateSums {
  private readonly seen = new Set<number>();
  private readonly found: Duplicates = { structures: 0, first: null };

  add(structure: Structure): void {
    const key = hashOf(structure);
    if (this.seen.has(key)) {
      this.found.structures++;
      this.found.first ??= structure.name;
    }
    this.seen.add(key);
  }

  result(): Duplicates {
    return this.found;
  }
}

function hashOf({ atomicNumbers, positions, cell }: Structure): number {
  // Two hashes of FNV's kind, of 32 and 21 bits, side by side.
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  const mix = (value: number) => {
    a = Math.imul(a ^ value, 0x01000193);
    b = Math.imul(b ^ (value + (b >>> 15)), 0x85ebca6b);
    b ^= b >>> 13;
  };
  for (const number of atomicNumbers) mix(number);
  for (const values of [positions, cell ?? []])
    for (const x of values) mix(Math.round(x / resolution));
  a ^= a >>> 16;
  return (a >>> 0) * 2 ** 21 + (b >>> 11);
}
