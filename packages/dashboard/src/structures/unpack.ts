import type { PackedLevels, PackedNumbers } from "equimeter/analyze/structures-view";

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes;
}

/** The numbers in the order of their shape. @throws RangeError where there are not as many as it says */
export function unpackNumbers({ float32, shape }: PackedNumbers): Float32Array {
  const bytes = bytesOf(float32);
  checkSize(bytes.length / 4, shape);
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(4 * i, true));
}

/** @throws RangeError as `unpackNumbers` does */
export function unpackLevels({ uint8, low, high, shape }: PackedLevels): Float32Array {
  const bytes = bytesOf(uint8);
  checkSize(bytes.length, shape);
  return Float32Array.from(bytes, (byte) => low + ((high - low) * byte) / 255);
}

function checkSize(size: number, shape: readonly number[]): void {
  if (size !== shape.reduce((product, length) => product * length, 1))
    throw new RangeError(`${size} numbers do not fill [${shape.join(", ")}]`);
}
