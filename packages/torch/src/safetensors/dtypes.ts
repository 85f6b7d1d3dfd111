import type { DType } from "../dtype.js";

/** Element types by safetensors' names, and their sizes in bytes. */
export const storedTypes: Readonly<Record<string, { dtype: DType; bytes: number }>> = {
  F64: { dtype: "float64", bytes: 8 },
  F32: { dtype: "float32", bytes: 4 },
  F16: { dtype: "float16", bytes: 2 },
  BF16: { dtype: "bfloat16", bytes: 2 },
  I64: { dtype: "int64", bytes: 8 },
  I32: { dtype: "int32", bytes: 4 },
  I16: { dtype: "int16", bytes: 2 },
  I8: { dtype: "int8", bytes: 1 },
  U8: { dtype: "uint8", bytes: 1 },
  BOOL: { dtype: "bool", bytes: 1 },
};

/** Safetensors' name of a dtype, or undefined where it has none. */
export function storedName(dtype: DType): string | undefined {
  return Object.keys(storedTypes).find((name) => storedTypes[name].dtype === dtype);
}
