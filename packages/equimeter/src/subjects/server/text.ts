/** Tensors as numbers in JSON, for servers that take no bytes. */
import type { DType } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import { recordArrays, type RecordArray, type TensorRecord } from "../remote/records.js";
import { bfloat16, float16, fromBits, toBits } from "./half.js";

const halves = { float16, bfloat16 };
const isHalf = (dtype: DType): dtype is keyof typeof halves => dtype in halves;
const isReal = (dtype: DType) => dtype.includes("float");

/** `1,2.5,3`. @throws UserError for NaN and infinities, which JSON has no words for */
export function toText(name: string, { dtype, data }: TensorRecord): string {
  if (dtype === "bool") return Array.from(data as Uint8Array, Boolean).join();
  if (!isReal(dtype)) return data.join();
  const numbers = isHalf(dtype)
    ? Array.from(data as Uint16Array, (bits) => fromBits(bits, halves[dtype]))
    : (data as Float64Array);
  const odd = numbers.findIndex((value) => !Number.isFinite(value));
  if (odd >= 0)
    throw new UserError(
      `the input "${name}" holds ${numbers[odd]}, which JSON cannot say, and the server takes no bytes`,
    );
  return numbers.join();
}

/**
 * Numbers of an answer, flat or nested, as elements of a dtype. null stands for NaN.
 *
 * @returns null where they are not `size` numbers of this dtype
 */
export function fromText(values: unknown, dtype: DType, size: number): RecordArray | null {
  const flat = flattened(values, size);
  if (!flat) return null;
  const data = new recordArrays[dtype]!(size);
  for (let i = 0; i < size; i++) {
    const value = typeof flat[i] === "boolean" ? Number(flat[i]) : flat[i];
    if (isReal(dtype)) {
      if (value !== null && typeof value !== "number") return null;
      data[i] = isHalf(dtype) ? toBits(value ?? NaN, halves[dtype]) : (value ?? NaN);
    } else {
      if (!Number.isSafeInteger(value)) return null;
      data[i] = dtype === "int64" ? BigInt(value as number) : (value as number);
      if (Number(data[i]) !== value || (dtype === "bool" && data[i] > 1)) return null;
    }
  }
  return data;
}

/** Axes that values may be nested in; what lies deeper is no number. */
export const deepest = 32;

function flattened(values: unknown, size: number): unknown[] | null {
  if (!Array.isArray(values)) return null;
  const flat = Array.isArray(values[0]) ? (values.flat(deepest) as unknown[]) : values;
  return flat.length === size ? flat : null;
}

/** JSON in which Python may have written NaN and Infinity. @throws SyntaxError for anything else */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const said = { NaN: "null", Infinity: "1e999" };
    const mended = text.replace(
      /"(?:[^"\\]|\\.)*"|\b(NaN|Infinity)\b/g,
      (whole, word?: keyof typeof said) => (word ? said[word] : whole),
    );
    if (mended === text) throw error;
    return JSON.parse(mended);
  }
}
