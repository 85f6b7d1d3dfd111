import {
  bytesField,
  doubleField,
  type Field,
  fieldsOf,
  floatField,
  NoMessage,
  varintField,
} from "./protobuf.js";
import { tensorScalar } from "./tensor.js";

/** A number of a tag. */
export interface TaggedValue {
  readonly tag: string;
  readonly value: number;
}

/** What an Event message says of numbers; graphs, images, histograms and texts are passed over. */
export interface ScalarEvent {
  /** Seconds since 1970. */
  readonly wallTime: number;
  readonly step: number;
  readonly values: readonly TaggedValue[];
  /** `brain.Event:2`, in the first event of a file. */
  readonly fileVersion?: string;
}

/** Numbers of the fields, from TensorFlow's event.proto and summary.proto. */
const event = { wallTime: 1, step: 2, fileVersion: 3, summary: 5 };
const summary = { value: 1 };
const value = { tag: 1, simpleValue: 2, tensor: 8, metadata: 9 };
const metadata = { pluginData: 1 };
const pluginData = { pluginName: 1 };

/** @throws NoMessage where the bytes are no Event */
export function decodeEvent(bytes: Buffer): ScalarEvent {
  let wallTime = 0;
  let step = 0;
  let fileVersion: string | undefined;
  const values: TaggedValue[] = [];
  for (const field of fieldsOf(bytes)) {
    if (field.number === event.wallTime) wallTime = doubleOf(field);
    else if (field.number === event.step) step = integerOf(field);
    else if (field.number === event.fileVersion) fileVersion = bytesOf(field).toString("utf8");
    else if (field.number === event.summary)
      for (const part of fieldsOf(bytesOf(field)))
        if (part.number === summary.value) values.push(...decodeValue(bytesOf(part)));
  }
  return { wallTime, step, values, ...(fileVersion !== undefined && { fileVersion }) };
}

/** One number, or none where the value is something else. */
function decodeValue(bytes: Buffer): TaggedValue[] {
  let tag = "";
  let found: number | null = null;
  let plugin = "";
  for (const field of fieldsOf(bytes)) {
    if (field.number === value.tag) tag = bytesOf(field).toString("utf8");
    else if (field.number === value.simpleValue) found = floatOf(field);
    else if (field.number === value.tensor) found = tensorScalar(bytesOf(field));
    else if (field.number === value.metadata) plugin = pluginOf(bytesOf(field));
  }
  // Tensors of one element also come from other plugins, which mean something else by them.
  const isScalar = found !== null && (plugin === "" || plugin === "scalars");
  return isScalar && tag !== "" ? [{ tag, value: found! }] : [];
}

function pluginOf(bytes: Buffer): string {
  let name = "";
  for (const field of fieldsOf(bytes))
    if (field.number === metadata.pluginData)
      for (const part of fieldsOf(bytesOf(field)))
        if (part.number === pluginData.pluginName) name = bytesOf(part).toString("utf8");
  return name;
}

/** An Event with `simple_value`s, which are float32. */
export function encodeEvent(one: ScalarEvent): Buffer {
  const parts = [doubleField(event.wallTime, one.wallTime)];
  if (one.step !== 0) parts.push(varintField(event.step, one.step));
  if (one.fileVersion !== undefined) parts.push(bytesField(event.fileVersion, one.fileVersion));
  if (one.values.length > 0) {
    const values = one.values.map(({ tag, value: number }) =>
      bytesField(
        summary.value,
        Buffer.concat([bytesField(value.tag, tag), floatField(value.simpleValue, number)]),
      ),
    );
    parts.push(bytesField(event.summary, Buffer.concat(values)));
  }
  return Buffer.concat(parts);
}

function doubleOf(field: Field): number {
  if (field.type === "fixed64") return field.bytes.readDoubleLE();
  throw new NoMessage("a double is of another type");
}

function floatOf(field: Field): number {
  if (field.type === "fixed32") return field.bytes.readFloatLE();
  throw new NoMessage("a float is of another type");
}

function integerOf(field: Field): number {
  if (field.type === "varint") return field.value;
  throw new NoMessage("an integer is of another type");
}

function bytesOf(field: Field): Buffer {
  if (field.type === "bytes") return field.bytes;
  throw new NoMessage("a message is of another type");
}
