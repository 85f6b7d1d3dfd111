import type { UserError } from "../../errors.js";

/** An array of NumPy's, row-major. */
export interface NpyArray {
  shape: number[];
  /** [product of shape] */
  values: Float64Array | string[];
  /** NumPy's letter: f(loat), i(nteger), u(nsigned), b(oolean), U and S for text. */
  kind: string;
}

type Fail = (message: string) => UserError;

/** Readers of one element by the letters of NumPy's dtype. */
const numberReaders: Record<string, (view: DataView, at: number, little: boolean) => number> = {
  f4: (view, at, little) => view.getFloat32(at, little),
  f8: (view, at, little) => view.getFloat64(at, little),
  i1: (view, at) => view.getInt8(at),
  u1: (view, at) => view.getUint8(at),
  b1: (view, at) => view.getUint8(at),
  i2: (view, at, little) => view.getInt16(at, little),
  u2: (view, at, little) => view.getUint16(at, little),
  i4: (view, at, little) => view.getInt32(at, little),
  u4: (view, at, little) => view.getUint32(at, little),
  i8: (view, at, little) => Number(view.getBigInt64(at, little)),
  u8: (view, at, little) => Number(view.getBigUint64(at, little)),
};

const headerPattern =
  /'descr':\s*'([<>|=]?)([a-zA-Z])(\d+)'.*'fortran_order':\s*(True|False).*'shape':\s*\(([\d,\s]*)\)/;

/**
 * One `.npy` file: magic, version, length and text of the header, then the elements.
 *
 * @throws the error that `fail` makes of one sentence
 */
export function parseNpy(bytes: Uint8Array, fail: Fail): NpyArray {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || Buffer.from(bytes.subarray(0, 6)).toString("latin1") !== "\x93NUMPY")
    throw fail("is not in NumPy's format; fetch the file again");
  const long = bytes[6] > 1; // from version 2 on, four bytes of length
  const dataStart = long ? 12 + view.getUint32(8, true) : 10 + view.getUint16(8, true);
  const header = Buffer.from(bytes.subarray(long ? 12 : 10, dataStart)).toString("utf8");
  const match = headerPattern.exec(header);
  if (!match) throw fail(`has a header that is not understood: ${JSON.stringify(header.trim())}`);
  const [, order, kind, size, fortran, sizes] = match;
  const shape = sizes.split(",").flatMap((text) => (text.trim() === "" ? [] : [Number(text)]));
  const count = shape.reduce((product, each) => product * each, 1);
  const width = kind === "U" ? 4 * Number(size) : Number(size);
  if (dataStart + count * width > bytes.length)
    throw fail(
      `is cut off: [${shape.join(", ")}] of ${kind}${size} needs ${count * width} bytes and ` +
        `${Math.max(0, bytes.length - dataStart)} are there; fetch the file again`,
    );
  const elements = bytes.subarray(dataStart);
  if (kind === "U" || kind === "S")
    return { shape, values: texts(elements, count, width, kind === "U" ? 4 : 1), kind };
  const read = numberReaders[kind + size];
  if (!read) throw fail(`has the dtype ${kind}${size}, which is not read; save it as float64`);
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) values[i] = read(view, dataStart + i * width, order !== ">");
  return { shape, values: fortran === "True" ? rowMajor(values, shape) : values, kind };
}

/** NumPy pads text with zeros, of one byte or of four a character. */
function texts(bytes: Uint8Array, count: number, width: number, step: 1 | 4): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const character = (at: number) => (step === 4 ? view.getUint32(at, true) : bytes[at]);
  return Array.from({ length: count }, (_, i) => {
    const codes = Array.from({ length: width / step }, (__, j) => character(i * width + j * step));
    return String.fromCodePoint(...codes.filter((code) => code > 0 && code <= 0x10ffff));
  });
}

/** From the order in which the first index runs fastest to that of the last. */
function rowMajor(values: Float64Array, shape: readonly number[]): Float64Array {
  const result = new Float64Array(values.length);
  const index = shape.map(() => 0);
  for (let from = 0; from < values.length; from++) {
    const to = index.reduce((place, each, axis) => place * shape[axis] + each, 0);
    result[to] = values[from];
    for (let axis = 0; ++index[axis] === shape[axis]; axis++) index[axis] = 0;
  }
  return result;
}
