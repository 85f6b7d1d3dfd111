import { UserError } from "../../errors.js";
import { LineReader } from "../text/lines.js";

/** One record of a file, as text. */
export interface SdfRecord {
  /** From 0. */
  readonly index: number;
  /** Without the line `$$$$`. */
  readonly lines: readonly string[];
  /** Number of the first line in the file, from 1. */
  readonly firstLine: number;
  /** Whether `$$$$` ends it, rather than the end of the file. */
  readonly isEnded: boolean;
}

/** A record is held in memory as a whole; a file without any `$$$$` must not be. */
const mostCharacters = 2 ** 26;

const delimiter = "$$$$";

/**
 * The records of an SD file one after the other, a single one of a molfile. Blank lines behind the last
 * record are no record.
 *
 * @throws UserError for a file that is binary, or a record of more than 64 MB
 */
export async function* sdfRecords(
  path: string,
  chunks: AsyncIterator<Buffer>,
): AsyncGenerator<SdfRecord> {
  const reader = new LineReader(path, chunks, "an SD file");
  let index = 0;
  let lines: string[] = [];
  let firstLine = 1;
  let characters = 0;
  while (reader.advance() || (await reader.refill())) {
    const line = reader.text();
    if (line.startsWith(delimiter)) {
      yield { index: index++, lines, firstLine, isEnded: true };
      lines = [];
      firstLine = reader.lineNumber + 1;
      characters = 0;
      continue;
    }
    lines.push(line);
    characters += line.length + 1;
    if (characters > mostCharacters)
      throw reader.error(
        `record ${index} has grown beyond 64 MB since line ${firstLine}: a line ${delimiter} is missing`,
      );
  }
  if (lines.some((line) => line.trim() !== "")) yield { index, lines, firstLine, isEnded: false };
  else if (index === 0) throw new UserError(`${path} is empty: there is no molecule in it`);
}
