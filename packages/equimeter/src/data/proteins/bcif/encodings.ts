import { BinaryCifError, field } from "./fields.js";
import type { Packed } from "./messagepack.js";

type Numbers =
  | Int8Array
  | Int16Array
  | Int32Array
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | Floats;
type Floats = Float32Array | Float64Array;
type Data = Uint8Array | Numbers | (string | undefined)[];

/**
 * The values of a column: `data` with its encodings undone, the last one first. A text that is not
 * there is undefined.
 *
 * The encodings are those of BinaryCIF 0.3 (Sehnal et al., PLoS Comput. Biol. 16, e1008247, 2020).
 *
 * @param encodings - each a map with its `kind`
 * @param most - no more values than this, however few bytes stand for them
 * @throws BinaryCifError for an encoding that is unknown or does not fit the data
 */
export function decode(data: Uint8Array, encodings: readonly Packed[], most: number): Data {
  return encodings.reduceRight<Data>((values, encoding) => undo(values, encoding, most), data);
}

function undo(data: Data, encoding: Packed, most: number): Data {
  const kind = field(encoding, "kind", "text");
  if (kind === "ByteArray") return byteArray(asBytes(data), field(encoding, "type", "count"));
  if (kind === "StringArray") return stringArray(asBytes(data), encoding, most);
  const numbers = asNumbers(data, kind);
  switch (kind) {
    case "FixedPoint":
      return fixedPoint(numbers, field(encoding, "factor", "number"));
    case "IntervalQuantization":
      return quantized(numbers, encoding);
    case "RunLength":
      return runLength(numbers, field(encoding, "srcSize", "count"), most);
    case "Delta":
      return delta(numbers, field(encoding, "origin", "number"));
    case "IntegerPacking":
      return unpacked(numbers, encoding);
    default:
      throw new BinaryCifError(`${JSON.stringify(kind)} is no encoding that BinaryCIF 0.3 knows`);
  }
}

function asBytes(data: Data): Uint8Array {
  if (data instanceof Uint8Array) return data;
  throw new BinaryCifError("an encoding of bytes stands before one of numbers");
}

function asNumbers(data: Data, kind: string): Numbers {
  if (!Array.isArray(data)) return data;
  throw new BinaryCifError(`${kind} is an encoding of numbers, and stands before text`);
}

const arrays = new Map<
  number,
  {
    bytes: number;
    read: (view: DataView, at: number) => number;
    array: new (length: number) => Numbers;
  }
>([
  [1, { bytes: 1, read: (view, at) => view.getInt8(at), array: Int8Array }],
  [2, { bytes: 2, read: (view, at) => view.getInt16(at, true), array: Int16Array }],
  [3, { bytes: 4, read: (view, at) => view.getInt32(at, true), array: Int32Array }],
  [4, { bytes: 1, read: (view, at) => view.getUint8(at), array: Uint8Array }],
  [5, { bytes: 2, read: (view, at) => view.getUint16(at, true), array: Uint16Array }],
  [6, { bytes: 4, read: (view, at) => view.getUint32(at, true), array: Uint32Array }],
  [32, { bytes: 4, read: (view, at) => view.getFloat32(at, true), array: Float32Array }],
  [33, { bytes: 8, read: (view, at) => view.getFloat64(at, true), array: Float64Array }],
]);

/** Little-endian numbers, which need not be aligned. */
function byteArray(data: Uint8Array, type: number): Numbers {
  const of = arrays.get(type);
  if (!of) throw new BinaryCifError(`ByteArray has no type ${type}`);
  if (data.length % of.bytes !== 0)
    throw new BinaryCifError(`${data.length} bytes are no numbers of ${of.bytes} bytes each`);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const values = new of.array(data.length / of.bytes);
  for (let i = 0; i < values.length; i++) values[i] = of.read(view, i * of.bytes);
  return values;
}

/** Divided, not multiplied by the inverse, so that 1.234 is what text says it is. */
function fixedPoint(data: Numbers, factor: number): Float64Array {
  if (!(factor > 0)) throw new BinaryCifError(`FixedPoint has the factor ${factor}`);
  return Float64Array.from(data, (value) => value / factor);
}

function quantized(data: Numbers, encoding: Packed): Float64Array {
  const min = field(encoding, "min", "number");
  const steps = field(encoding, "numSteps", "count");
  const step = (field(encoding, "max", "number") - min) / (steps - 1);
  return Float64Array.from(data, (value) => min + step * value);
}

function runLength(data: Numbers, size: number, most: number): Int32Array {
  if (size > most) throw tooMany(size, most);
  const values = new Int32Array(size);
  let at = 0;
  for (let i = 0; i + 1 < data.length; i += 2) {
    const end = at + data[i + 1];
    if (!(end >= at && end <= size)) break;
    values.fill(data[i], at, end);
    at = end;
  }
  if (at !== size || data.length % 2 !== 0)
    throw new BinaryCifError(`RunLength promises ${size} values and does not hold them`);
  return values;
}

function delta(data: Numbers, origin: number): Int32Array {
  const values = new Int32Array(data.length);
  let value = origin;
  for (let i = 0; i < data.length; i++) values[i] = value += data[i];
  return values;
}

/** Numbers at the end of the range say that the next one is to be added. */
function unpacked(data: Numbers, encoding: Packed): Int32Array {
  const size = field(encoding, "srcSize", "count");
  const bytes = field(encoding, "byteCount", "count");
  const isUnsigned = encoding instanceof Map && encoding.get("isUnsigned") === true;
  if (size > data.length) throw tooMany(size, data.length);
  const upper = isUnsigned ? (bytes === 1 ? 0xff : 0xffff) : bytes === 1 ? 0x7f : 0x7fff;
  const lower = isUnsigned ? -1 : -upper - 1;
  const values = new Int32Array(size);
  let at = 0;
  for (let i = 0; i < data.length && at < size; i++) {
    values[at] += data[i];
    if (data[i] !== upper && data[i] !== lower) at++;
  }
  if (at !== size) throw new BinaryCifError(`IntegerPacking promises ${size} values, not ${at}`);
  return values;
}

/** Distinct texts in one string, where each starts, and which one each value is; −1 is none. */
function stringArray(data: Uint8Array, encoding: Packed, most: number): (string | undefined)[] {
  const all = field(encoding, "stringData", "text");
  const ends = asNumbers(
    decode(field(encoding, "offsets", "bytes"), field(encoding, "offsetEncoding", "list"), most),
    "offsetEncoding",
  );
  const indices = asNumbers(decode(data, field(encoding, "dataEncoding", "list"), most), "text");
  const texts: string[] = [];
  for (let i = 0; i + 1 < ends.length; i++) texts.push(all.slice(ends[i], ends[i + 1]));
  return Array.from(indices, (index) => {
    if (index >= -1 && index < texts.length) return texts[index];
    throw new BinaryCifError(`text ${index} of ${texts.length} is asked for`);
  });
}

function tooMany(size: number, most: number): BinaryCifError {
  return new BinaryCifError(`${size} values are promised where ${most} at most can be`);
}
