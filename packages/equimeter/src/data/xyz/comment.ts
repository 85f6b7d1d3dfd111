import { jsonPrefix, parseJson } from "./values.js";

/** One `key=value` of a comment line, the value as text. */
export interface CommentEntry {
  key: string;
  /** Without quotes or outer brackets, escapes resolved; null for a key alone. */
  value: string | null;
}

/** The comment line opens a quote that it does not close. */
export class UnclosedQuote extends Error {}

/**
 * The entries of an extended-XYZ comment line, in order.
 *
 * Values may be bare (`a=1`, up to the next space), quoted (`a="1 2"`, `a='1 2'`, with `\"` and
 * `\\`) or bracketed (`a=[1, 2]`, `a={1 2}`). Quotes and brackets count only where a value starts
 * and brackets only where they also end it, so that SMILES need no quotes. Bare text is verbatim.
 *
 * @throws UnclosedQuote
 */
export function parseComment(line: string): CommentEntry[] {
  const entries: CommentEntry[] = [];
  let at = skipSpace(line, 0);
  while (at < line.length) {
    const [key, afterKey] = isQuote(line[at]) ? readQuoted(line, at) : readKey(line, at);
    const equals = skipSpace(line, afterKey);
    if (line[equals] !== "=") {
      entries.push({ key, value: null });
      at = equals;
      continue;
    }
    const start = skipSpace(line, equals + 1);
    const [value, end] = readValue(line, start);
    entries.push({ key, value });
    at = skipSpace(line, end);
  }
  return entries;
}

type Piece = [text: string, end: number];

function readValue(line: string, start: number): Piece {
  if (isQuote(line[start])) {
    const [text, end] = readQuoted(line, start);
    const [rest, restEnd] = readBare(line, end);
    return [text + rest, restEnd];
  }
  if (line[start] === "[" || line[start] === "{") {
    const end = closingBracket(line, start);
    if (end !== undefined && isSpace(line, end + 1)) return [bracketed(line, start, end), end + 1];
  }
  return readBare(line, start);
}

/** Lists of lists keep their outer brackets: they are read as JSON. */
function bracketed(line: string, start: number, end: number): string {
  const inner = line.slice(start + 1, end).trim();
  return line[start] === "[" && inner.startsWith("[") ? `[${inner}]` : inner;
}

/** The index of the bracket that closes the one at `start`, if any does. */
function closingBracket(line: string, start: number): number | undefined {
  const [open, close] = line[start] === "[" ? "[]" : "{}";
  let depth = 0;
  for (let i = start; i < line.length; i++) {
    if (line[i] === open) depth++;
    else if (line[i] === close && --depth === 0) return i;
  }
  return undefined;
}

function readQuoted(line: string, start: number): Piece {
  const quote = line[start];
  let end = start + 1;
  let escaped = false;
  while (end < line.length && line[end] !== quote) {
    if (line[end] === "\\") {
      escaped = true;
      end++;
    }
    end++;
  }
  if (end >= line.length) throw new UnclosedQuote(line.slice(start));
  const text = line.slice(start + 1, end);
  return [escaped ? unescape(text) : text, end + 1];
}

/** ASE reads `\\` as one backslash but writes backslashes as they are, in SMILES and in JSON. */
function unescape(text: string): string {
  const plain = text.replace(/\\([\\"'])/g, "$1");
  if (!text.startsWith(jsonPrefix) || parseJson(plain.slice(jsonPrefix.length)) !== undefined) {
    return plain;
  }
  return text.replace(/\\(["'])/g, "$1");
}

function readKey(line: string, start: number): Piece {
  let end = start;
  while (end < line.length && !isSpace(line, end) && line[end] !== "=") end++;
  // A line like "= 5" has no key; taking the sign as one keeps the reader moving.
  if (end === start) end++;
  return [line.slice(start, end), end];
}

function readBare(line: string, start: number): Piece {
  let end = start;
  while (!isSpace(line, end)) end++;
  return [line.slice(start, end), end];
}

function isQuote(character: string | undefined): boolean {
  return character === '"' || character === "'";
}

/** The end of the line counts as a space. */
function isSpace(line: string, index: number): boolean {
  return index >= line.length || line.charCodeAt(index) <= 32;
}

function skipSpace(line: string, start: number): number {
  let at = start;
  while (at < line.length && isSpace(line, at)) at++;
  return at;
}
