import { UserError } from "../../errors.js";
import type { FailAt } from "./molfile.js";
import type { SdfRecord } from "./records.js";

/** A record that cannot be read; the file behind it can. */
export class MalformedRecord extends UserError {
  constructor(
    message: string,
    /** From 0. */
    readonly record: number,
    /** In the file, from 1. */
    readonly line: number,
  ) {
    super(message);
  }
}

/** Makes the errors of one record: file, line, record, its name, what is wrong, and the way out. */
export function failuresOf(path: string, record: SdfRecord): FailAt {
  const { index, lines, firstLine, isEnded } = record;
  const title = lines[0]?.trim();
  return (message, line) => {
    // Behind the last line is `$$$$`, or nothing.
    const number = firstLine + Math.min(line, isEnded ? lines.length : lines.length - 1);
    const name = title ? ` (${title})` : "";
    return new MalformedRecord(
      `${path}, line ${number}, record ${index}${name}: ${message}; mend it, or leave it out with skipMalformed`,
      index,
      number,
    );
  };
}
