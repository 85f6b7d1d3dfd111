import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";

import { afterAll, describe, expect, test } from "vitest";

import { fixture, modules } from "../../fuzz/cases.js";
import { recordsOf } from "../../fuzz/records.js";
import { zipOf } from "../../fuzz/zip.js";
import { crc32 as crc, slowCrc32 } from "./crc32.js";
import { archiveWith, ArchiveTrial } from "./trial.js";
import { checkArchive, type Archive } from "./check.js";

const trial = new ArchiveTrial();
afterAll(() => trial.remove());
const checked = (bytes: Buffer): Archive => trial.check(bytes);
const refusal = (bytes: Buffer): string => trial.refusal(bytes);

const small = readFileSync(fixture("future.pt"));
const again = /; copy or download it again$/;

test.each(modules)("what PyTorch writes is accepted: %s", (name) => {
  const { root, names } = checkArchive(fixture(`${name}.pt`));
  expect(root).toBe(`${name}/`);
  expect(names).toEqual(expect.arrayContaining(["data.pkl", "constants.pkl", "version"]));
  expect(names.some((record) => record.startsWith("code/__torch__"))).toBe(true);
});

test("what other tools write is accepted: deflated, 64-bit sizes, sizes behind the data, folders", () => {
  const records = recordsOf(fixture("convnet.pt"));
  const { names } = checkArchive(fixture("convnet.pt"));
  for (const deflate of [false, true])
    for (const wide of [false, true])
      for (const later of [false, true]) {
        const zip = zipOf(
          records.map((record) => ({ ...record, deflate })),
          { wide, later },
        );
        expect(checked(zip)).toEqual({ root: "convnet/", names });
      }
  expect(
    checked(zipOf([{ name: "convnet/", content: Buffer.alloc(0) }, ...records])).names,
  ).toEqual(["", ...names]);
});

test("a writer that computes no checksums writes zeros for all: such a file is accepted", () => {
  const records = recordsOf(fixture("nested.pt"));
  expect(checked(zipOf(records.map((record) => ({ ...record, crc: 0 })))).root).toBe("nested/");
  const [first, ...others] = records;
  expect(refusal(zipOf([{ ...first, crc: 0 }, ...others]))).toMatch(
    /^the record "nested\/data\/0" is damaged: its checksum does not match; copy/,
  );
});

test("a file cut off anywhere is refused as what it is", () => {
  for (let length = 3; length < small.length; length++)
    expect(refusal(small.subarray(0, length))).toMatch(/^truncated: the directory at the end/);
});

test("any bit of the file flipped is refused, or lies where nothing is read", () => {
  const records = recordsOf(fixture("future.pt"));
  const accepted = new Set<number>();
  for (let bit = 0; bit < small.length * 8; bit++) {
    const bytes = Buffer.from(small);
    bytes[bit >> 3] ^= 1 << (bit & 7);
    if (refusal(bytes) !== "accepted") continue;
    accepted.add(bit >> 3);
    expect(recordsOf(trial.path)).toEqual(records);
  }
  // Local headers: version and time; the last bits of deflated data, the byte before the next header;
  // directory: versions, time, disk, attributes; end: nothing.
  const unread = new Set<number>();
  for (let at = 0; (at = small.indexOf("PK\x03\x04", at, "latin1")) >= 0; at += 4)
    for (const offset of [-1, 4, 5, 10, 11, 12, 13]) unread.add(at + offset);
  for (let at = 0; (at = small.indexOf("PK\x01\x02", at, "latin1")) >= 0; at += 4)
    for (const offset of [4, 5, 6, 7, 12, 13, 14, 15, 34, 35, 36, 37, 38, 39, 40, 41])
      unread.add(at + offset);
  expect(Array.from(accepted).filter((at) => !unread.has(at))).toEqual([]);
});

test("bytes behind the end, between and before records", () => {
  expect(refusal(Buffer.concat([small, Buffer.from("\n")]))).toMatch(/^truncated/);
  expect(refusal(Buffer.concat([small, small.subarray(400)]))).toMatch(again);
  expect(refusal(Buffer.concat([Buffer.from("PK"), small]))).toMatch(/not where its end says/);
});

describe("records that cannot be right", () => {
  test.each<[string, Buffer, RegExp]>([
    ["wrong checksum", archiveWith({ name: "version", crc: 1 }), /"future\/version".*checksum/],
    [
      "a checksum of nothing",
      archiveWith({ name: "data/9", crc: 1 }),
      /"future\/data\/9".*checksum/,
    ],
    ["encrypted", archiveWith({ name: "version", flags: 1 }), /is encrypted or patched/],
    [
      "another root",
      zipOf([...recordsOf(fixture("future.pt")), { name: "a/b", content: small }]),
      /^a zip, but not one of PyTorch/,
    ],
    [
      "a name twice",
      zipOf([...recordsOf(fixture("future.pt")), ...recordsOf(fixture("future.pt"))]),
      /occurs twice/,
    ],
    ["a name with a line", archiveWith({ name: "a\nb" }), /a name is unreadable/],
    [
      "the version",
      archiveWith({ name: "version", content: Buffer.from("3x") }),
      /it is no number/,
    ],
    [
      "big-endian",
      archiveWith({ name: "byteorder", content: Buffer.from("big") }),
      /^written on a big-endian machine/,
    ],
    [
      "an attribute without a type",
      archiveWith({ name: "code/x.py", content: Buffer.from("class A(Module):\n  b = 3\n") }),
      /"future\/code\/x\.py" is damaged: the attribute b has no type/,
    ],
    [
      "a broken pickle",
      archiveWith({ name: "data.pkl", content: Buffer.from("\x80\x02N", "latin1") }),
      /"future\/data\.pkl" is damaged: the pickle is cut off/,
    ],
  ])("%s", (_, bytes, message) => expect(refusal(bytes)).toMatch(message));

  test("a record that libtorch would take for a folder, and not read", () => {
    const bytes = Buffer.from(small);
    bytes[small.indexOf("PK\x01\x02", 0, "latin1") + 38] |= 0x10;
    expect(refusal(bytes)).toMatch(/is a folder with content/);
    expect(refusal(archiveWith({ name: "data/1/", content: small }))).toMatch(/is a folder with/);
  });

  test("compressed data that end early, late or never", () => {
    const [record] = recordsOf(fixture("future.pt"));
    const zip = zipOf([{ ...record, deflate: true }, ...recordsOf(fixture("future.pt")).slice(1)]);
    const data = 30 + record.name.length;
    const directory = zip.indexOf("PK\x01\x02", 0, "latin1");
    const length = zip.readUInt32LE(18);
    const bytes = Buffer.from(zip);
    const resized = (stored: number, size: number): Buffer => {
      const copy = Buffer.from(bytes);
      for (const at of [18, directory + 20]) copy.writeUInt32LE(stored, at);
      for (const at of [22, directory + 24]) copy.writeUInt32LE(size, at);
      return copy;
    };
    const { length: size } = record.content;
    expect(refusal(resized(length, size))).toBe("accepted");
    expect(refusal(resized(length - 1, size))).toMatch(/it cannot be decompressed/);
    expect(refusal(resized(length, size + 1))).toMatch(/its size is another/);
    expect(refusal(resized(length, size - 1))).toMatch(/its size is another/);
    expect(refusal(resized(length, 2 ** 31))).toMatch(/compressed and too large; store it/);
    expect(refusal(resized(length, 1032 * length + 1))).toMatch(/size is impossible/);
    expect(refusal(resized(length, 0))).toMatch(again);
    bytes[data] |= 6; // a kind of block that does not exist
    expect(refusal(resized(length, size))).toMatch(/it cannot be decompressed/);
  });

  test("a record over another, beyond the end, or of an impossible size", () => {
    const first = small.indexOf("PK\x01\x02", 0, "latin1");
    const second = small.indexOf("PK\x01\x02", first + 4, "latin1");
    const withField = (at: number, value: number): Buffer => {
      const bytes = Buffer.from(small);
      bytes.writeUInt32LE(value, at);
      return bytes;
    };
    const begin = small.readUInt32LE(second + 42);
    expect(refusal(withField(first + 42, begin))).toMatch(again);
    expect(refusal(withField(second + 42, begin + 1))).toMatch(/header is missing/);
    expect(refusal(withField(second + 42, 0xfffffff0))).toMatch(/it is misplaced/);
    expect(refusal(withField(first + 24, 0xfffffff0))).toMatch(again);
    expect(refusal(withField(first + 20, 0xffffffff))).toMatch(again);
  });
});

test("functions may set names without a type, and known names of classes need none", () => {
  const code =
    "class A(Module):\n  __buffers__ = []\n  b : int\n  def f(self):\n    c = 1\ndef f():\n  _0 = 1\n";
  expect(checked(archiveWith({ name: "code/x.py", content: Buffer.from(code) })).root).toBe(
    "future/",
  );
});

test("CRC-32: the check value, and byte by byte where Node has none", () => {
  const text = Buffer.from("123456789");
  expect(crc(text)).toBe(0xcbf43926);
  expect(slowCrc32(text)).toBe(0xcbf43926);
  expect(slowCrc32(text.subarray(4), slowCrc32(text.subarray(0, 4)))).toBe(0xcbf43926);
  expect(slowCrc32(small)).toBe(crc32(small));
});

test("a large record is compared piece by piece", () => {
  const size = 256 * 2 ** 20;
  const piece = Buffer.alloc(2 ** 20);
  let zeros = 0;
  for (let done = 0; done < size; done += piece.length) zeros = crc32(piece, zeros);
  const records = recordsOf(fixture("future.pt"));
  const name = "future/data/0";
  const whole = zipOf([{ name, content: Buffer.alloc(0), crc: zeros }, ...records]);
  const large = withHole(whole, 30 + name.length, size);
  const memory = process.memoryUsage.rss();
  expect(checkArchive(large).names).toHaveLength(5);
  expect(process.memoryUsage.rss() - memory).toBeLessThan(32 * 2 ** 20);
});

/** Writes a zip whose first record has `size` zeros that take no place on the disk. */
function withHole(zip: Buffer, data: number, size: number): string {
  const directory = zip.indexOf("PK\x01\x02", 0, "latin1");
  const end = zip.length - 22;
  const bytes = Buffer.from(zip);
  for (const at of [18, 22, directory + 20, directory + 24]) bytes.writeUInt32LE(size, at);
  let at = directory;
  for (let first = true; at >= 0 && at < end; first = false) {
    if (!first) bytes.writeUInt32LE(bytes.readUInt32LE(at + 42) + size, at + 42);
    at = bytes.indexOf("PK\x01\x02", at + 4, "latin1");
  }
  bytes.writeUInt32LE(bytes.readUInt32LE(end + 16) + size, end + 16);
  const file = join(trial.folder, "large.pt");
  const handle = openSync(file, "w");
  writeSync(handle, bytes.subarray(0, data));
  ftruncateSync(handle, data + size);
  writeSync(handle, bytes.subarray(data), 0, bytes.length - data, data + size);
  closeSync(handle);
  return file;
}
