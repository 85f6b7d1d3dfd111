import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { temporaryFolder } from "../../testing.js";
import { crc32c, maskedCrc32c } from "./crc32c.js";
import { frameRecord, readRecords, type RecordDamage } from "./records.js";

let temporary: ReturnType<typeof temporaryFolder>;
beforeEach(() => (temporary = temporaryFolder()));
afterEach(() => temporary[Symbol.dispose]());

function read(bytes: Uint8Array): { records: string[]; damage: RecordDamage } {
  const path = join(temporary.path, "records");
  writeFileSync(path, bytes);
  const damage: RecordDamage = { records: 0, lostFrom: null };
  return { records: Array.from(readRecords(path, damage), (data) => data.toString()), damage };
}

// RFC 3720, appendix B.4, and the usual check value of CRC-32C.
test.each([
  ["32 zeros", new Uint8Array(32), 0x8a9136aa],
  ["32 ones", new Uint8Array(32).fill(255), 0x62a8ab43],
  ["0 to 31", Uint8Array.from({ length: 32 }, (_, i) => i), 0x46dd794e],
  ["31 to 0", Uint8Array.from({ length: 32 }, (_, i) => 31 - i), 0x113fdb5c],
  ["123456789", Buffer.from("123456789"), 0xe3069283],
  ["nothing", new Uint8Array(0), 0],
])("the checksum of %s", (_, bytes, sum) => {
  expect(crc32c(bytes)).toBe(sum);
});

test("the mask turns a checksum by 15 bits and adds a constant", () => {
  expect(maskedCrc32c(new Uint8Array(0))).toBe(0xa282ead8);
  const crc = 0xe3069283;
  const turned = ((BigInt(crc) >> 15n) | (BigInt(crc) << 17n)) & 0xffffffffn;
  expect(BigInt(maskedCrc32c(Buffer.from("123456789")))).toBe((turned + 0xa282ead8n) & 0xffffffffn);
});

const one = frameRecord(Buffer.from("one"));
const empty = frameRecord(Buffer.alloc(0));
const two = frameRecord(Buffer.from("two"));
const none = { records: 0, lostFrom: null };

test("records come back, an empty one too, and nothing from an empty file", () => {
  expect(read(Buffer.concat([one, empty, two]))).toEqual({
    records: ["one", "", "two"],
    damage: none,
  });
  expect(read(Buffer.alloc(0))).toEqual({ records: [], damage: none });
});

describe("damage", () => {
  test("a last record that is cut off anywhere is left out without a word", () => {
    for (let cut = 1; cut < two.length; cut++)
      expect(read(Buffer.concat([one, two.subarray(0, cut)]))).toEqual({
        records: ["one"],
        damage: none,
      });
  });

  test("a record with wrong bytes is left out and counted; the next one is read", () => {
    for (const at of [12, one.length - 1]) {
      const wrong = Buffer.from(one);
      wrong[at] ^= 1;
      expect(read(Buffer.concat([wrong, two]))).toEqual({
        records: ["two"],
        damage: { records: 1, lostFrom: null },
      });
    }
  });

  test("behind a wrong length nothing can be found", () => {
    for (const at of [0, 7, 8, 11]) {
      const wrong = Buffer.from(two);
      wrong[at] ^= 1;
      expect(read(Buffer.concat([one, wrong, one]))).toEqual({
        records: ["one"],
        damage: { records: 0, lostFrom: one.length },
      });
    }
  });

  test("a length beyond the file takes no memory, though its checksum is right", () => {
    const huge = Buffer.from(one);
    huge.writeBigUInt64LE(2n ** 62n, 0);
    huge.writeUInt32LE(maskedCrc32c(huge.subarray(0, 8)), 8);
    expect(read(Buffer.concat([two, huge]))).toEqual({ records: ["two"], damage: none });
  });
});
