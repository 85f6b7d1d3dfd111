import { LineReader } from "../../text/lines.js";
import { entryName } from "../entry-name.js";
import type { ChainOptions } from "../options.js";
import { CifEntry } from "./entry.js";
import { CifLexer } from "./lexer.js";
import { CifParser } from "./parser.js";

/**
 * The entries of an mmCIF file, a data block each, one at a time. Memory holds one line, the names
 * of the residues and the atoms that are asked for.
 *
 * @throws UserError with file, line and value for what is no CIF, a file that is cut off, an
 * `_atom_site` without a column that is needed, a coordinate that is no finite number
 */
export async function* readMmcif(
  path: string,
  chunks: AsyncIterator<Buffer>,
  options: ChainOptions,
): AsyncGenerator<CifEntry> {
  const lines = new LineReader(path, chunks, "an mmCIF file");
  const fail = (message: string) => lines.error(message);
  const entries: CifEntry[] = [];
  const parser = new CifParser((name) => {
    const entry = new CifEntry(name === "" ? entryName(path) : name, options);
    entries.push(entry);
    return entry;
  }, fail);
  const lexer = new CifLexer(parser, fail);
  while (lines.advance() || (await lines.refill())) {
    lexer.line(lines.text(), lines.lineNumber);
    // All but the last have ended.
    while (entries.length > 1) yield entries.shift()!;
  }
  if (lexer.fieldLine !== undefined)
    throw lines.error(
      "the text that starts here is not closed by a line with a semicolon; is the file cut off?",
      lexer.fieldLine,
    );
  parser.end();
  yield* entries;
}
