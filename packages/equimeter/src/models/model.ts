import type { Batch } from "../data/batch.js";

/** What the measure needs of a model: a function from a batch to named outputs. */
export interface Model {
  /** @param invariants - what `invariants(batch)` gave, for a batch or the same batch turned */
  forward(batch: Batch, invariants?: Batch): Batch;
  /**
   * What no group element changes (radial features, masks, an invariant trunk), so that many copies can
   * share it. May depend on the weights: it holds for one state of them.
   */
  invariants?(batch: Batch): Batch;
}
