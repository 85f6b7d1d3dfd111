import { UserError } from "../../errors.js";

const newline = 10;
const carriageReturn = 13;

/** No line of a real file comes near this; a longer one is a file of another kind. */
const longestLine = 1024 * 1024;

/**
 * Walks over the lines of a stream of bytes without copying them.
 *
 * `if (!lines.advance() && !(await lines.refill())) …end of file…` moves to the next line, which
 * is then `bytes[start … end)` without its line break: only every few thousandth line waits.
 */
export class LineReader {
  bytes: Buffer = Buffer.alloc(0);
  start = 0;
  end = 0;
  /** Of the current line, from 1. */
  lineNumber = 0;
  private next = 0;
  private finished = false;

  constructor(
    readonly path: string,
    private readonly chunks: AsyncIterator<Buffer>,
    /** What it should be, for messages: "an SD file". */
    private readonly kind: string,
  ) {}

  /** Moves to the next line if all of it has been read already. */
  advance(): boolean {
    const bytes = this.bytes;
    for (let i = this.next; i < bytes.length; i++) {
      if (bytes[i] !== newline) continue;
      this.take(i);
      this.next = i + 1;
      return true;
    }
    return false;
  }

  /** Reads on until the next line is complete and moves to it; false at the end of the file. */
  async refill(): Promise<boolean> {
    while (!this.finished) {
      const { value, done } = await this.chunks.next();
      const rest = this.bytes.subarray(this.next);
      this.next = 0;
      if (done) {
        this.finished = true;
        this.bytes = rest;
        if (rest.length === 0) return false;
        this.take(rest.length); // a last line without a line break
        this.next = rest.length;
        return true;
      }
      if (this.bytes.length === 0) this.next = this.checkStart(value);
      this.bytes = rest.length > 0 ? Buffer.concat([rest, value]) : value;
      if (this.advance()) return true;
      this.checkLength(this.bytes.length - this.next, this.lineNumber + 1);
    }
    return false;
  }

  /** The current line as text. */
  text(): string {
    return this.bytes.toString("utf8", this.start, this.end);
  }

  isBlank(): boolean {
    for (let i = this.start; i < this.end; i++) if (this.bytes[i] > 32) return false;
    return true;
  }

  /** An error about the current line, or another one. */
  error(message: string, lineNumber: number = this.lineNumber): UserError {
    return new UserError(`${this.path}, line ${lineNumber}: ${message}`);
  }

  private take(lineEnd: number): void {
    this.start = this.next;
    this.end =
      lineEnd > this.start && this.bytes[lineEnd - 1] === carriageReturn ? lineEnd - 1 : lineEnd;
    this.lineNumber++;
    this.checkLength(this.end - this.start, this.lineNumber);
  }

  private checkLength(length: number, lineNumber: number): void {
    if (length <= longestLine) return;
    throw this.error(`longer than 1 MB, which no line of ${this.kind} is`, lineNumber);
  }

  /** Refuses what is not text; returns the length of a byte order mark. */
  private checkStart(chunk: Uint8Array): number {
    // Below the space, text has only tab, line feed, vertical tab, form feed, carriage return.
    const odd = chunk.findIndex((byte) => byte < 9 || (byte > 13 && byte < 32));
    if (odd >= 0) {
      const hex = chunk[odd].toString(16).padStart(2, "0");
      throw new UserError(
        `${this.path} is not ${this.kind}: it is binary (byte 0x${hex} at offset ${odd})`,
      );
    }
    return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? 3 : 0;
  }
}

/** Text as it appears in an error: quoted, shortened, control characters escaped. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
}
