import type { DType } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import {
  recordArrays,
  shapeText,
  sizeOf,
  type RecordArray,
  type Records,
  type TensorRecord,
} from "../remote/records.js";

/** What a function returned, if it is named tensors. @throws UserError if it is not */
export function checkedAnswer(module: string, answer: unknown): Records {
  if (typeof answer !== "object" || answer === null || Array.isArray(answer))
    throw new UserError(
      `${module} returned ${shown(answer)}: it must return named tensors, ` +
        "{ y: { data: new Float32Array(6), shape: [2, 3] } }",
    );
  return Object.fromEntries(
    Object.entries(answer).map(([name, record]) => [name, checked(module, name, record)]),
  );
}

function checked(module: string, name: string, record: unknown): TensorRecord {
  const { data, shape, dtype } = Object(record) as Record<string, unknown>;
  const wrong = (what: string) => new UserError(`${module} returned "${name}" ${what}`);
  const own = dtypeOf(data);
  if (!own) throw wrong(`with ${shown(data)} as its data, which must be a typed array of a dtype`);
  const named = (dtype ?? own) as DType;
  const constructor = Object.hasOwn(recordArrays, named) ? recordArrays[named]! : null;
  if (!constructor) throw wrong(`with the dtype ${shown(dtype)}`);
  if (!(data instanceof constructor))
    throw wrong(`as a ${(data as RecordArray).constructor.name} with the dtype ${named}`);
  const size = sizeOf(shape);
  if (Number.isNaN(size)) throw wrong(`with the shape ${shown(shape)}`);
  if (size !== data.length)
    throw wrong(`as ${data.length} values with the shape ${shapeText(shape as number[])}`);
  return { dtype: named, shape: shape as number[], data };
}

/** A Uint8Array may also hold bool, a Uint16Array also bfloat16. */
function dtypeOf(data: unknown): DType | null {
  const found = Object.entries(recordArrays).find(
    ([dtype, constructor]) => dtype !== "bool" && data instanceof constructor,
  );
  return found ? (found[0] as DType) : null;
}

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  if (ArrayBuffer.isView(value)) return `a ${value.constructor.name}`;
  try {
    return (JSON.stringify(value) ?? `a ${typeof value}`).slice(0, 60);
  } catch {
    return `a ${typeof value}`; // circular, or a bigint
  }
}
