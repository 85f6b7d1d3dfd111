import { writeSync } from "node:fs";

import { encodeEvent, type TaggedValue } from "./event.js";
import { frameRecord } from "./records.js";

/** Bytes kept before they are written. */
const chunk = 1 << 20;

/** Writes events to an open file, the version first. */
export class EventWriter {
  #waiting: Buffer[] = [];
  #bytes = 0;

  /** @param wallTime seconds since 1970 of the first event */
  constructor(
    private readonly file: number,
    wallTime: number,
  ) {
    this.#push(encodeEvent({ wallTime, step: 0, values: [], fileVersion: "brain.Event:2" }));
  }

  /** @param values become float32 */
  add(step: number, wallTime: number, values: readonly TaggedValue[]): void {
    this.#push(encodeEvent({ wallTime, step, values }));
    if (this.#bytes >= chunk) this.flush();
  }

  flush(): void {
    const all = Buffer.concat(this.#waiting);
    for (let done = 0; done < all.length;) done += writeSync(this.file, all, done);
    this.#waiting = [];
    this.#bytes = 0;
  }

  #push(event: Buffer): void {
    const framed = frameRecord(event);
    this.#waiting.push(framed);
    this.#bytes += framed.length;
  }
}
