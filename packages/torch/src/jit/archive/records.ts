import { inflateRawSync } from "node:zlib";

import { crc32 } from "./crc32.js";
import { show, widened, type ArchiveRecord } from "./directory.js";
import { again, type ArchiveFile } from "./file.js";

const headerSize = 30;
const chunkSize = 2 ** 18;
/** Deflate makes at most 1032 bytes out of one. */
const mostInflation = 1032;
/** Of a record that is read as a whole: pickles, code, and what is compressed. */
const largestContent = 2 ** 30;

/** Records with the places of their data, none overlapping another or the directory. */
export function locateData(
  file: ArchiveFile,
  records: readonly ArchiveRecord[],
  directory: number,
): Map<ArchiveRecord, number> {
  const places = new Map<ArchiveRecord, number>();
  let free = 0;
  for (const record of records.toSorted((a, b) => a.begin - b.begin)) {
    if (record.begin < free) return damaged(file, record, "it overlaps another");
    const data = dataBegin(file, record, directory);
    places.set(record, data);
    free = data + record.storedSize;
    if (free > directory) return damaged(file, record, "it runs into the directory");
  }
  return places;
}

/** Where a record's data begin: behind its local header, which must agree with the directory. */
function dataBegin(file: ArchiveFile, record: ArchiveRecord, directory: number): number {
  if (record.begin + headerSize > directory) return damaged(file, record, "it is misplaced");
  const header = file.read(record.begin, headerSize);
  const [nameLength, extraLength] = [header.readUInt16LE(26), header.readUInt16LE(28)];
  if (header.readUInt32LE(0) !== 0x04034b50) return damaged(file, record, "its header is missing");
  const data = record.begin + headerSize + nameLength + extraLength;
  if (data > directory) return damaged(file, record, "its header runs into the directory");
  const rest = file.read(record.begin + headerSize, nameLength + extraLength);
  const name = rest.subarray(0, nameLength);
  const sizes = widened(
    [header.readUInt32LE(22), header.readUInt32LE(18)],
    rest.subarray(nameLength),
  );
  // Who writes without knowing the sizes leaves zeros and appends them to the data (bit 3).
  const later = (record.flags & 8) !== 0;
  const agrees = (value: number, stated: number): boolean =>
    value === stated || (later && value === 0);
  if (
    !name.equals(record.nameBytes) ||
    header.readUInt16LE(6) !== record.flags ||
    header.readUInt16LE(8) !== record.method ||
    !agrees(header.readUInt32LE(14), record.crc) ||
    !(later || sizes) ||
    (sizes && !(agrees(sizes[0], record.size) && agrees(sizes[1], record.storedSize)))
  )
    return damaged(file, record, "its header and the directory disagree");
  return data;
}

/**
 * Compares every record with its checksum. PyTorch can be told to write none, and then writes zeros
 * for all (torch.serialization.set_crc32_options): such an archive is read, but not compared.
 */
export function verifyChecksums(
  file: ArchiveFile,
  places: ReadonlyMap<ArchiveRecord, number>,
): void {
  const filled = Array.from(places.keys()).filter((record) => record.size > 0);
  if (filled.every((record) => record.crc === 0)) return;
  for (const [record, data] of places)
    if (checksum(file, record, data) !== record.crc)
      damaged(file, record, "its checksum does not match");
}

function checksum(file: ArchiveFile, record: ArchiveRecord, data: number): number {
  if (record.method !== 0) return crc32(readRecord(file, record, data));
  const chunk = Buffer.allocUnsafe(Math.min(chunkSize, record.size));
  let crc = 0;
  for (let done = 0; done < record.size; done += chunk.length) {
    const part = chunk.subarray(0, record.size - done);
    file.readInto(part, data + done);
    crc = crc32(part, crc);
  }
  return crc;
}

/** A record's content as a whole, inflated where it is compressed. */
export function readRecord(file: ArchiveFile, record: ArchiveRecord, data: number): Buffer {
  const { method, size, storedSize } = record;
  if (size > largestContent)
    return file.fail(
      method === 0
        ? `the record ${show(record.name)} is too large for what it is (${size} bytes)`
        : `the record ${show(record.name)} is compressed and too large; store it uncompressed`,
    );
  if (method === 0) return file.read(data, size);
  if (size > storedSize * mostInflation || storedSize > 2 * size + 1024)
    return damaged(file, record, "its compressed size is impossible");
  const stored = file.read(data, storedSize);
  const inflated = inflate(stored, size);
  if (!inflated) return damaged(file, record, "it cannot be decompressed");
  if (inflated.content.length !== size || inflated.used !== storedSize)
    return damaged(file, record, "its size is another");
  return inflated.content;
}

function inflate(stored: Buffer, size: number): { content: Buffer; used: number } | null {
  try {
    const options = { maxOutputLength: size + 1, info: true };
    // With `info` it returns more than its type says.
    const { buffer, engine } = inflateRawSync(stored, options) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    return { content: buffer, used: engine.bytesWritten };
  } catch {
    return null;
  }
}

/** Throws what is wrong with a record. */
export function damaged(file: ArchiveFile, record: ArchiveRecord, reason: string): never {
  return file.fail(`the record ${show(record.name)} is damaged: ${reason}; ${again}`);
}
