import { writeFileSync } from "node:fs";
import initSqlJs, { type SqlValue } from "sql.js";

/** Columns of a row of `systems`; the others are null. */
export type Columns = Record<string, SqlValue>;

export const blob = (array: Float64Array | Int32Array): Uint8Array => new Uint8Array(array.buffer);

/** `data` as ASE writes it: the place of the JSON, arrays, the JSON. */
export function encodeData(values: Record<string, unknown>): Uint8Array {
  const parts: Buffer[] = [Buffer.alloc(8)];
  let at = 8;
  const encoded = Object.entries(values).map(([name, value]) => {
    if (!(value instanceof Float64Array)) return [name, value];
    const entry = { __ndarray__: [[value.length / 3, 3], "float64", at] };
    parts.push(Buffer.from(value.buffer));
    at += value.byteLength;
    return [name, entry];
  });
  parts[0].writeBigInt64LE(BigInt(at));
  parts.push(Buffer.from(JSON.stringify(Object.fromEntries(encoded))));
  return Buffer.concat(parts);
}

const names = "numbers, positions, cell, pbc, energy, forces, key_value_pairs, data".split(", ");

/** Writes an ASE database, for tests. */
export async function writeDatabase(
  path: string,
  rows: readonly Columns[],
  metadata?: unknown,
): Promise<void> {
  const { Database } = await initSqlJs();
  const database = new Database();
  database.run(`CREATE TABLE systems (id INTEGER PRIMARY KEY AUTOINCREMENT, ${names.join(", ")})`);
  database.run("CREATE TABLE information (name TEXT, value TEXT)");
  if (metadata !== undefined)
    database.run("INSERT INTO information VALUES ('metadata', ?)", [JSON.stringify(metadata)]);
  for (const row of rows)
    database.run(
      `INSERT INTO systems (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`,
      names.map((name) => row[name] ?? null),
    );
  writeFileSync(path, database.export());
  database.close();
}
