/** Numbers of an array in few letters: base64 of little-endian float32, in the order of `shape`. */
export interface PackedNumbers {
  readonly shape: readonly number[];
  readonly float32: string;
}

/**
 * Numbers in a byte each: `low + (high − low) byte / 255`, so that each is right to (high − low) / 510.
 * base64, in the order of `shape`.
 */
export interface PackedLevels {
  readonly shape: readonly number[];
  readonly low: number;
  readonly high: number;
  readonly uint8: string;
}

/** @throws RangeError where the shape asks for another number of values */
export function packNumbers(values: ArrayLike<number>, shape: readonly number[]): PackedNumbers {
  checkSize(values, shape);
  const view = new DataView(new ArrayBuffer(4 * values.length));
  for (let i = 0; i < values.length; i++) view.setFloat32(4 * i, values[i], true);
  return { shape, float32: Buffer.from(view.buffer).toString("base64") };
}

/** @throws RangeError where the shape asks for another number of values, and for values that are not finite */
export function packLevels(values: ArrayLike<number>, shape: readonly number[]): PackedLevels {
  checkSize(values, shape);
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) throw new RangeError(`${values[i]} has no level`);
    low = Math.min(low, values[i]);
    high = Math.max(high, values[i]);
  }
  const bytes = new Uint8Array(values.length);
  if (high > low)
    for (let i = 0; i < values.length; i++)
      bytes[i] = Math.round((255 * (values[i] - low)) / (high - low));
  return { shape, low, high, uint8: Buffer.from(bytes).toString("base64") };
}

function checkSize(values: ArrayLike<number>, shape: readonly number[]): void {
  const size = shape.reduce((product, length) => product * length, 1);
  if (values.length === 0 || size !== values.length)
    throw new RangeError(`${values.length} numbers do not fill [${shape.join(", ")}]`);
}
