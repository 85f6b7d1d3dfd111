import { setImmediate as othersTurn } from "node:timers/promises";

import type { Series } from "./api.js";
import { fileBelow } from "./below.js";
import { readRunMetrics } from "./metrics.js";
import { isSelected, type Selection } from "./selection.js";
import { start, type Cursor } from "./tail.js";

/** Of a file at once, in bytes: of what is sent no more than this is held, as columns and as text. */
const mostAtOnce = 4 * 1024 * 1024;

/** Signs of text at once: where there are many columns, rows are much longer than their lines. */
const mostSent = 256 * 1024;

const named = ["run", "kind", "weights", "field", "t"];

/** The metrics of a run. */
interface MetricsFile {
  readonly run: string;
  readonly path: string;
}

/**
 * The selected numbers of runs as CSV (RFC 4180): a row for each line of metrics, with `run`, `kind`, `weights`,
 * `field` and `t` first. A number that is not finite, or that a line lacks, is empty.
 *
 * Rows come as they are read, so that a file of any size takes the same memory; nothing is read before somebody
 * asks for a piece. What is written to a file meanwhile is left out. Where a file is replaced or deleted, the stream
 * ends with an error, which the browser sees as a broken download.
 *
 * @param folder of the runs
 * @throws Problem 404 where a run is not there
 */
export function csvOf(folder: string, selection: Selection): ReadableStream<Uint8Array> {
  const files = selection.runs.map((run) => ({
    run,
    path: fileBelow(folder, `${run}/metrics.jsonl`),
  }));
  const gone = new AbortController();
  const texts = textsOf(files, selection, gone.signal);
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await texts.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      cancel: () => gone.abort(),
    },
    { highWaterMark: 0 },
  );
}

/**
 * Reads every file twice: the first row names the columns of all lines, and columns may begin in the last one. To
 * keep the lines of the first time would take the memory that this is to save.
 */
async function* textsOf(files: readonly MetricsFile[], selection: Selection, gone: AbortSignal) {
  const all = new Set<string>();
  const ends: Cursor[] = [];
  for (const file of files) {
    let end = start;
    for await (const { series, cursor } of piecesOf(file, selection, gone)) {
      for (const { columns } of series) for (const name in columns) all.add(name);
      end = cursor;
    }
    ends.push(end);
  }
  const columns = [...all];
  let text = `${[...named, ...columns].map(cell).join(",")}\r\n`;
  for (const [i, file] of files.entries()) {
    let at = start;
    for await (const { series, cursor } of piecesOf(file, selection, gone, ends[i].offset)) {
      for (const row of rowsOf(file.run, series, columns)) {
        text += row;
        if (text.length < mostSent) continue;
        yield text;
        text = "";
      }
      at = cursor;
    }
    // Of a file that was replaced by one with the same beginning, only this tells.
    if (at.offset !== ends[i].offset || at.mark !== ends[i].mark) throw changed(file);
  }
  yield text;
}

/**
 * The selected series of a file, a piece at a time, with the place behind it.
 *
 * @param end in bytes, of a line
 * @throws Error where the file is another than before, or gone
 */
async function* piecesOf(
  file: MetricsFile,
  selection: Selection,
  gone: AbortSignal,
  end = Infinity,
): AsyncGenerator<{ series: Series[]; cursor: Cursor }> {
  for (let cursor = start; cursor.offset < end;) {
    // The server has others to answer, and whoever asked may be gone.
    await othersTurn(undefined, { signal: gone });
    const most = Math.min(mostAtOnce, end - cursor.offset);
    const { series, offset, mark = "", restarted } = readPiece(file, cursor, most);
    if (restarted) throw changed(file);
    if (offset === cursor.offset) return;
    cursor = { offset, mark };
    yield { series: series.filter((one) => isSelected(one, selection)), cursor };
  }
}

function readPiece(file: MetricsFile, cursor: Cursor, most: number) {
  try {
    return readRunMetrics(file.run, file.path, cursor, most);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw changed(file, ` (${(error as NodeJS.ErrnoException).code})`);
  }
}

function changed({ run }: MetricsFile, code = ""): Error {
  const error = new Error(
    `${run}/metrics.jsonl was replaced or deleted while it was sent as CSV${code}; ask for it again`,
  );
  // The server prints what broke a connection off: a sentence, since nothing is wrong with the program.
  error.stack = `Error: ${error.message}`;
  return error;
}

function* rowsOf(run: string, series: readonly Series[], columns: readonly string[]) {
  for (const one of series) {
    const head = [run, one.kind, one.weights, one.field, one.t].map(cell).join(",");
    const own = columns.map((name) => one.columns[name]);
    for (let i = 0; i < one.columns.step.length; i++)
      yield `${head},${own.map((column) => cell(column?.[i] ?? null)).join(",")}\r\n`;
  }
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
