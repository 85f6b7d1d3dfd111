import { zipSync } from "fflate";
import { writeFileSync } from "node:fs";

/** An array of NumPy's as it is written: `type` is its dtype, "<f8" or "<U8". */
export interface Written {
  type: string;
  shape: number[];
  bytes: Uint8Array;
  fortran?: boolean;
}

export function float64(values: readonly number[], shape: number[] = [values.length]): Written {
  return { type: "<f8", shape, bytes: new Uint8Array(Float64Array.from(values).buffer) };
}

export function unicode(text: string): Written {
  const codes = Uint32Array.from(text, (letter) => letter.codePointAt(0)!);
  return { type: `<U${text.length}`, shape: [], bytes: new Uint8Array(codes.buffer) };
}

/** A `.npy` file of version 1. */
export function npy({ type, shape, bytes, fortran = false }: Written): Uint8Array {
  const sizes = `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;
  const text = `{'descr': '${type}', 'fortran_order': ${fortran ? "True" : "False"}, 'shape': ${sizes}, }`;
  const header = `${text.padEnd(117)}\n`;
  const start = Buffer.from(`\x93NUMPY\x01\x00`, "latin1");
  return Buffer.concat([start, Buffer.of(header.length, 0), Buffer.from(header), bytes]);
}

export function writeNpz(path: string, arrays: Record<string, Written | Uint8Array>): void {
  const files = Object.entries(arrays).map(([name, array]): [string, Uint8Array] => [
    `${name}.npy`,
    array instanceof Uint8Array ? array : npy(array),
  ]);
  writeFileSync(path, zipSync(Object.fromEntries(files)));
}
