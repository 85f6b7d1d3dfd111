import type { UserError } from "../../errors.js";
import { quoted } from "../text/lines.js";
import { parseNumber } from "../text/number.js";

/** What a molfile says of its atoms. */
export interface Molecule {
  atomicNumbers: number[];
  /** [n*3] Å */
  positions: number[];
  /** Sum of the formal charges. */
  charge: number;
  /** The line behind `M  END`, counted from the record's first as 0. */
  next: number;
}

/** Makes the error of a line, counted from the record's first as 0. */
export type FailAt = (message: string, line: number) => UserError;

/** The lines of one record, taken one after the other. */
export class Lines {
  constructor(
    private readonly lines: readonly string[],
    private readonly failAt: FailAt,
    /** Of the next line. */
    public at = 0,
  ) {}

  /**
   * @param what - should stand there, for the error
   * @throws when there are no more lines
   */
  take(what: string): string {
    if (this.at >= this.lines.length)
      throw this.failAt(`it ends where ${what} should stand`, this.lines.length);
    return this.lines[this.at++];
  }

  /** An error about the line taken last. */
  fail(message: string): UserError {
    return this.failAt(message, this.at - 1);
  }
}

/** @throws the line's error unless `text` is a finite number */
export function coordinate(text: string, axis: number, lines: Lines): number {
  const value = parseNumber(text.trim());
  if (value !== undefined && Number.isFinite(value)) return value;
  throw lines.fail(`the ${"xyz"[axis]} of an atom is ${quoted(text)}, which is no finite number`);
}

export function unknownElement(symbol: string, lines: Lines): UserError {
  return lines.fail(`${quoted(symbol)} is the symbol of no element`);
}
