import { closeSync, fstatSync, openSync, readSync } from "node:fs";

import { TorchError } from "../../errors.js";
import { reasonOf } from "../../safetensors/header.js";

/** What to do about a file that is not what was written. */
export const again = "copy or download it again";

/** A file opened for reading, which names itself in every error. */
export class ArchiveFile {
  private constructor(
    readonly path: string,
    private readonly descriptor: number,
    readonly size: number,
  ) {}

  static open(path: string): ArchiveFile {
    const fail = (reason: string): never => {
      throw new TorchError(`${path}: ${reason}`);
    };
    let descriptor: number;
    try {
      descriptor = openSync(path, "r");
    } catch (error) {
      return fail(reasonOf(error));
    }
    const status = fstatSync(descriptor);
    if (status.isFile()) return new ArchiveFile(path, descriptor, status.size);
    closeSync(descriptor);
    return fail(status.isDirectory() ? "a folder, not a file" : "not a file");
  }

  fail(reason: string): never {
    throw new TorchError(`${this.path}: ${reason}`);
  }

  /** Exactly these bytes. */
  read(at: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    this.readInto(bytes, at);
    return bytes;
  }

  /** Fills `bytes` from the file. */
  readInto(bytes: Uint8Array, at: number): void {
    for (let done = 0; done < bytes.length;) {
      let count: number;
      try {
        count = readSync(this.descriptor, bytes, done, bytes.length - done, at + done);
      } catch (error) {
        return this.fail(`cannot be read: ${reasonOf(error)}`);
      }
      if (count === 0) return this.fail(`truncated at byte ${at + done}; ${again}`);
      done += count;
    }
  }

  close(): void {
    closeSync(this.descriptor);
  }
}
