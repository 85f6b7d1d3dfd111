import { closeSync, fstatSync, openSync, readSync } from "node:fs";

import type { DType } from "../dtype.js";
import { TorchError } from "../errors.js";
import { storedTypes } from "./dtypes.js";

/** Where one tensor lies; `begin` and `end` count bytes from the start of the file. */
export interface StoredTensor {
  name: string;
  dtype: DType;
  /** Bytes of one element. */
  bytes: number;
  shape: number[];
  begin: number;
  end: number;
}

export interface Header {
  tensors: StoredTensor[];
  metadata: Record<string, string>;
  fileSize: number;
}

/** The format's own limit. */
const longestHeader = 100_000_000;
/** As many as most of libtorch's operators take. */
const mostDimensions = 64;

/**
 * Reads and checks the header: eight bytes of length, JSON, then the tensors without gaps.
 *
 * @throws TorchError naming the file and what is wrong with it
 */
export function readHeader(path: string): Header {
  const fail = (reason: string): never => {
    throw new TorchError(`${path}: ${reason}`);
  };
  const { json, dataStart, fileSize } = readJson(path, fail);
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch (error) {
    return fail(`the header is not JSON (${(error as Error).message.replace(/\s+/g, " ")})`);
  }
  if (!isRecord(parsed)) return fail("the header is not a JSON object");
  const { __metadata__: metadata = {}, ...entries } = parsed;
  if (!isRecord(metadata) || Object.values(metadata).some((value) => typeof value !== "string"))
    return fail("__metadata__ must hold strings only");
  const tensors = Object.entries(entries).map(([name, entry]) =>
    checkEntry(name, entry, dataStart, fail),
  );
  checkLayout(tensors, dataStart, fileSize, fail);
  return { tensors, metadata: metadata as Record<string, string>, fileSize };
}

type Fail = (reason: string) => never;

function readJson(path: string, fail: Fail): { json: string; dataStart: number; fileSize: number } {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch (error) {
    return fail(reasonOf(error));
  }
  try {
    const status = fstatSync(file);
    if (!status.isFile()) return fail("not a file");
    const fileSize = status.size;
    const length = Buffer.alloc(8);
    if (fileSize < 8 || readSync(file, length, 0, 8, 0) < 8)
      return fail(`not a safetensors file (${fileSize} bytes are too few)`);
    const headerSize = Number(length.readBigUInt64LE());
    if (headerSize < 2 || headerSize > longestHeader)
      return fail(`not a safetensors file (its header would be ${headerSize} bytes long)`);
    if (8 + headerSize > fileSize)
      return fail(
        `truncated or not a safetensors file (a header of ${headerSize} bytes, ${fileSize} in all)`,
      );
    const header = Buffer.alloc(headerSize);
    if (readSync(file, header, 0, headerSize, 8) < headerSize) return fail("truncated header");
    if (header[0] !== "{".charCodeAt(0))
      return fail("not a safetensors file (its header does not start with a brace)");
    try {
      const json = new TextDecoder("utf-8", { fatal: true }).decode(header);
      return { json, dataStart: 8 + headerSize, fileSize };
    } catch {
      return fail("the header is not UTF-8");
    }
  } finally {
    closeSync(file);
  }
}

function checkEntry(name: string, entry: unknown, dataStart: number, fail: Fail): StoredTensor {
  const show = JSON.stringify(name);
  if (!isRecord(entry)) return fail(`tensor ${show} is not described by a JSON object`);
  const { dtype, shape, data_offsets: offsets } = entry;
  const type =
    typeof dtype === "string" && Object.hasOwn(storedTypes, dtype) ? storedTypes[dtype] : null;
  if (!type) return fail(`tensor ${show} has the unknown dtype ${JSON.stringify(dtype)}`);
  if (!Array.isArray(shape) || !shape.every(isSize))
    return fail(`tensor ${show} has the impossible shape ${JSON.stringify(shape)}`);
  if (shape.length > mostDimensions)
    return fail(`tensor ${show} has ${shape.length} dimensions, at most ${mostDimensions} can be`);
  // A tensor without elements still has strides, the products of its sizes.
  if (!isSize(shape.reduce((product, size) => product * Math.max(size, 1), type.bytes)))
    return fail(`tensor ${show} has the impossible shape ${JSON.stringify(shape)}`);
  if (!Array.isArray(offsets) || offsets.length !== 2 || !offsets.every(isSize))
    return fail(`tensor ${show} has the impossible data_offsets ${JSON.stringify(offsets)}`);
  const needed = shape.reduce((product, size) => product * size, type.bytes);
  const [begin, end] = offsets;
  if (end - begin !== needed)
    return fail(
      `tensor ${show} has ${end - begin} bytes, but ${String(dtype)} of shape ` +
        `[${shape.join(", ")}] needs ${needed}`,
    );
  return { name, ...type, shape, begin: dataStart + begin, end: dataStart + end };
}

/** The tensors must fill the rest of the file, each byte belonging to one of them. */
function checkLayout(
  tensors: StoredTensor[],
  dataStart: number,
  fileSize: number,
  fail: Fail,
): void {
  let at = dataStart;
  for (const { name, begin, end } of tensors.toSorted(
    (a, b) => a.begin - b.begin || a.end - b.end,
  )) {
    const show = JSON.stringify(name);
    if (begin < at) return fail(`tensor ${show} overlaps another`);
    if (begin > at) return fail(`${begin - at} bytes before tensor ${show} belong to no tensor`);
    at = end;
  }
  if (at > fileSize) return fail(`truncated: ${at - fileSize} bytes of its tensors are missing`);
  if (at < fileSize) return fail(`${fileSize - at} bytes at its end belong to no tensor`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSize(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** An error of the file system in words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const known: Record<string, string> = {
    ENOENT: "no such file or folder",
    EACCES: "permission denied",
    EISDIR: "a folder, not a file",
    ENOTDIR: "a part of the path is not a folder",
    ENAMETOOLONG: "the path is too long",
    ELOOP: "the path leads in a circle",
    EMFILE: "too many open files",
    ENOSPC: "no space left on the disk",
  };
  return (code && known[code]) ?? message;
}
