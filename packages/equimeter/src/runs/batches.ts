import { collate, type Batch, type Prepared } from "../data/index.js";

/** Structures measured together: enough to keep the cores busy, few enough to fit the cache. */
const structuresPerBatch = 16;

/** The structures in batches on a device, for measuring. */
export function measuringBatches(items: readonly Prepared[], device = "cpu"): Batch[] {
  const batches: Batch[] = [];
  for (let first = 0; first < items.length; first += structuresPerBatch)
    batches.push(batchOn(device, items.slice(first, first + structuresPerBatch)));
  return batches;
}

/** The structures side by side, on a device. */
export function batchOn(device: string, items: readonly Prepared[]): Batch {
  const batch = collate(items);
  if (device === "cpu") return batch;
  return Object.fromEntries(
    Object.entries(batch).map(([field, values]) => [field, values.to({ device })]),
  );
}

export function namesOf(items: readonly Prepared[]): string[] {
  return items.map(({ structure }) => structure.name);
}
