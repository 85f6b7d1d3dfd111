import { parseNumber } from "../../text/number.js";
import { quoted } from "../../text/lines.js";

/** One row of a category, whatever the format; columns by their place. */
export interface Row {
  /** undefined where there is no value ("." and "?"). */
  text(column: number): string | undefined;
  /**
   * @throws the row's error for what is no number
   */
  number(column: number): number | undefined;
  /** An error that names the file and the row. */
  fail(message: string): Error;
}

/** Takes the rows of one category; the same object is filled anew for each. */
export type RowReader = (row: Row) => void;

/** Says what to do with a category, by its name and its columns (lower case); undefined passes it over. */
export interface CategoryReader {
  category(
    name: string,
    columns: readonly string[],
    fail: (message: string) => Error,
  ): RowReader | undefined;
}

/** A number in text, with or without its uncertainty: "12.3(4)". */
export function numberOf(text: string, column: string, row: Row): number {
  const value = parseNumber(text.endsWith(")") ? text.replace(/\(\d+\)$/, "") : text);
  if (value === undefined) throw row.fail(`${column} is ${quoted(text)}, which is no number`);
  return value;
}
