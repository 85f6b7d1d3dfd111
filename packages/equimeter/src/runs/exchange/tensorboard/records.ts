import { closeSync, fstatSync, openSync, readSync } from "node:fs";

import { maskedCrc32c } from "./crc32c.js";

/**
 * TFRecord files: each record is its length (uint64, little-endian), the masked CRC-32C of those 8 bytes, the data,
 * and the masked CRC-32C of the data.
 */
const headerBytes = 12;
const footerBytes = 4;

/** What was found wrong in a file while it was read. */
export interface RecordDamage {
  /** Records whose checksum, or content, is wrong; they are left out. */
  records: number;
  /** Offset from which nothing could be read, since the length there is wrong; null where all was read. */
  lostFrom: number | null;
}

/** The data as a record. */
export function frameRecord(data: Uint8Array): Buffer {
  const framed = Buffer.alloc(headerBytes + data.length + footerBytes);
  framed.writeBigUInt64LE(BigInt(data.length), 0);
  framed.writeUInt32LE(maskedCrc32c(framed.subarray(0, 8)), 8);
  framed.set(data, headerBytes);
  framed.writeUInt32LE(maskedCrc32c(data), headerBytes + data.length);
  return framed;
}

/**
 * The records of a file, one at a time. A last record that is not whole yet is left out without a word: a
 * writer may be at it. One whose checksum is wrong is left out and counted; a wrong length leaves
 * nothing by which the next record could be found, so that the rest is lost.
 *
 * @param damage what is wrong is written here
 */
export function* readRecords(path: string, damage: RecordDamage): Generator<Buffer> {
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    const header = Buffer.alloc(headerBytes);
    for (let offset = 0; offset + headerBytes <= size;) {
      if (!readWhole(file, header, offset)) return;
      if (header.readUInt32LE(8) !== maskedCrc32c(header.subarray(0, 8))) {
        damage.lostFrom = offset;
        return;
      }
      const length = Number(header.readBigUInt64LE(0));
      const end = offset + headerBytes + length + footerBytes;
      if (end > size) return;
      const record = Buffer.alloc(length + footerBytes);
      if (!readWhole(file, record, offset + headerBytes)) return;
      const data = record.subarray(0, length);
      if (record.readUInt32LE(length) === maskedCrc32c(data)) yield data;
      else damage.records += 1;
      offset = end;
    }
  } finally {
    closeSync(file);
  }
}

/** Fills `into`. @returns false where the file ends before that */
function readWhole(file: number, into: Buffer, from: number): boolean {
  for (let done = 0; done < into.length;) {
    const count = readSync(file, into, done, into.length - done, from + done);
    if (count === 0) return false;
    done += count;
  }
  return true;
}
