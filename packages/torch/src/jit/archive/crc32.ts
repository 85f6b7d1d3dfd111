import * as zlib from "node:zlib";

/**
 * CRC-32 as in zip (ISO 3309, polynomial 0xEDB88320 reflected) of `bytes`, continuing from `start`.
 * Node has it since 20.15 and 22.2; before that it is computed here, a hundred times slower.
 */
export const crc32: (bytes: Uint8Array, start?: number) => number = zlib.crc32 ?? slowCrc32;

let table: Uint32Array | undefined;

/** @internal One byte at a time by a table of what each byte contributes. */
export function slowCrc32(bytes: Uint8Array, start = 0): number {
  table ??= Uint32Array.from({ length: 256 }, (_, byte) => {
    for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
    return byte;
  });
  let crc = ~start;
  for (const byte of bytes) crc = (crc >>> 8) ^ table[(crc ^ byte) & 0xff];
  return ~crc >>> 0;
}
