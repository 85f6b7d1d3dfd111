import type { Structure } from "./structure.js";

/**
 * Structures by number, wherever they are kept. An array of structures is one; a data set on the disk
 * (`cacheStructures`) reads the one that is asked for.
 */
export interface StructureList {
  readonly length: number;
  /** From 0 to length − 1; each call may make a structure of its own. */
  at(index: number): Structure | undefined;
}

/** The structures at `indices`, in their order, without reading any. */
export function pick(list: StructureList, indices: ArrayLike<number>): StructureList {
  return { length: indices.length, at: (index) => list.at(indices[index]) };
}

/** One after the other. */
export function* each(list: StructureList): Generator<Structure> {
  for (let index = 0; index < list.length; index++) yield list.at(index)!;
}
