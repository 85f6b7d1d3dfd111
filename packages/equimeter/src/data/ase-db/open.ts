import { readFileSync, statSync } from "node:fs";
import type { Database, SqlValue } from "sql.js";

import { UserError } from "../../errors.js";
import { readableError } from "../text/bytes.js";

/** What the memory of sqlite in WebAssembly and one read of Node's both hold. */
const mostBytes = 2 ** 31 - 1;

export type Row = Record<string, SqlValue>;

/**
 * Loads an sqlite file whole.
 *
 * @throws UserError for a file that is cut off, damaged, too large, or no database
 */
export async function openDatabase(path: string): Promise<Database> {
  const { default: initSqlJs } = await import("sql.js");
  const { size } = statSync(path);
  if (size > mostBytes)
    throw new UserError(
      `${path} has ${(size / 1e9).toFixed(1)} GB, and databases are read up to 2.1 GB: ` +
        "split it with `ase db`, or convert it to extended XYZ",
    );
  const { Database: Sqlite } = await initSqlJs();
  try {
    return new Sqlite(readFileSync(path));
  } catch (error) {
    throw readableError(error, path);
  }
}

/** The rows of a query, one at a time. @throws UserError when sqlite cannot read on */
export function* rows(database: Database, sql: string, path: string): Generator<Row> {
  let statement;
  try {
    statement = database.prepare(sql);
    while (statement.step()) yield statement.getAsObject();
  } catch (error) {
    throw problem(error, path);
  } finally {
    statement?.free();
  }
}

function problem(error: unknown, path: string): unknown {
  const { message = "" } = error as Error;
  if (error instanceof UserError) return error;
  if (/malformed|not a database|disk I\/O/.test(message))
    return new UserError(`${path} is cut off or damaged: sqlite cannot read it; fetch it again`);
  if (/no such table|no such column/.test(message))
    return new UserError(`${path} is an sqlite file but no database of ASE's: ${message}`);
  return error;
}
