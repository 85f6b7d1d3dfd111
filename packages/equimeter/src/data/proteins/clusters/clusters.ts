import { UserError } from "../../../errors.js";

/** Items put together. Every item is in one cluster; an item like no other is one by itself. */
export interface Clusters {
  /** [items] The cluster of each item. */
  readonly of: Int32Array;
  /** The items of each cluster. */
  readonly members: readonly (readonly number[])[];
}

/** Clusters numbered by their first items. @param of - [items] the same value for those of a cluster */
export function clustersOf(of: ArrayLike<number>): Clusters {
  const numbers = new Map<number, number>();
  const members: number[][] = [];
  const own = Int32Array.from(of, (value, item) => {
    let cluster = numbers.get(value);
    if (cluster === undefined) {
      cluster = members.length;
      numbers.set(value, cluster);
      members.push([]);
    }
    members[cluster].push(item);
    return cluster;
  });
  return { of: own, members };
}

/**
 * The clusters of `pick(list, indices)`, such as the training part of a split: items are numbered as
 * there, and clusters without any of them are no more.
 *
 * @throws UserError for an index that is no item
 */
export function pickClusters({ of }: Clusters, indices: ArrayLike<number>): Clusters {
  return clustersOf(
    Array.from(indices, (index) => {
      if (of[index] !== undefined) return of[index];
      throw new UserError(`${index} is none of the ${of.length} items that were clustered`);
    }),
  );
}
