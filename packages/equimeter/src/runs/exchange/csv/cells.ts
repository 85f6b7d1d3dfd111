import { closeSync, openSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";

import { UserError } from "../../../errors.js";

/** A row of a table: its cells, and the line of the file that it begins in, from 1. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

const chunkBytes = 1 << 16;

/** Longer cells than this, in signs, come from a quote that is never closed. */
const longestCell = 1 << 20;

/**
 * The rows of a CSV file (RFC 4180), read a piece at a time: quotes hold separators, line ends and, doubled, quotes.
 * Blank lines are passed over.
 *
 * @param separator one sign
 * @throws UserError where a quote is never closed
 */
export function* readRows(path: string, separator: string): Generator<Row> {
  let cells: string[] = [];
  let cell = "";
  let line = 1;
  let start = 1;
  /** Where in a cell we are; `ended` is behind a quote that may have ended it. */
  let state: "plain" | "quoted" | "ended" = "plain";
  const take = (): Row | null => {
    const row = { line: start, cells: [...cells, cell] };
    const isBlank = row.cells.length === 1 && cell.trim() === "";
    cells = [];
    cell = "";
    return isBlank ? null : row;
  };
  for (const text of readTexts(path))
    for (const sign of text) {
      if (state === "quoted") {
        if (sign === '"') state = "ended";
        else cell += sign;
        if (sign === "\n") line += 1;
        if (cell.length > longestCell) throw neverClosed(path, start);
      } else if (sign === '"' && state === "ended") {
        cell += sign;
        state = "quoted";
      } else if (sign === '"' && cell.trim() === "") {
        cell = "";
        state = "quoted";
      } else if (sign === separator) {
        cells.push(cell);
        cell = "";
        state = "plain";
      } else if (sign === "\n") {
        state = "plain";
        const row = take();
        if (row) yield row;
        line += 1;
        start = line;
      } else if (sign !== "\r") cell += sign;
      if (cells.length > longestCell) throw new UserError(`${path}:${start}: this line is no row`);
    }
  if (state === "quoted") throw neverClosed(path, start);
  const last = take();
  if (last) yield last;
}

const neverClosed = (path: string, line: number) =>
  new UserError(`${path}:${line}: a quote that opens in this row is never closed`);

/** The text of a file in pieces, without a byte-order mark. */
function* readTexts(path: string): Generator<string> {
  const file = openSync(path, "r");
  try {
    const decoder = new StringDecoder("utf8");
    const bytes = Buffer.alloc(chunkBytes);
    for (let isFirst = true; ; isFirst = false) {
      const count = readSync(file, bytes, 0, chunkBytes, null);
      if (count === 0) break;
      const text = decoder.write(bytes.subarray(0, count));
      yield isFirst ? text.replace(/^\ufeff/, "") : text;
    }
    yield decoder.end();
  } finally {
    closeSync(file);
  }
}

/** A cell as it must be written. */
export function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
