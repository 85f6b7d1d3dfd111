/**
 * The directory of a zip file (APPNOTE.TXT 6.3, with the 64-bit fields of section 4.3.14). Read
 * strictly: libtorch must not be able to understand an accepted file in another way than we do.
 */
import { again, type ArchiveFile } from "./file.js";

/** One record of the archive; positions count bytes from the start of the file. */
export interface ArchiveRecord {
  name: string;
  nameBytes: Buffer;
  flags: number;
  /** 0: stored, 8: deflated. */
  method: number;
  crc: number;
  /** Bytes in the file, and bytes of what they stand for. */
  storedSize: number;
  size: number;
  /** Where its local header begins. */
  begin: number;
}

interface Extent {
  begin: number;
  size: number;
  records: number;
}

const endSize = 22;
const locatorSize = 20;
const wideEndSize = 56;
const entrySize = 46;
const none32 = 0xffffffff;
/** Far beyond any model: a hundred thousand records need 10 MB. */
const largestDirectory = 2 ** 28;
/** Sizes as deflate's options (bits 1 and 2), sizes after the data (3), names in UTF-8 (11). */
const knownFlags = 0b1000_0000_1110;

/** Every record, in the directory's order, and where the directory begins. */
export function readDirectory(file: ArchiveFile): { records: ArchiveRecord[]; begin: number } {
  const extent = findDirectory(file);
  const bytes = file.read(extent.begin, extent.size);
  const records: ArchiveRecord[] = [];
  const names = new Set<string>();
  let at = 0;
  for (let i = 0; i < extent.records; i++) {
    if (at + entrySize > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50)
      return damaged(file, `entry ${i} is not one`);
    const length = entrySize + [28, 30, 32].reduce((sum, o) => sum + bytes.readUInt16LE(at + o), 0);
    if (at + length > bytes.length) return damaged(file, `entry ${i} runs past its end`);
    const record = readEntry(file, bytes.subarray(at, at + length));
    if (names.has(record.name)) return damaged(file, `${show(record.name)} occurs twice`);
    names.add(record.name);
    records.push(record);
    at += length;
  }
  if (at !== bytes.length) return damaged(file, `${bytes.length - at} bytes of it are no entry`);
  return { records, begin: extent.begin };
}

/** A record's name for an error: short, and on one line. */
export function show(name: string): string {
  return JSON.stringify(name.length > 80 ? `${name.slice(0, 79)}…` : name);
}

function damaged(file: ArchiveFile, reason: string): never {
  return file.fail(`its zip directory is damaged (${reason}); ${again}`);
}

function findDirectory(file: ArchiveFile): Extent {
  const start = Math.max(0, file.size - endSize - 0xffff); // a comment has at most 65535 bytes
  const tail = file.read(start, file.size - start);
  let at = tail.length - endSize;
  while (at >= 0 && !isEnd(tail, at)) at--;
  if (at < 0) return file.fail(`truncated: the directory at the end of a zip is missing; ${again}`);
  const end = start + at;
  const plain = {
    records: tail.readUInt16LE(at + 10),
    size: tail.readUInt32LE(at + 12),
    begin: tail.readUInt32LE(at + 16),
  };
  if (tail.readUInt32LE(at + 4) !== 0 || tail.readUInt16LE(at + 8) !== plain.records)
    return damaged(file, "it claims to span several disks");
  const wide = findWide(file, end);
  const extent = wide ?? { ...plain, end };
  for (const field of ["records", "size", "begin"] as const) {
    const most = field === "records" ? 0xffff : none32;
    if (plain[field] !== most && plain[field] !== extent[field])
      return damaged(file, "its two ends disagree");
  }
  if (extent.begin + extent.size !== extent.end)
    return damaged(file, "it is not where its end says");
  if (extent.size > largestDirectory) return damaged(file, `${extent.size} bytes are too many`);
  if (extent.records * entrySize > extent.size) return damaged(file, "too many records for it");
  return extent;
}

/** Whether an end record stands here whose comment goes to the end of the file. */
function isEnd(tail: Buffer, at: number): boolean {
  if (tail.readUInt32LE(at) !== 0x06054b50) return false;
  return at + endSize + tail.readUInt16LE(at + 20) === tail.length;
}

/** The 64-bit end record, which a locator right before the end record points to. */
function findWide(file: ArchiveFile, end: number): (Extent & { end: number }) | null {
  if (end < locatorSize) return null;
  const locator = file.read(end - locatorSize, locatorSize);
  if (locator.readUInt32LE(0) !== 0x07064b50) return null;
  const at = Number(locator.readBigUInt64LE(8));
  if (locator.readUInt32LE(4) !== 0 || locator.readUInt32LE(16) !== 1)
    return damaged(file, "it claims to span several disks");
  if (at + wideEndSize > end - locatorSize) return damaged(file, "its 64-bit end is misplaced");
  const wide = file.read(at, wideEndSize);
  if (wide.readUInt32LE(0) !== 0x06064b50) return damaged(file, "its 64-bit end is missing");
  const [length, records, total, size, begin] = [4, 24, 32, 40, 48].map((offset) =>
    Number(wide.readBigUInt64LE(offset)),
  );
  if (at + 12 + length !== end - locatorSize) return damaged(file, "its 64-bit end is misplaced");
  if (wide.readUInt32LE(16) !== 0 || wide.readUInt32LE(20) !== 0 || records !== total)
    return damaged(file, "it claims to span several disks");
  return { begin, size, records, end: at };
}

function readEntry(file: ArchiveFile, entry: Buffer): ArchiveRecord {
  const nameLength = entry.readUInt16LE(28);
  const extra = entry.subarray(
    entrySize + nameLength,
    entrySize + nameLength + entry.readUInt16LE(30),
  );
  const nameBytes = entry.subarray(entrySize, entrySize + nameLength);
  const name = nameBytes.toString("utf8");
  const flags = entry.readUInt16LE(8);
  const method = entry.readUInt16LE(10);
  // eslint-disable-next-line no-control-regex -- exactly these have no place in a name
  if (nameLength === 0 || /[\0-\x1f]/.test(name)) return damaged(file, "a name is unreadable");
  if ((flags & ~knownFlags) !== 0) return damaged(file, `${show(name)} is encrypted or patched`);
  if (method !== 0 && method !== 8)
    return damaged(file, `${show(name)} is compressed by the unknown method ${method}`);
  const sizes = [24, 20, 42].map((offset) => entry.readUInt32LE(offset));
  const [size, storedSize, begin] =
    widened(sizes, extra) ?? damaged(file, `sizes of ${show(name)}`);
  if (method === 0 && size !== storedSize)
    return damaged(file, `${show(name)} is stored, yet has two sizes`);
  // libtorch takes either for a folder, reads nothing and leaves its memory as it was.
  const isFolder = name.endsWith("/") || (entry.readUInt32LE(38) & 0x10) !== 0;
  if (isFolder && size > 0) return damaged(file, `${show(name)} is a folder with content`);
  return { name, nameBytes, flags, method, crc: entry.readUInt32LE(16), storedSize, size, begin };
}

/** The values that do not fit into 32 bits stand in an extra field, in the same order. */
export function widened(values: number[], extra: Buffer): number[] | null {
  if (!values.includes(none32)) return values;
  for (let at = 0; at + 4 <= extra.length;) {
    const length = extra.readUInt16LE(at + 2);
    const field = extra.subarray(at + 4, at + 4 + length);
    at += 4 + length;
    if (extra.readUInt16LE(at - 4 - length) !== 1) continue;
    let from = 0;
    const wide = values.map((value) => {
      if (value !== none32) return value;
      const fits = from + 8 <= field.length;
      return fits ? Number(field.readBigUInt64LE((from += 8) - 8)) : NaN;
    });
    return wide.every(Number.isSafeInteger) ? wide : null;
  }
  return null;
}
