import { describe, expect, test } from "vitest";

import { decodeEvent, encodeEvent } from "./event.js";
import { bytesField, doubleField, floatField, NoMessage, varint, varintField } from "./protobuf.js";

/** An Event with one Value of these fields. */
const withValue = (...fields: Buffer[]) =>
  Buffer.concat([
    doubleField(1, 5),
    varintField(2, 7),
    bytesField(5, bytesField(1, Buffer.concat(fields))),
  ]);
const values = (...fields: Buffer[]) => decodeEvent(withValue(...fields)).values;
const tag = bytesField(1, "a");
const ofPlugin = (name: string) => bytesField(9, bytesField(1, bytesField(1, name)));
const double = (value: number) => doubleField(1, value).subarray(1);
const float = (value: number) => floatField(1, value).subarray(1);

test("an event is the bytes that the definition says", () => {
  const event = { wallTime: 1, step: 300, values: [{ tag: "a", value: 0.5 }] };
  const hex =
    "09000000000000f03f" + // 1: double 1
    "10ac02" + // 2: varint 300
    "2a0a" + // 5: a Summary of 10 bytes
    "0a08" + // 1: a Value of 8 bytes
    "0a0161" + // 1: "a"
    "150000003f"; // 2: float 0.5
  expect(encodeEvent(event).toString("hex")).toBe(hex);
  expect(decodeEvent(Buffer.from(hex, "hex"))).toEqual(event);
});

test("any step and number comes back, numbers as float32", () => {
  for (const step of [0, 1, 127, 128, 2 ** 31, 2 ** 40 + 1, Number.MAX_SAFE_INTEGER])
    for (const value of [0, -0, 1e-40, Math.PI, -1e38, NaN, Infinity, -Infinity]) {
      const event = { wallTime: 1.7e9 + 0.125, step, values: [{ tag: "größe/Å", value }] };
      const expected = [{ tag: "größe/Å", value: Math.fround(value) }];
      expect(decodeEvent(encodeEvent(event))).toEqual({ ...event, values: expected });
    }
});

test("steps below 0 are ten bytes long", () => {
  const minusOne = Buffer.from("10ffffffffffffffffff01", "hex");
  expect(decodeEvent(minusOne).step).toBe(-1);
});

describe("scalars as tensors", () => {
  const dtype = (number: number) => varintField(1, number);
  const tensor = (...fields: Buffer[]) => bytesField(8, Buffer.concat(fields));
  test.each([
    ["a packed list of a double", tensor(dtype(2), bytesField(6, double(Math.PI))), Math.PI],
    ["a list of a double", tensor(dtype(2), doubleField(6, Math.PI)), Math.PI],
    ["bytes of a double", tensor(dtype(2), bytesField(4, double(-1.5))), -1.5],
    ["a packed list of a float", tensor(dtype(1), bytesField(5, float(0.1))), Math.fround(0.1)],
    ["a list of a float", tensor(dtype(1), floatField(5, 0.1)), Math.fround(0.1)],
    ["bytes of a float", tensor(bytesField(4, float(2)), dtype(1)), 2],
  ])("%s", (_, field, value) => {
    expect(values(tag, field, ofPlugin("scalars"))).toEqual([{ tag: "a", value }]);
    expect(values(tag, field)).toEqual([{ tag: "a", value }]);
    expect(values(tag, field, ofPlugin("pr_curves"))).toEqual([]);
  });

  test.each([
    ["two floats", tensor(dtype(1), bytesField(5, Buffer.concat([float(1), float(2)])))],
    ["none", tensor(dtype(1))],
    ["text", tensor(dtype(7), bytesField(8, "hello"))],
    ["integers", tensor(dtype(3), bytesField(7, varint(3)))],
  ])("%s is no scalar", (_, field) => {
    expect(values(tag, field)).toEqual([]);
  });
});

test("unknown fields of every type are passed over, and histograms and images", () => {
  const unknown = [
    varintField(90, 3),
    doubleField(91, 3),
    floatField(92, 3),
    bytesField(93, "unknown"),
  ];
  expect(values(...unknown, tag, floatField(2, 4), ...unknown)).toEqual([{ tag: "a", value: 4 }]);
  expect(values(tag, bytesField(5, "histogram"))).toEqual([]);
  expect(values(floatField(2, 4))).toEqual([]); // without a tag
  const event = Buffer.concat([...unknown, encodeEvent({ wallTime: 1, step: 2, values: [] })]);
  expect(decodeEvent(event)).toEqual({ wallTime: 1, step: 2, values: [] });
});

test.each([
  ["a varint that does not end", "10ff"],
  ["a varint of eleven bytes", "10ffffffffffffffffffff01"],
  ["a double that is cut off", "090000"],
  ["a field longer than the message", "2a7f00"],
  ["a field of a length below 0", "2affffffffffffffffff01"],
  ["a group, which nobody writes", "0b"],
  ["a field without a number", "00"],
  ["a step that is a float", "1500000000"],
  ["a summary that is a number", "2801"],
])("%s is no message", (_, hex) => {
  const bytes = Buffer.from(hex, "hex");
  expect(() => decodeEvent(bytes)).toThrow(NoMessage);
});
