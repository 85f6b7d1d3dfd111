import { softSubsample } from "../data/subsample.js";

/** Where in the data training stands: enough to go on with the very next sample. */
export interface Position {
  readonly epoch: number;
  /** Samples of this epoch already used. */
  readonly position: number;
}

/**
 * Hands out samples epoch after epoch, each epoch in an order of its own that follows from the seed.
 * The last batch of an epoch is filled from the next one, so that every batch has the same size. Epochs
 * of fewer samples than there are (soft random subsampling) draw them afresh.
 */
export class DataOrder {
  epoch = 0;
  position = 0;
  readonly #epochOf: (epoch: number) => number[];
  #order: number[];

  /**
   * @param perEpoch - how many of the `size` samples an epoch has
   * @throws UserError unless 1 ≤ perEpoch ≤ size
   */
  constructor(
    size: number,
    seed: number,
    readonly perEpoch = size,
  ) {
    this.#epochOf = softSubsample(size, perEpoch, seed);
    this.#order = this.#epochOf(0);
  }

  next(count: number): number[] {
    const indices: number[] = [];
    while (indices.length < count) {
      // Beyond it after a resume with less data than before.
      if (this.position >= this.perEpoch) this.restore({ epoch: this.epoch + 1, position: 0 });
      const taken = this.#order.slice(this.position, this.position + count - indices.length);
      indices.push(...taken);
      this.position += taken.length;
    }
    return indices;
  }

  restore({ epoch, position }: Position): void {
    this.epoch = epoch;
    this.position = position;
    this.#order = this.#epochOf(epoch);
  }
}
