import { expect, test } from "vitest";

import { decode } from "./encodings.js";
import type { Packed } from "./messagepack.js";

const bytes = (...values: number[]) => Uint8Array.from(values);
const map = (fields: Record<string, unknown>) => new Map(Object.entries(fields)) as Packed;
const byteArray = (type: number) => map({ kind: "ByteArray", type });
const plain = (data: Uint8Array, ...encodings: Packed[]) =>
  Array.from(decode(data, encodings, 1000) as ArrayLike<unknown>);

test("arrays of every type, little-endian and not aligned", () => {
  const odd = bytes(9, 0x00, 0x00, 0x80, 0x3f, 0xff, 0xff, 0xff, 0xff).subarray(1);
  expect(plain(odd.subarray(0, 4), byteArray(32))).toEqual([1]);
  expect(plain(bytes(0, 0, 0, 0, 0, 0, 0xf8, 0x3f), byteArray(33))).toEqual([1.5]);
  expect([1, 2, 3, 4, 5, 6].map((type) => plain(odd.subarray(3, 7), byteArray(type)))).toEqual([
    [63, -1, -1, -1],
    [-193, -1],
    [-193],
    [63, 255, 255, 255],
    [65343, 65535],
    [4294967103],
  ]);
});

test("one encoding after the other, the last first", () => {
  // 1.000, 1.001, 1.001, 1.301: thousandths, their differences from 1000, in bytes.
  expect(
    plain(
      bytes(0, 1, 0, 127, 127, 46),
      map({ kind: "FixedPoint", factor: 1000 }),
      map({ kind: "Delta", origin: 1000 }),
      map({ kind: "IntegerPacking", byteCount: 1, isUnsigned: false, srcSize: 4 }),
      byteArray(1),
    ),
  ).toEqual([1, 1.001, 1.001, 1.301]);
});

test("packed integers at the ends of their range", () => {
  const packed = (byteCount: number, isUnsigned: boolean, srcSize: number) =>
    map({ kind: "IntegerPacking", byteCount, isUnsigned, srcSize });
  expect(plain(bytes(127, 0, 0x80, 0xff, 5), packed(1, false, 3), byteArray(1))).toEqual([
    127, -129, 5,
  ]);
  expect(plain(bytes(255, 255, 0, 7), packed(1, true, 2), byteArray(4))).toEqual([510, 7]);
  expect(plain(bytes(0xff, 0x7f, 1, 0), packed(2, false, 1), byteArray(2))).toEqual([32768]);
  expect(plain(bytes(0xff, 0xff, 0, 0), packed(2, true, 1), byteArray(5))).toEqual([65535]);
});

test("runs, quantised intervals, text", () => {
  expect(plain(bytes(7, 2, 1, 1), map({ kind: "RunLength", srcSize: 3 }), byteArray(4))).toEqual([
    7, 7, 1,
  ]);
  const interval = map({ kind: "IntervalQuantization", min: -1, max: 1, numSteps: 5 });
  expect(plain(bytes(0, 1, 4), interval, byteArray(4))).toEqual([-1, -0.5, 1]);
  const text = map({
    kind: "StringArray",
    stringData: "CACB",
    offsets: bytes(0, 2, 4),
    offsetEncoding: [byteArray(4)],
    dataEncoding: [byteArray(1)],
  });
  expect(plain(bytes(1, 0xff, 0, 1), text)).toEqual(["CB", undefined, "CA", "CB"]);
});

test.each<[string, Uint8Array, Packed[], string]>([
  ["an unknown encoding", bytes(1), [map({ kind: "Zip" }), byteArray(4)], '"Zip" is no encoding'],
  ["an encoding without a kind", bytes(1), [map({})], "its field kind is not a text"],
  ["an unknown type", bytes(1), [byteArray(7)], "ByteArray has no type 7"],
  ["odd bytes", bytes(1, 2, 3), [byteArray(2)], "3 bytes are no numbers of 2 bytes each"],
  [
    "a run that is too long",
    bytes(1, 9),
    [map({ kind: "RunLength", srcSize: 3 }), byteArray(4)],
    "RunLength promises 3 values and does not hold them",
  ],
  [
    "more than the file can hold",
    bytes(1, 9),
    [map({ kind: "RunLength", srcSize: 1e9 }), byteArray(4)],
    "1000000000 values are promised where 1000 at most can be",
  ],
  [
    "too few packed numbers",
    bytes(127, 127),
    [map({ kind: "IntegerPacking", byteCount: 1, srcSize: 1 }), byteArray(1)],
    "IntegerPacking promises 1 values, not 0",
  ],
  ["no factor", bytes(1), [map({ kind: "FixedPoint", factor: 0 }), byteArray(4)], "the factor 0"],
])("%s", (_, data, encodings, message) => {
  expect(() => decode(data, encodings, 1000)).toThrow(message);
});
