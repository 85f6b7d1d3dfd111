import type { List } from "./list.js";

/** Which items of a list to keep. */
export interface Filter<T> {
  /** What those have in common that it drops: "other elements". */
  readonly drops: string;
  keeps(item: T): boolean;
}

export interface Filtered {
  /** Indices into the list, in its order; `pick` makes a list of them. */
  kept: number[];
  /** How many each filter dropped, by what it drops; an item counts for the first that drops it. */
  dropped: Record<string, number>;
}

/** Looks at each item once. */
export function filterList<T>(list: List<T>, filters: readonly Filter<T>[]): Filtered {
  const kept: number[] = [];
  const dropped = Object.fromEntries(filters.map(({ drops }) => [drops, 0]));
  for (let index = 0; index < list.length; index++) {
    const item = list.at(index)!;
    const first = filters.find((filter) => !filter.keeps(item));
    if (first) dropped[first.drops]++;
    else kept.push(index);
  }
  return { kept, dropped };
}
