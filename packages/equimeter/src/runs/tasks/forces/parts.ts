import { type Batch, collate, each, type List, type Prepared, take } from "../../../data/index.js";
import type { Part } from "../task.js";

/** Structures measured together: enough to keep the cores busy, few enough to fit the cache. */
const structuresPerBatch = 16;

/** Structures for measuring, side by side in batches. */
export function partOf(part: List<Prepared>): Part {
  return {
    length: part.length,
    name: (index) => part.at(index)!.structure.name,
    batches(count, device) {
      const items = take(part, count);
      const batches = measuringBatches(items, device);
      return { batches, names: items.map(({ structure }) => structure.name) };
    },
  };
}

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

/** Size of a part, as `run.json` holds it. */
export function sizeOf(part: List<Prepared>): { structures: number; atoms: number } {
  let atoms = 0;
  for (const { structure } of each(part)) atoms += structure.atomicNumbers.length;
  return { structures: part.length, atoms };
}
