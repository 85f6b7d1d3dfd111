import { shuffled } from "../data/split.js";

/** Where in the data training stands: enough to go on with the very next sample. */
export interface Position {
  readonly epoch: number;
  /** Samples of this epoch already used. */
  readonly position: number;
}

/**
 * Hands out samples epoch after epoch, each epoch in an order of its own that follows from the seed.
 * The last batch of an epoch is filled from the next one, so that every batch has the same size.
 */
export class DataOrder {
  epoch = 0;
  position = 0;
  #order: number[];

  constructor(
    readonly size: number,
    readonly seed: number,
  ) {
    this.#order = this.#orderOf(0);
  }

  next(count: number): number[] {
    const indices: number[] = [];
    while (indices.length < count) {
      // Beyond it after a resume with less data than before.
      if (this.position >= this.size) this.restore({ epoch: this.epoch + 1, position: 0 });
      const taken = this.#order.slice(this.position, this.position + count - indices.length);
      indices.push(...taken);
      this.position += taken.length;
    }
    return indices;
  }

  restore({ epoch, position }: Position): void {
    this.epoch = epoch;
    this.position = position;
    this.#order = this.#orderOf(epoch);
  }

  #orderOf(epoch: number): number[] {
    // Large seeds reduced first, for a product above 2^53 would swallow the epoch.
    return shuffled(this.size, (this.seed % 2 ** 32) * 1_000_003 + epoch);
  }
}
