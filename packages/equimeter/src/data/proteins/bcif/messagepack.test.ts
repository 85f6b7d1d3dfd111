import { expect, test } from "vitest";

import { pack } from "../testing.js";
import { decodeMessagePack } from "./messagepack.js";

const of = (hex: string) => decodeMessagePack(Buffer.from(hex.replaceAll(" ", ""), "hex"));

test("every kind of number as the specification writes it", () => {
  const numbers = [
    ["00", 0],
    ["7f", 127],
    ["ff", -1],
    ["e0", -32],
    ["cc ff", 255],
    ["cd 0100", 256],
    ["ce ffffffff", 2 ** 32 - 1],
    ["cf 0000000100000000", 2 ** 32],
    ["d0 80", -128],
    ["d1 8000", -32768],
    ["d2 80000000", -(2 ** 31)],
    ["d3 ffffffffffffffff", -1],
    ["ca 3fc00000", 1.5],
    ["cb bff0000000000000", -1],
  ] as const;
  expect(numbers.map(([hex]) => of(hex))).toEqual(numbers.map(([, number]) => number));
});

test("text, binary data, lists, maps and the rest", () => {
  expect(["c0", "c2", "c3", "a2 c3bc", "d9 01 61", "da 0001 61"].map(of)).toEqual([
    null,
    false,
    true,
    "ü",
    "a",
    "a",
  ]);
  expect(["c4 01 07", "c5 0001 07", "c6 00000001 07"].map(of)).toEqual(
    Array.from({ length: 3 }, () => Buffer.of(7)),
  );
  expect([of("92 01 90"), of("dc 0001 05"), of("dd 00000001 05")]).toEqual([[1, []], [5], [5]]);
  const map = new Map([["a", 1]]);
  expect([of("81 a161 01"), of("de 0001 a161 01"), of("df 00000001 a161 01")]).toEqual([
    map,
    map,
    map,
  ]);
  const value = { a: [1, -2.5, "x"], b: { c: null, d: true } };
  const [a, b] = [...(decodeMessagePack(pack(value)) as Map<string, unknown>).values()];
  expect([a, Object.fromEntries(b as Map<string, unknown>)]).toEqual([value.a, value.b]);
});

test.each([
  ["", "it ends where 1 more bytes should follow (byte 0)"],
  ["92 01", "it ends where 2 more bytes should follow (byte 1)"],
  ["dd ffffffff", "it ends where 4294967295 more bytes should follow (byte 5)"],
  ["cb 00", "it ends where 8 more bytes should follow (byte 1)"],
  ["c1", "byte 0xc1 starts no value (byte 0)"],
  ["d4 00 00", "byte 0xd4 starts no value (byte 0)"],
  ["81 01 02", "a key is no text (byte 2)"],
  ["a1 ff", "a text is no UTF-8 (byte 2)"],
  ["01 02", "something follows its end at byte 1"],
  ["91".repeat(40) + "00", "it nests too deeply (byte 33)"],
])("%s is damaged", (hex, message) => {
  expect(() => of(hex)).toThrow(message);
});
