/** Where in the data training stands: enough to go on with the very next sample. */
export interface Position {
  readonly epoch: number;
  /** Samples of this epoch already used. */
  readonly position: number;
}

/**
 * The samples of each epoch, in their order: the same for the same epoch, however often it is asked for.
 * None is empty; their lengths may differ.
 */
export type Epochs = (epoch: number) => readonly number[];

/**
 * Hands out samples epoch after epoch. The last batch of an epoch is filled from the next one, so that
 * every batch has the same size.
 */
export class DataOrder {
  epoch = 0;
  position = 0;
  readonly #epochOf: Epochs;
  #order: readonly number[];

  constructor(epochOf: Epochs) {
    this.#epochOf = epochOf;
    this.#order = epochOf(0);
  }

  next(count: number): number[] {
    const indices: number[] = [];
    while (indices.length < count) {
      // Beyond it after a resume with less data than before.
      if (this.position >= this.#order.length) this.restore({ epoch: this.epoch + 1, position: 0 });
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
