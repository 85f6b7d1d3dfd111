import { type Batch, collate, drop, type List, type Prepared, take } from "../../../data/index.js";
import { inBatches, onDevice } from "../batches.js";
import type { Part } from "../task.js";

/** Structures measured together: enough to keep the cores busy, few enough to fit the cache. */
const structuresPerBatch = 16;

/** Structures for measuring, side by side in batches. */
export function partOf(part: List<Prepared>): Part {
  return {
    length: part.length,
    name: (index) => part.at(index)!.structure.name,
    batches(count, device, _, { first = 0 } = {}) {
      const items = take(drop(part, first), count);
      const batches = measuringBatches(items, device);
      return { batches, names: items.map(({ structure }) => structure.name) };
    },
  };
}

/** The structures in batches on a device, for measuring. */
export function measuringBatches(items: readonly Prepared[], device = "cpu"): Batch[] {
  return inBatches(items, structuresPerBatch, (some) => onDevice(collate(some), device));
}
