import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync } from "node:fs";

import { readAt } from "../runs/folder/read-at.js";

/** How far a file that only grows was read. */
export interface Cursor {
  /** Bytes, up to the end of a line. */
  readonly offset: number;
  /** Of the bytes just before it: tells when the file was replaced, as when a run is resumed. */
  readonly mark: string;
}

export const start: Cursor = { offset: 0, mark: "" };

export interface Grown {
  /** Whole lines, each with its line feed. */
  readonly bytes: Buffer;
  readonly cursor: Cursor;
  /** What was read before is no longer in the file: `bytes` are from its beginning. */
  readonly restarted: boolean;
}

/** So many bytes make a mark; lines hold times to many digits, so that two runs hardly share so many. */
const marked = 256;

const newline = 10;

/**
 * What whole lines stand behind a cursor. A last line without its line feed is being written, or was torn by a
 * kill, and is left for the next time.
 *
 * @param most bytes at once, unless a single line is longer
 * @throws what node does where the file is gone
 */
export function readGrown(path: string, cursor: Cursor, most: number): Grown {
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    const restarted = !isOf(file, size, cursor);
    const offset = restarted ? 0 : cursor.offset;
    for (
      let length = Math.min(size - offset, most);
      ;
      length = Math.min(size - offset, 2 * length)
    ) {
      const all = readAt(file, offset, length);
      const bytes = all.subarray(0, all.lastIndexOf(newline) + 1);
      if (bytes.length === 0 && all.length === length && offset + length < size) continue;
      const end = offset + bytes.length;
      return { bytes, cursor: { offset: end, mark: markAt(file, end) }, restarted };
    }
  } finally {
    closeSync(file);
  }
}

/** The cursor at the end of the last whole line before `end`, of a file that is open. */
export function cursorAt(file: number, end: number): Cursor {
  return { offset: end, mark: markAt(file, end) };
}

/** An empty mark fits every file that is long enough and has a line feed there. */
function isOf(file: number, size: number, { offset, mark }: Cursor): boolean {
  if (offset === 0) return true;
  if (offset > size) return false;
  if (mark !== "") return markAt(file, offset) === mark;
  return readAt(file, offset - 1, 1)[0] === newline;
}

function markAt(file: number, offset: number): string {
  const from = Math.max(0, offset - marked);
  const bytes = readAt(file, from, offset - from);
  return createHash("sha1").update(bytes).digest("hex").slice(0, 8);
}
