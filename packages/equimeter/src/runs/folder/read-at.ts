import { readSync } from "node:fs";

/**
 * Reads bytes of a file that is open. A single read may give only a part, as on disks of a network.
 *
 * @param offset in bytes, from the beginning of the file
 * @returns `length` bytes, fewer where the file ends
 */
export function readAt(file: number, offset: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const count = readSync(file, bytes, done, length - done, offset + done);
    if (count === 0) break;
    done += count;
  }
  return bytes.subarray(0, done);
}
