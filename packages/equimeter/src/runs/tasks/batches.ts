import type { Batch } from "../../data/index.js";

/** Items in batches of `size`, in their order. */
export function inBatches<T>(
  items: readonly T[],
  size: number,
  batchOf: (some: readonly T[]) => Batch,
): Batch[] {
  const batches: Batch[] = [];
  for (let first = 0; first < items.length; first += size)
    batches.push(batchOf(items.slice(first, first + size)));
  return batches;
}

export function onDevice(batch: Batch, device: string): Batch {
  if (device === "cpu") return batch;
  return Object.fromEntries(
    Object.entries(batch).map(([field, values]) => [field, values.to({ device })]),
  );
}
