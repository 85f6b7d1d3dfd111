import { inspect } from "node:util";

import type { DType } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import { quoted } from "../remote/failures.js";
import {
  recordArrays,
  shapeText,
  sizeOf,
  type Records,
  type TensorRecord,
} from "../remote/records.js";
import type { Answer } from "./connection.js";
import { dtypeOf } from "./datatypes.js";
import { deepest, fromText, parseJson } from "./text.js";

type Fields = Readonly<Record<string, unknown>>;

/**
 * The tensors of an answer. Texts and other things that are no tensors here are left out.
 *
 * @param server - its address, for messages
 * @throws UserError for what is no answer of the protocol
 */
export function decode(server: string, { headers, body }: Answer): Records {
  const head = headLength(server, headers["inference-header-content-length"], body.length);
  const { outputs } = jsonOf(server, body.subarray(0, head));
  if (!Array.isArray(outputs)) throw new UserError(`${server} answered without "outputs"`);
  const records: Record<string, TensorRecord> = {};
  let at = head;
  for (const output of outputs.map((given) => Object(given) as Fields)) {
    const { name, datatype, shape } = output;
    if (typeof name !== "string") throw new UserError(`${server} gave an output without a name`);
    const wrong = (what: string) => new UserError(`${server} gave the output "${name}" ${what}`);
    if (Object.hasOwn(records, name)) throw wrong("twice");
    const bytes = (Object(output.parameters) as Fields).binary_data_size;
    if (bytes !== undefined && (!isCount(bytes) || at + bytes > body.length))
      throw wrong(`with ${quoted(String(bytes))} bytes, of which ${body.length - at} came`);
    const start = at;
    at += (bytes as number | undefined) ?? 0;
    const dtype = dtypeOf(datatype);
    if (!dtype) continue;
    const size = sizeOf(shape);
    if (Number.isNaN(size)) throw wrong(`with the shape ${quoted(inspect(shape))}`);
    const kind = `${String(datatype)} ${shapeText(shape as number[])}`;
    const data =
      bytes === undefined
        ? fromText(output.data, dtype, size)
        : fromBytes(body.subarray(start, at), dtype, size);
    if (!data) throw wrong(`as ${kind}, with ${amount(output.data, bytes)} that do not suit that`);
    records[name] = { dtype, shape: shape as number[], data };
  }
  return records;
}

/** What a server says in JSON. @throws UserError for anything but an object */
export function jsonOf(server: string, body: Buffer): Fields {
  try {
    const parsed = parseJson(body.toString("utf8"));
    if (typeof parsed === "object" && parsed !== null) return parsed as Fields;
  } catch {
    // said below
  }
  const start = quoted(body.subarray(0, 80).toString("utf8"));
  throw new UserError(
    `${server} answered with something that is no JSON object: ${start || "nothing"}`,
  );
}

function headLength(server: string, header: unknown, length: number): number {
  if (header === undefined) return length;
  const head = /^\d+$/.test(String(header)) ? Number(header) : NaN;
  if (head <= length) return head;
  throw new UserError(
    `${server} announced a head of ${quoted(String(header))} bytes and answered with ${length}`,
  );
}

function fromBytes(bytes: Buffer, dtype: DType, size: number): TensorRecord["data"] | null {
  const constructor = recordArrays[dtype]!;
  if (bytes.length !== size * constructor.BYTES_PER_ELEMENT) return null;
  // A copy: arrays of numbers start at multiples of their size.
  const { buffer, byteOffset } = bytes;
  return new constructor(buffer.slice(byteOffset, byteOffset + bytes.length) as ArrayBuffer);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function amount(data: unknown, bytes: unknown): string {
  if (bytes !== undefined) return `${String(bytes)} bytes`;
  if (data === undefined) return "no data";
  return Array.isArray(data) ? `${data.flat(deepest).length} values` : "data";
}
