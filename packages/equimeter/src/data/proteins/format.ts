import { UserError } from "../../errors.js";

export type ChainFormat = "mmcif" | "bcif" | "pdb" | "chain-set";

/** From here on a file tells what it is, unless it starts with a long comment. */
const enough = 4096;

/**
 * What kind of file starts with `start`: MessagePack with a map, JSON, CIF behind comments; all else
 * is taken for PDB, which is recognised by its atoms.
 */
export function formatOf(start: Uint8Array): ChainFormat {
  const first = start[0];
  if ((first >= 0x80 && first <= 0x8f) || first === 0xde || first === 0xdf) return "bcif";
  const text = Buffer.from(start)
    .toString("latin1")
    .replace(/^\u00ef\u00bb\u00bf/, "");
  if (/^\s*\{/.test(text)) return "chain-set";
  return /^(\s|#.*(\n|$))*(data_|loop_|_\w)/i.test(text) ? "mmcif" : "pdb";
}

/**
 * The format of a stream of bytes, and the stream as if nothing had been taken from it.
 *
 * @throws UserError for an empty file
 */
export async function sniff(
  path: string,
  chunks: AsyncGenerator<Buffer>,
): Promise<{ format: ChainFormat; bytes: AsyncGenerator<Buffer> }> {
  let start: Buffer = Buffer.alloc(0);
  while (start.length < enough) {
    const { value, done } = await chunks.next();
    if (done) break;
    start = start.length === 0 ? value : Buffer.concat([start, value]);
  }
  if (start.length === 0) throw new UserError(`${path} is empty: there is no structure in it`);
  const format = formatOf(start.subarray(0, enough));
  return { format, bytes: startingWith(start, chunks) };
}

async function* startingWith(start: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield start;
  yield* rest;
}
