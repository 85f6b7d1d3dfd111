import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";

/** Types of elements, as safetensors calls them. */
type Elements = { F64: Float64Array; I64: BigInt64Array; U8: Uint8Array };
export type StoredType = keyof Elements;

/** Enough for the description of one tensor; the rest is spaces. */
const headerBytes = 504;
const bufferBytes = 1 << 20;

/**
 * A safetensors file of one tensor that grows row by row, so that a million structures are written
 * in the memory of a few. Its header has room for the length, which is known last.
 */
export class TensorFile<Type extends StoredType> {
  private readonly file: number;
  private readonly buffer = Buffer.alloc(bufferBytes);
  private used = 0;
  private written = 0;

  /** @param rowShape - what follows the first dimension: [3] for positions, [] for energies */
  constructor(
    path: string,
    private readonly name: string,
    private readonly type: Type,
    private readonly rowShape: readonly number[] = [],
  ) {
    this.file = openSync(path, "wx");
    this.writeAll(Buffer.alloc(8 + headerBytes, " "), 0);
  }

  append(values: Elements[Type]): void {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    for (let from = 0; from < bytes.length;) {
      const part = bytes.subarray(from, from + bufferBytes - this.used);
      this.buffer.set(part, this.used);
      this.used += part.length;
      from += part.length;
      if (this.used === bufferBytes) this.flush();
    }
  }

  /** Completes the file. */
  finish(): void {
    this.flush();
    const width = this.rowShape.reduce((product, size) => product * size, elementBytes[this.type]);
    const shape = [this.written / width, ...this.rowShape];
    const entry = { dtype: this.type, shape, data_offsets: [0, this.written] };
    const header = Buffer.alloc(8 + headerBytes, " ");
    header.writeBigUInt64LE(BigInt(headerBytes));
    header.write(JSON.stringify({ [this.name]: entry }), 8);
    this.writeAll(header, 0);
    fsyncSync(this.file);
  }

  close(): void {
    closeSync(this.file);
  }

  private flush(): void {
    this.writeAll(this.buffer.subarray(0, this.used), 8 + headerBytes + this.written);
    this.written += this.used;
    this.used = 0;
  }

  /** One call may write less than it was given. */
  private writeAll(bytes: Uint8Array, position: number): void {
    for (let at = 0; at < bytes.length;)
      at += writeSync(this.file, bytes, at, bytes.length - at, position + at);
  }
}

const elementBytes: Record<StoredType, number> = { F64: 8, I64: 8, U8: 1 };
