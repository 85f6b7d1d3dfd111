import type { Batch } from "../data/batch.js";

/** What the measure needs of a model: a function from a batch to named outputs. */
export interface Model {
  /** @param invariants - what `invariants(batch)` gave, for a batch or the same batch turned */
  forward(batch: Batch, invariants?: Batch): Batch;
  /** What no group element changes (radial features, masks), so that many copies can share it. */
  invariants?(batch: Batch): Batch;
}
