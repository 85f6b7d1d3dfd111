/** Element types by PyTorch's names; the position is libtorch's own number (c10/core/ScalarType.h). */
const names = [
  "uint8",
  "int8",
  "int16",
  "int32",
  "int64",
  "float16",
  "float32",
  "float64",
  "complex32",
  "complex64",
  "complex128",
  "bool",
  "qint8",
  "quint8",
  "qint32",
  "bfloat16",
] as const;

export type DType = (typeof names)[number];

export type MemoryFormat =
  | "contiguous_format"
  | "preserve_format"
  | "channels_last"
  | "channels_last_3d";

export function dtypeOf(code: number): DType {
  return names[code];
}

/** libtorch's number of a dtype. */
export function dtypeCode(dtype: DType): number {
  return names.indexOf(dtype);
}

export type TypedArray =
  | Uint8Array
  | Int8Array
  | Int16Array
  | Int32Array
  | BigInt64Array
  | Float32Array
  | Float64Array;

type TypedArrayConstructor = {
  new (from: ArrayBuffer | TypedArray): TypedArray;
  readonly BYTES_PER_ELEMENT: number;
};

/** The typed arrays that hold a dtype's elements as they are. `float16` and `bfloat16` have none. */
export const arrays: Partial<Record<DType, TypedArrayConstructor>> = {
  uint8: Uint8Array,
  bool: Uint8Array,
  int8: Int8Array,
  int16: Int16Array,
  int32: Int32Array,
  int64: BigInt64Array,
  float32: Float32Array,
  float64: Float64Array,
};

/** The dtype of a typed array's elements. */
export function dtypeOfArray(array: TypedArray): DType {
  if (array instanceof Uint8Array) return "uint8";
  if (array instanceof Int8Array) return "int8";
  if (array instanceof Int16Array) return "int16";
  if (array instanceof Int32Array) return "int32";
  if (array instanceof BigInt64Array) return "int64";
  if (array instanceof Float32Array) return "float32";
  if (array instanceof Float64Array) return "float64";
  throw new TypeError(
    `no dtype holds the elements of ${(array as object).constructor.name} as they are`,
  );
}
