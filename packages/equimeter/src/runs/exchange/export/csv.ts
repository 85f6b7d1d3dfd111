import { closeSync, openSync, writeSync } from "node:fs";

import { quoted } from "../csv/index.js";
import type { Table } from "./table.js";

const pieceSigns = 1 << 20;

/**
 * Writes a table as CSV: the columns' names, then a row a line; what a line lacks is empty, and numbers are written so
 * that reading them gives the same again, those that are not finite as NaN, Infinity and -Infinity.
 */
export function writeCsv(path: string, { columns, read }: Table): void {
  const file = openSync(path, "wx");
  try {
    let waiting = `${columns.map(quoted).join(",")}\n`;
    const flush = () => {
      const bytes = Buffer.from(waiting);
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
      waiting = "";
    };
    for (const row of read()) {
      waiting += `${columns.map((column) => quoted(`${row.get(column) ?? ""}`)).join(",")}\n`;
      if (waiting.length > pieceSigns) flush();
    }
    flush();
  } finally {
    closeSync(file);
  }
}
