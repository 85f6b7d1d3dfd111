import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { UserError } from "../../errors.js";

/** A row below the header: its cells by the names of their columns, trimmed. */
export interface CsvRow {
  /** `file.csv:3`, for messages. */
  where: string;
  /** The cell of a column; empty where the row or the file has none. */
  cell(column: string): string;
}

export interface Csv {
  file: string;
  /** Of the header, trimmed. */
  columns: string[];
  /** As written, cut to a length that fits a message. */
  header: string;
  rows: CsvRow[];
}

/**
 * Reads a table whose first line names its columns. Blank lines are passed over.
 *
 * @throws UserError when the file cannot be read
 */
export function readCsv(file: string): Csv {
  const [header, ...lines] = readText(file)
    .replace(/^\ufeff/, "")
    .split(/\r?\n/);
  const columns = cellsOf(header).map((name) => name.trim());
  const rows = lines.flatMap((line, i): CsvRow[] => {
    if (line.trim() === "") return [];
    const cells = cellsOf(line);
    return [
      {
        where: `${file}:${i + 2}`,
        cell: (column) => cells[columns.indexOf(column)]?.trim() ?? "",
      },
    ];
  });
  return {
    file,
    columns,
    header: header.length > 60 ? `${header.slice(0, 60)}…` : header,
    rows,
  };
}

/** @throws UserError when a cell is no finite number; `what` is its name in the message */
export function numberIn({ where, cell }: CsvRow, column: string, what = column): number {
  const text = cell(column);
  const value = text === "" ? NaN : Number(text);
  if (Number.isFinite(value)) return value;
  throw new UserError(`${where}: the ${what} must be a number, got "${text}"`);
}

/** A file's name without folder and ending. */
export const stem = (file: string) => basename(file).replace(/\.[^.]*$/, "");

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new UserError(`there is no reference file ${file}`);
    throw new UserError(`the reference file ${file} cannot be read (${code})`);
  }
}

/** The cells of one row; quotes hold commas and, doubled, quotes. */
function cellsOf(row: string): string[] {
  const cells = row.matchAll(/(?:^|,)(?:\s*"((?:[^"]|"")*)"\s*(?=,|$)|([^,]*))/g);
  return Array.from(cells, ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
}
