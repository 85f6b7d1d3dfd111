import type { NearestNeighbors } from "./nearest.js";

/** The nearest few of what is offered, atom by atom. */
export class Ranking {
  readonly #count: number;
  readonly #index: Int32Array;
  readonly #image: Int32Array | null;
  /** Of the distances in the row at hand, ascending, [count] Å². */
  readonly #squares: Float64Array;
  readonly #cutoff: number;
  #row = 0;

  constructor(atoms: number, count: number, cutoff: number, periodic: boolean) {
    this.#count = count;
    this.#cutoff = cutoff * cutoff;
    this.#index = new Int32Array(atoms * count).fill(-1);
    this.#image = periodic ? new Int32Array(3 * atoms * count) : null;
    this.#squares = new Float64Array(count);
  }

  begin(atom: number): void {
    this.#row = atom * this.#count;
    this.#squares.fill(this.#cutoff);
  }

  /** What is not nearer than this, Å², has no place. */
  get worst(): number {
    return this.#squares[this.#count - 1];
  }

  offer(square: number, j: number, s0: number, s1: number, s2: number): void {
    const squares = this.#squares;
    if (square > this.worst || square >= this.#cutoff) return;
    let place = this.#count;
    while (place > 0 && this.before(place - 1, square, j, s0, s1, s2)) place--;
    if (place === this.#count) return;
    const at = this.#row + place;
    const end = this.#row + this.#count;
    squares.copyWithin(place + 1, place, this.#count - 1);
    this.#index.copyWithin(at + 1, at, end - 1);
    squares[place] = square;
    this.#index[at] = j;
    if (!this.#image) return;
    this.#image.copyWithin(3 * at + 3, 3 * at, 3 * end - 3);
    this.#image[3 * at] = s0;
    this.#image[3 * at + 1] = s1;
    this.#image[3 * at + 2] = s2;
  }

  /** Whether what is offered belongs before what stands at a place. */
  private before(
    place: number,
    square: number,
    j: number,
    s0: number,
    s1: number,
    s2: number,
  ): boolean {
    if (square !== this.#squares[place]) return square < this.#squares[place];
    const at = this.#row + place;
    const other = this.#index[at];
    if (other !== j || !this.#image) return other < 0 || j < other;
    const image = this.#image;
    return (s0 - image[3 * at] || s1 - image[3 * at + 1] || s2 - image[3 * at + 2]) < 0;
  }

  get result(): NearestNeighbors {
    return this.#image ? { index: this.#index, image: this.#image } : { index: this.#index };
  }
}
