import { readDirectory } from "../jit/archive/directory.js";
import { ArchiveFile } from "../jit/archive/file.js";
import { locateData, readRecord } from "../jit/archive/records.js";
import type { ZipRecord } from "./zip.js";

/** The records of a zip file with their contents, to be written again. */
export function recordsOf(path: string): ZipRecord[] {
  const file = ArchiveFile.open(path);
  try {
    const { records, begin } = readDirectory(file);
    const places = locateData(file, records, begin);
    return records.map((record) => ({
      name: record.name,
      content: readRecord(file, record, places.get(record)!),
    }));
  } finally {
    file.close();
  }
}
