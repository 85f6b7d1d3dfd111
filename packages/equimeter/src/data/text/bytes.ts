import { createReadStream } from "node:fs";
import type { ReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable, pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { UserError } from "../../errors.js";

const chunkBytes = 256 * 1024;
const gzipMagic = [0x1f, 0x8b];

/** Deflate cannot shrink anything further than 1032 times. */
const largestGzipRatio = 1032;

export interface ByteSource {
  chunks: AsyncGenerator<Buffer>;
  /** No more bytes than this can come: the bound on what a file can truthfully promise. */
  mostBytes: number;
}

/**
 * The bytes of a file, unpacked when they start with gzip's magic bytes, whatever the name.
 * Ending `chunks` early closes the file.
 *
 * @throws UserError for a missing file, a folder, a file that may not be read, a damaged gzip
 */
export async function openBytes(path: string): Promise<ByteSource> {
  try {
    const status = await stat(path);
    const file = createReadStream(path, { highWaterMark: chunkBytes });
    const rest = file[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    const first = await firstBytes(rest);
    const packed = gzipMagic.every((byte, i) => first[i] === byte);
    const plain = startingWith(first, rest);
    const chunks = closing(file, packed ? gunzip(plain) : plain, path);
    // A pipe has no size to compare with.
    const size = status.isFile() ? status.size : 2 ** 32;
    return { chunks, mostBytes: packed ? size * largestGzipRatio : size };
  } catch (error) {
    throw readableError(error, path);
  }
}

/** Enough bytes to tell gzip from text, or all there are. */
async function firstBytes(chunks: AsyncIterator<Buffer>): Promise<Buffer> {
  let first = Buffer.alloc(0);
  while (first.length < gzipMagic.length) {
    const { value, done } = await chunks.next();
    if (done) break;
    first = Buffer.concat([first, value]);
  }
  return first;
}

async function* startingWith(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (first.length > 0) yield first;
  for (let step = await rest.next(); !step.done; step = await rest.next()) yield step.value;
}

async function* gunzip(packed: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const unzip = createGunzip({ chunkSize: chunkBytes });
  // An error of the file reaches the reader of `unzip` too; the callback has nothing left to do.
  pipeline(Readable.from(packed), unzip, () => {});
  yield* unzip;
}

async function* closing(
  file: ReadStream,
  chunks: AsyncGenerator<Buffer>,
  path: string,
): AsyncGenerator<Buffer> {
  try {
    yield* chunks;
  } catch (error) {
    throw readableError(error, path);
  } finally {
    file.destroy();
  }
}

/** Errors of the system in words; others as they are. */
export function readableError(error: unknown, path: string): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOENT":
    case "ENOTDIR":
      return new UserError(`${path} does not exist`);
    case "EISDIR":
      return new UserError(`${path} is a folder; name a file in it`);
    case "EACCES":
    case "EPERM":
      return new UserError(`${path} may not be read: permission denied`);
    case "Z_BUF_ERROR":
      return new UserError(`${path} is cut off: its gzip stream ends too early; fetch it again`);
    case "Z_DATA_ERROR":
      return new UserError(
        `${path} is damaged: its gzip stream cannot be unpacked; fetch it again`,
      );
    default:
      return error;
  }
}
