import { deflateRawSync } from "node:zlib";

import { crc32 } from "../jit/archive/crc32.js";

/** A record to write. What is not said is as it should be; what is said can be wrong. */
export interface ZipRecord {
  name: string;
  content: Buffer;
  deflate?: boolean;
  crc?: number;
  flags?: number;
}

/**
 * A zip file of these records, for tests.
 *
 * @param options.wide - sizes and places in 64 bits, as in files beyond 4 GB. Default: false
 * @param options.later - local headers without sizes, sizes behind the data. Default: false
 */
export function zipOf(
  records: readonly ZipRecord[],
  options: { wide?: boolean; later?: boolean } = {},
): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let begin = 0;
  for (const { name, content, deflate, crc = crc32(content), flags = 0 } of records) {
    const stored = deflate ? deflateRawSync(content) : content;
    const sizes = { crc, stored: stored.length, size: content.length };
    const common = {
      name: Buffer.from(name),
      method: deflate ? 8 : 0,
      wide: options.wide ?? false,
    };
    const flagged = { ...common, flags: flags | 0x800 | (options.later ? 8 : 0) };
    const unknown = { crc: 0, stored: 0, size: 0 };
    const local = localHeader({ ...flagged, ...(options.later ? unknown : sizes) });
    const descriptor = options.later
      ? numbers32(0x08074b50, crc, stored.length, content.length)
      : [];
    const written = Buffer.concat([local, stored, ...descriptor]);
    directory.push(centralHeader({ ...flagged, ...sizes }, begin));
    parts.push(written);
    begin += written.length;
  }
  const entries = Buffer.concat(directory);
  return Buffer.concat([...parts, entries, ...end(records.length, entries.length, begin, options)]);
}

interface Header {
  name: Buffer;
  method: number;
  flags: number;
  crc: number;
  stored: number;
  size: number;
  wide: boolean;
}

const none = 0xffffffff;

function localHeader({ name, method, flags, crc, stored, size, wide }: Header): Buffer {
  const fixed = Buffer.alloc(30);
  const extra = wide ? wideField(size, stored) : Buffer.alloc(0);
  fixed.writeUInt32LE(0x04034b50, 0);
  for (const [value, at] of [
    [20, 4],
    [flags, 6],
    [method, 8],
    [name.length, 26],
    [extra.length, 28],
  ])
    fixed.writeUInt16LE(value, at);
  for (const [value, at] of [
    [crc, 14],
    [wide ? none : stored, 18],
    [wide ? none : size, 22],
  ])
    fixed.writeUInt32LE(value, at);
  return Buffer.concat([fixed, name, extra]);
}

function centralHeader(header: Header, begin: number): Buffer {
  const { name, method, flags, crc, stored, size, wide } = header;
  const fixed = Buffer.alloc(46);
  const extra = wide ? wideField(size, stored, begin) : Buffer.alloc(0);
  fixed.writeUInt32LE(0x02014b50, 0);
  for (const [value, at] of [
    [flags, 8],
    [method, 10],
    [name.length, 28],
    [extra.length, 30],
  ])
    fixed.writeUInt16LE(value, at);
  for (const [value, at] of [
    [crc, 16],
    [wide ? none : stored, 20],
    [wide ? none : size, 24],
  ])
    fixed.writeUInt32LE(value, at);
  fixed.writeUInt32LE(wide ? none : begin, 42);
  return Buffer.concat([fixed, name, extra]);
}

function wideField(...values: number[]): Buffer {
  const field = Buffer.alloc(4 + 8 * values.length);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(8 * values.length, 2);
  for (const [i, value] of values.entries()) field.writeBigUInt64LE(BigInt(value), 4 + 8 * i);
  return field;
}

function end(
  records: number,
  size: number,
  begin: number,
  { wide = false }: { wide?: boolean },
): Buffer[] {
  const parts: Buffer[] = [];
  if (wide) {
    const last = Buffer.alloc(56);
    last.writeUInt32LE(0x06064b50, 0);
    for (const [value, at] of [
      [44, 4],
      [records, 24],
      [records, 32],
      [size, 40],
      [begin, 48],
    ])
      last.writeBigUInt64LE(BigInt(value), at);
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(0x07064b50, 0);
    locator.writeBigUInt64LE(BigInt(begin + size), 8);
    locator.writeUInt32LE(1, 16);
    parts.push(last, locator);
  }
  const fixed = Buffer.alloc(22);
  fixed.writeUInt32LE(0x06054b50, 0);
  for (const at of [8, 10]) fixed.writeUInt16LE(wide ? 0xffff : records, at);
  fixed.writeUInt32LE(wide ? none : size, 12);
  fixed.writeUInt32LE(wide ? none : begin, 16);
  return [...parts, fixed];
}

function numbers32(...values: number[]): Buffer[] {
  return values.map((value) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
  });
}
