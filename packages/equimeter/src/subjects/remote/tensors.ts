import { fromTypedArray, type Tensor, type TypedArray } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import type { Tensors } from "../runner.js";
import { recordArrays, type Records, type TensorRecord } from "./records.js";

/** Copies of tensors, whose memory can be transferred. @throws UserError for complex and quantised ones */
export function recordsOf(tensors: Tensors): Records {
  return mapped(tensors, (tensor, name): TensorRecord => {
    const { dtype, shape } = tensor;
    if (!recordArrays[dtype])
      throw new UserError(`the input "${name}" is ${dtype}, which cannot be sent: convert it`);
    if (dtype !== "float16" && dtype !== "bfloat16")
      return { dtype, shape, data: tensor.cpu().toTypedArray() };
    const bits = tensor.detach().cpu().contiguous().view("int16").toTypedArray();
    return { dtype, shape, data: new Uint16Array(bits.buffer as ArrayBuffer) };
  });
}

/** Tensors over the records' own memory. */
export function tensorsOf(records: Records): Tensors {
  return mapped(records, ({ dtype, shape, data }): Tensor => {
    if (dtype === "bool") return fromTypedArray(data as Uint8Array, shape).view("bool");
    if (!(data instanceof Uint16Array)) return fromTypedArray(data as TypedArray, shape);
    const bits = new Int16Array(data.buffer as ArrayBuffer, data.byteOffset, data.length);
    return fromTypedArray(bits, shape).view(dtype);
  });
}

function mapped<From, To>(
  named: Readonly<Record<string, From>>,
  change: (value: From, name: string) => To,
): Record<string, To> {
  return Object.fromEntries(
    Object.entries(named).map(([name, value]) => [name, change(value, name)]),
  );
}
