/** A list of numbers that grows, without a box for each. */
export class Numbers<Kind extends Float64Array | Int32Array> {
  #values: Kind;
  length = 0;

  constructor(private readonly kind: new (length: number) => Kind) {
    this.#values = new kind(1024);
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new this.kind(2 * this.length);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  at(i: number): number {
    return this.#values[i];
  }
}
