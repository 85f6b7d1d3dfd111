import type { SchemaElement } from "hyparquet-writer";
import { fileWriter, ParquetWriter } from "hyparquet-writer";

import { type Cell, textColumns } from "./row.js";
import type { Table } from "./table.js";

/** Cells of one row group, about; so many are held at once. */
const groupCells = 1 << 20;

/**
 * Writes a table as Parquet: text as strings, `step` as 64-bit integers, every other column as doubles. What a line
 * lacks is null, which is not NaN.
 */
export function writeParquet(path: string, { columns, read }: Table): void {
  const writer = new ParquetWriter({
    writer: fileWriter(path),
    schema: [{ name: "root", num_children: columns.length }, ...columns.map(elementOf)],
    // Of columns with NaN, least and largest values would tell readers to pass over rows that they should see.
    statistics: false,
    createdBy: "equimeter",
  });
  const groupRows = Math.max(1, Math.floor(groupCells / columns.length));
  let group: (Cell | bigint | null)[][] = columns.map(() => []);
  const flush = () => {
    if (group[0].length === 0) return;
    const columnData = columns.map((name, i) => ({ name, data: group[i] }));
    void writer.write({ columnData, rowGroupSize: groupRows });
    group = columns.map(() => []);
  };
  for (const row of read()) {
    for (const [i, column] of columns.entries()) {
      const value = row.get(column) ?? null;
      group[i].push(column === "step" ? BigInt(value as number) : value);
    }
    if (group[0].length === groupRows) flush();
  }
  flush();
  void writer.finish();
}

function elementOf(name: string): SchemaElement {
  if (textColumns.has(name))
    return { name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" };
  if (name === "step") return { name, type: "INT64", repetition_type: "REQUIRED" };
  return { name, type: "DOUBLE", repetition_type: "OPTIONAL" };
}
