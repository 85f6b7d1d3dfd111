import { quoted } from "../../text/lines.js";
import { parseNumber } from "../../text/number.js";

/** Makes the error about the current line. */
export type Fail = (message: string) => Error;

/** Columns `first` to `last` of a line, counted from 1 as the format's description does, trimmed. */
export function columns(line: string, first: number, last: number): string {
  return line.slice(first - 1, last).trim();
}

/** Behind the last coordinate; a shorter line is cut off, and may end in half a number. */
const shortest = 54;

/** @throws the line's error */
export function coordinate(line: string, axis: number, fail: Fail): number {
  if (line.length < shortest)
    throw fail(`the line of an atom ends before its coordinates do (column ${shortest})`);
  const text = columns(line, 31 + 8 * axis, 38 + 8 * axis);
  const value = parseNumber(text);
  if (value !== undefined && Number.isFinite(value)) return value;
  throw fail(
    `the ${"xyz"[axis]} of an atom (columns ${31 + 8 * axis}–${38 + 8 * axis}) is ` +
      `${quoted(text)}, which is no finite number`,
  );
}

/** @throws the line's error */
export function residueNumber(line: string, fail: Fail): number {
  const text = columns(line, 23, 26);
  if (/^[+-]?\d+$/.test(text)) return Number(text);
  throw fail(
    `the number of a residue (columns 23–26) is ${quoted(text)}, which is no whole number; ` +
      "take the entry as mmCIF if it has more than 9999 of them",
  );
}

/** 1 where there is none. @throws the line's error */
export function occupancy(line: string, fail: Fail): number {
  const text = columns(line, 55, 60);
  if (text === "") return 1;
  const value = parseNumber(text);
  if (value !== undefined && Number.isFinite(value)) return value;
  throw fail(`an occupancy (columns 55–60) is ${quoted(text)}, which is no finite number`);
}
