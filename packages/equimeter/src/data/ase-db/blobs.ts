import type { SqlValue } from "sql.js";

import type { UserError } from "../../errors.js";

/** A value of a row's `data`: what JSON can say, and arrays. */
export type DataValue =
  | number
  | string
  | boolean
  | null
  | NdArray
  | DataValue[]
  | { [key: string]: DataValue };

export interface NdArray {
  shape: number[];
  values: Float64Array;
}

type Fail = (message: string) => UserError;

const elementTypes: Record<string, [width: number, read: (view: DataView, at: number) => number]> =
  {
    float64: [8, (view, at) => view.getFloat64(at, true)],
    float32: [4, (view, at) => view.getFloat32(at, true)],
    int64: [8, (view, at) => Number(view.getBigInt64(at, true))],
    int32: [4, (view, at) => view.getInt32(at, true)],
    int16: [2, (view, at) => view.getInt16(at, true)],
    int8: [1, (view, at) => view.getInt8(at)],
    uint8: [1, (view, at) => view.getUint8(at)],
    bool: [1, (view, at) => view.getUint8(at)],
  };

export function isArray(value: DataValue | undefined): value is NdArray {
  return typeof value === "object" && value !== null && "shape" in value && "values" in value;
}

/** A column of numbers, as ASE stores them: little-endian, without a shape. */
export function numbersOf(
  value: SqlValue,
  type: "float64" | "int32",
  column: string,
  fail: Fail,
): Float64Array {
  if (!(value instanceof Uint8Array))
    throw fail(`the column ${column} holds ${value == null ? "nothing" : typeof value}`);
  const [width] = elementTypes[type];
  if (value.length % width !== 0)
    throw fail(`the column ${column} has ${value.length} bytes, which are no ${type} numbers`);
  return elements(value, type, 0, value.length / width);
}

/**
 * The column `data`: JSON as text, or as bytes, where the first eight say at which byte the JSON
 * starts and arrays ({"__ndarray__": [shape, type, byte]}) lie before it.
 */
export function dataOf(value: SqlValue, fail: Fail): Record<string, DataValue> {
  if (value === null || value === "") return {};
  const bytes = value instanceof Uint8Array ? value : undefined;
  try {
    const json = bytes ? jsonPart(bytes) : String(value);
    const data = decode(JSON.parse(json) as DataValue, bytes);
    if (typeof data === "object" && data !== null && !Array.isArray(data) && !isArray(data))
      return data;
  } catch {
    // said below
  }
  throw fail("its column data cannot be decoded; it is damaged, or not written by ASE");
}

function jsonPart(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Buffer.from(bytes.subarray(Number(view.getBigInt64(0, true)))).toString("utf8");
}

function decode(value: DataValue, bytes: Uint8Array | undefined): DataValue {
  if (Array.isArray(value)) return value.map((item) => decode(item, bytes));
  if (typeof value !== "object" || value === null) return value;
  const array = (value as { __ndarray__?: [number[], string, number | number[]] }).__ndarray__;
  if (!array)
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, decode(item as DataValue, bytes)]),
    );
  const [shape, type, place] = array;
  if (Array.isArray(place)) return { shape, values: Float64Array.from(place.flat(8)) };
  const count = shape.reduce((product, size) => product * size, 1);
  return { shape, values: elements(bytes!, type, place, count) };
}

/** @throws RangeError beyond the end, TypeError for an unknown type */
function elements(bytes: Uint8Array, type: string, start: number, count: number): Float64Array {
  const [width, read] = elementTypes[type];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float64Array.from({ length: count }, (_, i) => read(view, start + i * width));
}
