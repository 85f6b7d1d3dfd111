import type { Sums } from "./sums.js";

/**
 * The sums of groups that are put together: of rows, those of classes of rows.
 *
 * @param groupOf - where each group of `sums` belongs, from 0; −1 leaves it out
 */
export function regroup(sums: Sums, groupOf: ArrayLike<number>, groups: number): Sums {
  const { replicates } = sums;
  const add = (values: Float64Array): Float64Array => {
    const blocks = values.length / sums.groups;
    const added = new Float64Array(blocks * groups);
    for (let block = 0; block < blocks; block++)
      for (let i = 0; i < sums.groups; i++)
        if (groupOf[i] >= 0) added[block * groups + groupOf[i]] += values[block * sums.groups + i];
    return added;
  };
  return {
    replicates,
    groups,
    terms: add(sums.terms),
    loss: add(sums.loss),
    lossOfMean: add(sums.lossOfMean),
    lossWithout: add(sums.lossWithout),
    within: add(sums.within),
    between: add(sums.between),
    magnitude: add(sums.magnitude),
    fromReference: add(sums.fromReference),
    lossZero: add(sums.lossZero),
  };
}
