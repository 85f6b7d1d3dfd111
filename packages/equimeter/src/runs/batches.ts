import { collate, type Batch, type Prepared } from "../data/index.js";

/** Structures measured together: enough to keep the cores busy, few enough to fit the cache. */
const structuresPerBatch = 16;

/** The structures in batches, for measuring. */
export function measuringBatches(items: readonly Prepared[]): Batch[] {
  const batches: Batch[] = [];
  for (let first = 0; first < items.length; first += structuresPerBatch)
    batches.push(collate(items.slice(first, first + structuresPerBatch)));
  return batches;
}

export function namesOf(items: readonly Prepared[]): string[] {
  return items.map(({ structure }) => structure.name);
}
