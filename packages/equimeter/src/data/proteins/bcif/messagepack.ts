/** What MessagePack can hold, as far as BinaryCIF needs it; maps have text as their keys. */
export type Packed = null | boolean | number | string | Uint8Array | Packed[] | Map<string, Packed>;

/** What is wrong with a document, and where. */
export class MessagePackError extends Error {
  override name = "MessagePackError";
}

/** Deeper than any BinaryCIF; what nests further is damaged. */
const deepest = 32;

/**
 * The value of a MessagePack document; binary data is a view of `bytes`. Extension types are refused.
 *
 * @throws MessagePackError
 */
export function decodeMessagePack(bytes: Uint8Array): Packed {
  const decoder = new Decoder(bytes);
  const value = decoder.value(0);
  if (decoder.at < bytes.length)
    throw new MessagePackError(`something follows its end at byte ${decoder.at}`);
  return value;
}

class Decoder {
  at = 0;
  private readonly view: DataView;
  private readonly text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  value(depth: number): Packed {
    if (depth > deepest) throw this.wrong("it nests too deeply");
    const start = this.at;
    const byte = this.unsigned(1);
    if (byte < 0x80) return byte;
    if (byte < 0x90) return this.map(byte & 15, depth);
    if (byte < 0xa0) return this.array(byte & 15, depth);
    if (byte < 0xc0) return this.string(byte & 31);
    if (byte >= 0xe0) return byte - 256;
    switch (byte) {
      case 0xc0:
        return null;
      case 0xc2:
        return false;
      case 0xc3:
        return true;
      case 0xc4:
      case 0xc5:
      case 0xc6:
        return this.take(this.unsigned(1 << (byte - 0xc4)));
      case 0xca:
        return this.view.getFloat32(this.skip(4));
      case 0xcb:
        return this.view.getFloat64(this.skip(8));
      case 0xcc:
      case 0xcd:
      case 0xce:
        return this.unsigned(1 << (byte - 0xcc));
      case 0xcf:
        return Number(this.view.getBigUint64(this.skip(8)));
      case 0xd0:
        return this.view.getInt8(this.skip(1));
      case 0xd1:
        return this.view.getInt16(this.skip(2));
      case 0xd2:
        return this.view.getInt32(this.skip(4));
      case 0xd3:
        return Number(this.view.getBigInt64(this.skip(8)));
      case 0xd9:
      case 0xda:
      case 0xdb:
        return this.string(this.unsigned(1 << (byte - 0xd9)));
      case 0xdc:
      case 0xdd:
        return this.array(this.unsigned(2 << (byte - 0xdc)), depth);
      case 0xde:
      case 0xdf:
        return this.map(this.unsigned(2 << (byte - 0xde)), depth);
      default:
        this.at = start;
        throw this.wrong(`byte 0x${byte.toString(16)} starts no value`);
    }
  }

  private array(length: number, depth: number): Packed[] {
    this.expect(length);
    return Array.from({ length }, () => this.value(depth + 1));
  }

  private map(length: number, depth: number): Map<string, Packed> {
    this.expect(2 * length);
    const map = new Map<string, Packed>();
    for (let i = 0; i < length; i++) {
      const key = this.value(depth + 1);
      if (typeof key !== "string") throw this.wrong("a key is no text");
      map.set(key, this.value(depth + 1));
    }
    return map;
  }

  private string(length: number): string {
    const bytes = this.take(length);
    try {
      return this.text.decode(bytes);
    } catch {
      throw this.wrong("a text is no UTF-8");
    }
  }

  private unsigned(bytes: number): number {
    const at = this.skip(bytes);
    if (bytes === 1) return this.view.getUint8(at);
    return bytes === 2 ? this.view.getUint16(at) : this.view.getUint32(at);
  }

  private take(length: number): Uint8Array {
    const start = this.skip(length);
    return this.bytes.subarray(start, start + length);
  }

  /** Where the next `length` bytes start. */
  private skip(length: number): number {
    this.expect(length);
    const start = this.at;
    this.at += length;
    return start;
  }

  /** Refuses promises that the file cannot keep, before memory is asked for. */
  private expect(length: number): void {
    if (length > this.bytes.length - this.at)
      throw this.wrong(`it ends where ${length} more bytes should follow`);
  }

  private wrong(message: string): MessagePackError {
    return new MessagePackError(`${message} (byte ${this.at})`);
  }
}
