import { closeSync, fstatSync, openSync } from "node:fs";

import type { LatestMonitor } from "./api.js";
import { readAt } from "../runs/folder/read-at.js";
import { cursorAt, readGrown, start, type Cursor } from "./tail.js";

/** What a summary takes from the end of `metrics.jsonl`. */
export interface Latest {
  readonly step: number;
  /** Seconds of training; null before the first line. */
  readonly seconds: number | null;
  readonly monitors: readonly LatestMonitor[];
}

/** The first look reads so many bytes from the end, then four times as many, … */
const firstBlock = 32 * 1024;

/** … but no more than this: a run that trained longer without a measurement shows none at first. */
const mostAtFirst = 8 * 1024 * 1024;

const mostAtOnce = 8 * 1024 * 1024;

const newline = 10;
const monitorKind = Buffer.from('"kind":"monitor"');

/** Follows one `metrics.jsonl`: the first look reads its end, later ones what was added. */
export class LatestReader {
  #cursor: Cursor = start;
  #step = 0;
  #seconds: number | null = null;
  readonly #monitors = new Map<string, LatestMonitor>();

  /** @throws what node does where the file is gone */
  read(path: string): Latest {
    if (this.#cursor.offset === 0) this.#readEnd(path);
    for (let more = true; more;) {
      const { bytes, cursor, restarted } = readGrown(path, this.#cursor, mostAtOnce);
      if (restarted) {
        this.#forget();
        this.#readEnd(path);
        continue;
      }
      this.#cursor = cursor;
      this.#take(bytes);
      more = bytes.length > 0;
    }
    return { step: this.#step, seconds: this.#seconds, monitors: [...this.#monitors.values()] };
  }

  #forget(): void {
    this.#monitors.clear();
    this.#cursor = start;
    this.#step = 0;
    this.#seconds = null;
  }

  #readEnd(path: string): void {
    const file = openSync(path, "r");
    try {
      const { size } = fstatSync(file);
      for (let length = firstBlock; ; length *= 4) {
        const from = Math.max(0, size - length);
        const block = readAt(file, from, size - from);
        const end = block.lastIndexOf(newline) + 1;
        // Before the first line feed stands the end of a line that began earlier.
        const begin = from === 0 ? 0 : block.indexOf(newline) + 1;
        const bytes = block.subarray(Math.min(begin, end), end);
        if (from > 0 && length < mostAtFirst && !holdsMeasurement(bytes)) continue;
        this.#take(bytes);
        this.#cursor = cursorAt(file, from + end);
        return;
      }
    } finally {
      closeSync(file);
    }
  }

  /** Whole lines, later than those before. */
  #take(bytes: Buffer): void {
    if (bytes.length === 0) return;
    for (const line of monitorsFromEnd(bytes).toReversed())
      this.#monitors.set(JSON.stringify([line.weights, line.field, line.t]), line);
    const last = parsed(bytes, bytes.length - 1);
    if (typeof last?.step === "number") this.#step = last.step;
    if (typeof last?.time === "number") this.#seconds = last.time;
  }
}

/** Whether a whole measurement stands in these lines: lines of two steps, so that none of the later is missing. */
function holdsMeasurement(bytes: Buffer): boolean {
  const last = bytes.lastIndexOf(monitorKind);
  if (last < 0) return false;
  const step = lineAround(bytes, last)?.step;
  for (let at = last; (at = previous(bytes, at)) >= 0;)
    if (lineAround(bytes, at)?.step !== step) return true;
  return false;
}

/** The last measurement of each weights, field and time, the latest first. */
function monitorsFromEnd(bytes: Buffer): LatestMonitor[] {
  const found = new Map<string, LatestMonitor>();
  let repeated = 0;
  for (let at = bytes.lastIndexOf(monitorKind); at >= 0; at = previous(bytes, at)) {
    const line = monitorOf(lineAround(bytes, at));
    if (line === null) continue;
    const key = JSON.stringify([line.weights, line.field, line.t]);
    if (found.has(key)) repeated += 1;
    else found.set(key, line);
    // A whole earlier measurement holds nothing new.
    if (repeated > found.size) break;
  }
  return [...found.values()];
}

const previous = (bytes: Buffer, at: number) =>
  at === 0 ? -1 : bytes.lastIndexOf(monitorKind, at - 1);

const lineAround = (bytes: Buffer, at: number) => parsed(bytes, bytes.indexOf(newline, at));

/** The line that ends at this line feed, or null where it is damaged. */
function parsed(bytes: Buffer, end: number): Record<string, unknown> | null {
  const from = end === 0 ? 0 : bytes.lastIndexOf(newline, end - 1) + 1;
  try {
    return JSON.parse(bytes.toString("utf8", from, end)) as Record<string, unknown> | null;
  } catch {
    return null;
  }
}

function monitorOf(line: Record<string, unknown> | null): LatestMonitor | null {
  if (line?.kind !== "monitor" || typeof line.step !== "number") return null;
  const numberOf = (key: string) => {
    const value = line[key];
    return typeof value === "number" ? value : null;
  };
  return {
    weights: line.weights as LatestMonitor["weights"],
    field: String(line.field),
    t: numberOf("t"),
    step: line.step,
    percent: numberOf("percent"),
    rotationError: numberOf("rotationError"),
    sampleError: numberOf("sampleError"),
    explained: numberOf("explained"),
    L: numberOf("L"),
    L_mean: numberOf("L_mean"),
    L_equiv: numberOf("L_equiv"),
  };
}
