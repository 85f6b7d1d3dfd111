import type { ScalarsLine } from "../../folder/schema.js";
import type { Point } from "../points.js";
import { Numbers } from "./numbers.js";

/**
 * Gathers numbers by step, at 28 bytes a number. Of several of one name and step, the one that came last stands; how
 * many gave way is known when all lines were walked over.
 */
export class Gathering {
  /** Places of names, in the order they first came. */
  readonly #names = new Map<string, number>();
  readonly #name = new Numbers(Int32Array);
  readonly #step = new Numbers(Float64Array);
  readonly #seconds = new Numbers(Float64Array);
  readonly #value = new Numbers(Float64Array);
  #first = NaN;
  #last = NaN;
  #lastStep = 0;
  /** Numbers at steps below 0, which no run of ours has, or beyond 2⁵³. */
  misplaced = 0;

  add({ name, step, seconds, value }: Point): void {
    if (!Number.isSafeInteger(step) || step < 0) {
      this.misplaced += 1;
      return;
    }
    let place = this.#names.get(name);
    if (place === undefined) this.#names.set(name, (place = this.#names.size));
    this.#name.push(place);
    this.#step.push(step);
    this.#seconds.push(seconds);
    this.#value.push(value);
    this.#lastStep = Math.max(this.#lastStep, step);
    if (!Number.isFinite(seconds)) return;
    if (!(this.#first <= seconds)) this.#first = seconds;
    if (!(this.#last >= seconds)) this.#last = seconds;
  }

  /** Of the first and the last number; NaN where the source tells no time. */
  get seconds(): [first: number, last: number] {
    return [this.#first, this.#last];
  }

  get names(): string[] {
    return [...this.#names.keys()];
  }

  get lastStep(): number {
    return this.#lastStep;
  }

  /**
   * A line a step, ascending. Its time is that of the last of its numbers.
   *
   * @param names what a number is called there → our name for it
   * @param origin the moment from which seconds count
   * @param tally what stands is counted here
   */
  *lines(names: ReadonlyMap<string, string>, origin: number, tally: Tally): Generator<ScalarsLine> {
    const shown = this.names.map((name) => names.get(name) ?? name);
    const order = this.#order();
    for (let i = 0; i < order.length;) {
      const step = this.#step.at(order[i]);
      const values = new Map<string, number>();
      let seconds = NaN;
      for (; i < order.length && this.#step.at(order[i]) === step; i++) {
        const name = shown[this.#name.at(order[i])];
        const own = this.#seconds.at(order[i]);
        if (values.has(name)) tally.replaced += 1;
        else tally.counts.set(name, (tally.counts.get(name) ?? 0) + 1);
        values.set(name, this.#value.at(order[i]));
        if (!(seconds >= own)) seconds = own;
      }
      tally.steps += 1;
      yield { kind: "scalars", step, time: seconds - origin, values: Object.fromEntries(values) };
    }
  }

  /** By step, and within a step as they came; mostly they came so already. */
  #order(): Uint32Array {
    const order = Uint32Array.from({ length: this.#step.length }, (_, i) => i);
    const isSorted = order.every((i) => i === 0 || this.#step.at(i - 1) <= this.#step.at(i));
    return isSorted ? order : order.sort((a, b) => this.#step.at(a) - this.#step.at(b) || a - b);
  }
}

/** What lines hold. */
export interface Tally {
  steps: number;
  /** Numbers in whose place a later one of the same name and step stands. */
  replaced: number;
  /** Numbers that stand, by the name they have in the run. */
  readonly counts: Map<string, number>;
}
