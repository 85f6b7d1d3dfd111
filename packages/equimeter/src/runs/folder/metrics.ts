import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { UserError } from "../../errors.js";
import { cleanLeftovers, writeFileAtomic } from "./atomic.js";
import { acquireLock, releaseOwn } from "./lock.js";
import { readAt } from "./read-at.js";
import { heartbeatAge, secondsUntilDead } from "./record.js";
import { metricLineSchema, type MetricKind, type MetricLine } from "./schema.js";

export interface MetricsOptions {
  /** Sync every flush to the disk, so that it outlives a loss of power, not only a kill. */
  fsync?: boolean;
  /** `append` flushes by itself when the last flush is this long ago; 1 s by default. */
  flushSeconds?: number;
}

/** The one writer of a run's `metrics.jsonl`. */
export interface MetricsWriter {
  /** Adds a line. A line that does not fit the schema is a bug and throws a ZodError. */
  append(line: MetricLine): void;
  /** Hands everything appended so far to the system; from then on a kill cannot lose it. */
  flush(): void;
  /**
   * Drops the lines of later steps. On resume from a checkpoint, the run then goes on as if it had
   * never been interrupted. Lines of a checkpoint's own step must be flushed before it is written.
   */
  truncateAfter(step: number): void;
  /** Flushes and gives the lock back. Closing twice is fine. */
  close(): void;
}

const fileOf = (folder: string) => join(folder, "metrics.jsonl");
const lockOf = (folder: string) => join(folder, "metrics.lock");

/**
 * Opens a run's metrics for appending. A last line torn by a kill is cut off, unfinished files of
 * killed writers are cleaned up.
 *
 * @param folder the run's folder
 * @throws UserError when there is no such folder or another process writes this run
 */
export function openMetrics(folder: string, options: MetricsOptions = {}): MetricsWriter {
  if (!existsSync(folder)) throw new UserError(`there is no run folder ${folder}`);
  const { fsync = false, flushSeconds = 1 } = options;
  const path = fileOf(folder);
  const unlock = acquireLock(lockOf(folder), folder, () => heartbeatAge(folder) < secondsUntilDead);
  let file: number | undefined;
  let waiting: string[] = [];
  let flushed = Date.now();
  try {
    cleanLeftovers(folder);
    cleanLeftovers(join(folder, "checkpoints"));
    file = openWhole(path);
  } catch (error) {
    unlock();
    throw error;
  }

  const flush = () => {
    if (file === undefined) throw new Error(`${path} is closed`);
    if (waiting.length > 0) {
      writeWhole(file, Buffer.from(waiting.join("")));
      waiting = [];
      if (fsync) fsyncSync(file);
    }
    flushed = Date.now();
  };

  return {
    flush,
    append(line) {
      waiting.push(`${JSON.stringify(z.encode(metricLineSchema, line))}\n`);
      if (Date.now() - flushed >= flushSeconds * 1000) flush();
    },
    truncateAfter(step) {
      flush();
      writeFileAtomic(path, linesUpTo(folder, step));
      // The rename put a new file in the old one's place.
      closeSync(file!);
      file = openWhole(path);
    },
    close() {
      if (file === undefined) return;
      try {
        flush();
      } finally {
        closeSync(file);
        file = undefined;
        unlock();
      }
    },
  };
}

/** Gives a run's lock back for a writer of this process that can no longer close its metrics. */
export function unlockMetrics(folder: string): void {
  releaseOwn(lockOf(folder));
}

/** Opens for appending, without the torn last line. */
function openWhole(path: string): number {
  const file = openSync(path, "a+");
  const { size } = fstatSync(file);
  const end = lineStart(file, size);
  if (end < size) ftruncateSync(file, end);
  return file;
}

/** Where the line begins that a position is in, or at the end of. */
function lineStart(file: number, position: number): number {
  for (let end = position; end > 0;) {
    const from = Math.max(0, end - (1 << 16));
    const at = readAt(file, from, end - from).lastIndexOf(newline);
    if (at >= 0) return from + at + 1;
    end = from;
  }
  return 0;
}

/** A single write may take only a part. */
function writeWhole(file: number, data: Buffer): void {
  for (let offset = 0; offset < data.length;) offset += writeSync(file, data, offset);
}

const newline = 10;

/**
 * All lines of a run's metrics, in the order they were written. A torn last line is left out.
 *
 * @param without lines of these kinds are left out too: see `metricPieces`
 * @throws UserError with the line number when a line is damaged
 */
export function readMetrics(folder: string, without: readonly MetricKind[] = []): MetricLine[] {
  const all: MetricLine[] = [];
  for (const lines of metricPieces(metricsIn(folder), without))
    for (const line of lines) all.push(line);
  return all;
}

/** The last whole line, of however long a file; undefined where there is none. @throws UserError as readMetrics */
export function lastMetric(folder: string): MetricLine | undefined {
  const path = metricsIn(folder);
  const file = openSync(path, "r");
  try {
    const end = lineStart(file, fstatSync(file).size) - 1;
    if (end < 0) return undefined;
    const start = lineStart(file, end);
    const place = `${path}, its last line`;
    if (end - start > longestLine) throw tooLong(place);
    return parseLine(readAt(file, start, end - start).toString("utf8"), place);
  } finally {
    closeSync(file);
  }
}

/** The lines of one kind, with its type. */
export function linesOf<Kind extends MetricKind>(
  lines: MetricLine[],
  kind: Kind,
): Extract<MetricLine, { kind: Kind }>[] {
  return lines.filter((line): line is Extract<MetricLine, { kind: Kind }> => line.kind === kind);
}

/**
 * The same a line at a time, for runs whose lines together are too many to hold.
 *
 * @throws UserError as readMetrics
 */
export function* streamMetrics(folder: string): Generator<MetricLine> {
  for (const lines of metricPieces(metricsIn(folder))) yield* lines;
}

/**
 * The same, as many lines at a time as stand in a piece of the file, which may be none: a few milliseconds of work,
 * between which a server can answer others.
 *
 * @param path of the file, whatever its name: a link may lead to it
 * @param without lines of these kinds are left out, and not even looked at where the kind stands first, as it is
 *   written here: a run of a million steps has a million lines of training and few others
 * @throws UserError as readMetrics
 */
export function* metricPieces(
  path: string,
  without: readonly MetricKind[] = [],
): Generator<MetricLine[]> {
  const starts = without.map((kind) => Buffer.from(`{"kind":"${kind}",`));
  let number = 0;
  for (const piece of linePieces(path)) {
    const lines: MetricLine[] = [];
    for (const raw of piece) {
      number += 1;
      if (starts.some((start) => startsWith(raw, start))) continue;
      const line = parseLine(raw.toString("utf8"), `${path}:${number}`);
      if (!without.includes(line.kind)) lines.push(line);
    }
    yield lines;
  }
}

const startsWith = (line: Buffer, start: Buffer): boolean =>
  line.length >= start.length && line.compare(start, 0, start.length, 0, start.length) === 0;

/** Of a file that is read, in bytes. */
const pieceSize = 1 << 18;

/** Of a line, in bytes; real ones have a few thousand. */
const longestLine = 1 << 26;

/**
 * The lines of a file without their ends, those of one piece at a time; what follows the last end is left out.
 *
 * @throws UserError where a line does not end within `longestLine`: gathering it would take all memory there is
 */
function* linePieces(path: string): Generator<Buffer[]> {
  const file = openSync(path, "r");
  try {
    let number = 1;
    /** The beginning of a line, joined only where it ends: each byte is copied once. */
    let begun: Buffer[] = [];
    let length = 0;
    for (;;) {
      const piece = Buffer.allocUnsafe(pieceSize);
      const bytes = piece.subarray(0, readSync(file, piece));
      if (bytes.length === 0) return;
      const lines: Buffer[] = [];
      let start = 0;
      for (let end; (end = bytes.indexOf(newline, start)) >= 0; start = end + 1)
        lines.push(bytes.subarray(start, end));
      if (lines.length > 0) {
        lines[0] = Buffer.concat([...begun, lines[0]]);
        [begun, length] = [[], 0];
        number += lines.length;
      }
      if (start < bytes.length) begun.push(bytes.subarray(start));
      length += bytes.length - start;
      if (length > longestLine) throw tooLong(`${path}:${number}`);
      yield lines;
    }
  } finally {
    closeSync(file);
  }
}

/** The bytes of the lines up to a step. */
function linesUpTo(folder: string, step: number): Buffer {
  const path = metricsIn(folder);
  const end = Buffer.of(newline);
  const kept: Buffer[] = [];
  let number = 0;
  for (const raws of linePieces(path))
    for (const raw of raws) {
      const line = parseLine(raw.toString("utf8"), `${path}:${++number}`);
      if (line.step <= step) kept.push(raw, end);
    }
  return Buffer.concat(kept);
}

function metricsIn(folder: string): string {
  const path = fileOf(folder);
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) return path;
  throw new UserError(`${folder} has no metrics.jsonl, so it is not a run or a damaged one`);
}

function parseLine(raw: string, place: string): MetricLine {
  let written: unknown;
  try {
    written = JSON.parse(raw);
  } catch {
    throw damaged(place, "it is not valid JSON");
  }
  const result = metricLineSchema.safeParse(written);
  if (result.success) return result.data;
  const [{ path, message }] = result.error.issues;
  throw damaged(place, `${path.length > 0 ? `${path.join(".")}: ` : ""}${message}`);
}

const tooLong = (place: string): UserError =>
  damaged(place, `it is longer than ${longestLine / 2 ** 20} MiB`);

function damaged(place: string, reason: string): UserError {
  return new UserError(`${place}: this line is damaged (${reason}); delete it to read the rest`);
}
