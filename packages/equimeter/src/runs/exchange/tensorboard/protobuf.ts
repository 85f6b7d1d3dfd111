/**
 * As much of the wire format of protocol buffers as events need: a message is a sequence of fields, each a key
 * (number · 8 + type) and a value of one of four types.
 */

/** A value as it is on the wire: a varint as a number, everything else as its bytes. */
export type WireValue =
  | { readonly type: "varint"; readonly value: number }
  | { readonly type: "fixed64" | "fixed32" | "bytes"; readonly bytes: Buffer };

export type Field = { readonly number: number } & WireValue;

/** Bytes that are no message. */
export class NoMessage extends Error {}

/** The fields of a message in their order. @throws NoMessage */
export function* fieldsOf(message: Buffer): Generator<Field> {
  const at = { offset: 0 };
  while (at.offset < message.length) {
    const key = readVarint(message, at);
    const number = Math.floor(key / 8);
    if (number < 1) throw new NoMessage("a field has no number");
    const type = key % 8;
    if (type === 0) yield { number, type: "varint", value: readVarint(message, at) };
    else if (type === 1) yield { number, type: "fixed64", bytes: take(message, at, 8) };
    else if (type === 5) yield { number, type: "fixed32", bytes: take(message, at, 4) };
    else if (type === 2)
      yield { number, type: "bytes", bytes: take(message, at, readVarint(message, at)) };
    else throw new NoMessage(`a field is of the type ${type}`);
  }
}

/** Seven bits a byte, the lowest first, as an int64: exact to 2⁵³, and small numbers below 0 are exact too. */
export function readVarint(bytes: Buffer, at: { offset: number }): number {
  let value = 0;
  let large = 0n;
  for (let count = 0; count < 10; count++) {
    const byte = bytes[at.offset++];
    if (byte === undefined) throw new NoMessage("a number is cut off");
    if (count < 7) value += (byte & 127) * 128 ** count;
    else large |= BigInt(byte & 127) << BigInt(7 * count);
    if (byte < 128) return large === 0n ? value : Number(BigInt.asIntN(64, large + BigInt(value)));
  }
  throw new NoMessage("a number is longer than ten bytes");
}

function take(bytes: Buffer, at: { offset: number }, length: number): Buffer {
  const end = at.offset + length;
  if (length < 0 || end > bytes.length) throw new NoMessage("a field is longer than its message");
  const taken = bytes.subarray(at.offset, end);
  at.offset = end;
  return taken;
}

export function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}

export const varintField = (number: number, value: number) =>
  Buffer.concat([varint(number * 8), varint(value)]);

export function doubleField(number: number, value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return Buffer.concat([varint(number * 8 + 1), bytes]);
}

export function floatField(number: number, value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return Buffer.concat([varint(number * 8 + 5), bytes]);
}

/** Text, or a message within a message. */
export function bytesField(number: number, content: Uint8Array | string): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes]);
}
