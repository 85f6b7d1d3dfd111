/** Tensors outside libtorch: what travels between threads and lies in requests. */
import type { DType } from "@equimeter/torch";

export type RecordArray =
  | Uint8Array
  | Uint16Array
  | Int8Array
  | Int16Array
  | Int32Array
  | BigInt64Array
  | Float32Array
  | Float64Array;

/** A tensor as a plain record, its elements in row-major order. */
export interface TensorRecord {
  readonly dtype: DType;
  readonly shape: readonly number[];
  /** bool as 0 and 1; float16 and bfloat16 as their bits, in a Uint16Array. */
  readonly data: RecordArray;
}

/** Named tensors, as one call takes or gives them. */
export type Records = Record<string, TensorRecord>;

interface ArrayConstructor {
  new (from: ArrayBuffer | number): RecordArray;
  readonly BYTES_PER_ELEMENT: number;
}

/** The arrays that hold a dtype's elements as they are. */
export const recordArrays: Partial<Record<DType, ArrayConstructor>> = {
  bool: Uint8Array,
  uint8: Uint8Array,
  int8: Int8Array,
  int16: Int16Array,
  int32: Int32Array,
  int64: BigInt64Array,
  float16: Uint16Array,
  bfloat16: Uint16Array,
  float32: Float32Array,
  float64: Float64Array,
};

/** `[?, 3]`; null stands for any size. */
export function shapeText(shape: readonly (number | null)[]): string {
  return `[${shape.map((size) => size ?? "?").join(", ")}]`;
}

/** Number of elements; NaN where the shape is none. */
export function sizeOf(shape: unknown): number {
  if (!Array.isArray(shape)) return NaN;
  let size = 1;
  for (const length of shape) {
    if (!Number.isSafeInteger(length) || length < 0) return NaN;
    size *= length;
  }
  return Number.isSafeInteger(size) ? size : NaN;
}

/** Copies of the elements, each in memory of its own, so that they can be transferred. */
export function detached(records: Records): Records {
  return Object.fromEntries(
    Object.entries(records).map(([name, record]) => [
      name,
      { ...record, data: record.data.slice() },
    ]),
  );
}

/** The memory of the records, to be moved with a message instead of copied. */
export function memoryOf(records: Records): ArrayBuffer[] {
  const buffers = Object.values(records).map(({ data }) => data.buffer as ArrayBuffer);
  return [...new Set(buffers)];
}
