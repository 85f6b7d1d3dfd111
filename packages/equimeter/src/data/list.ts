import type { Structure } from "./structure.js";

/**
 * Items by number, wherever they are kept. An array is a list; a data set on the disk
 * (`cacheStructures`) reads the one that is asked for.
 */
export interface List<T> {
  readonly length: number;
  /** From 0 to length − 1; each call may make an item of its own. */
  at(index: number): T | undefined;
}

export type StructureList = List<Structure>;

/** The items at `indices`, in their order, without reading any. */
export function pick<T>(list: List<T>, indices: ArrayLike<number>): List<T> {
  return { length: indices.length, at: (index) => list.at(indices[index]) };
}

/** Every item as `change` makes it, each time it is asked for. */
export function mapList<T, U>(list: List<T>, change: (item: T) => U): List<U> {
  const at = (index: number) => {
    const item = list.at(index);
    return item === undefined ? undefined : change(item);
  };
  return { length: list.length, at };
}

/** The first items, at most so many. */
export function take<T>(list: List<T>, count = Infinity): T[] {
  return Array.from({ length: Math.min(count, list.length) }, (_, index) => list.at(index)!);
}

/** All but the first `count` items, without reading any. */
export function drop<T>(list: List<T>, count: number): List<T> {
  if (count === 0) return list;
  const length = Math.max(0, list.length - count);
  return { length, at: (index) => (index < length ? list.at(count + index) : undefined) };
}

/** One after the other. */
export function* each<T>(list: List<T>): Generator<T> {
  for (let index = 0; index < list.length; index++) yield list.at(index)!;
}
