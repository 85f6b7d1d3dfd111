import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { Dice, mutated } from "./mutate.js";
import { recordsOf } from "./records.js";
import { zipOf } from "./zip.js";

/** A damaged file, and the undamaged one that it was made from. */
export interface FuzzCase {
  base: string;
  bytes: Buffer;
}

export const kinds = ["safetensors", "archive", "contents"] as const;
export type FuzzKind = (typeof kinds)[number];

/** Files of TorchScript modules to damage. */
export const modules = [
  "attributes",
  "convnet",
  "encoder",
  "everything",
  "force-field",
  "nested",
] as const;

export function fixture(name: string): string {
  return fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));
}

/**
 * The file of a seed: safetensors, TorchScript archives with damage anywhere, or `contents`: archives
 * that are whole, checksums and all, around one damaged record.
 */
export function fuzzCase(kind: FuzzKind, seed: number): FuzzCase {
  const dice = new Dice(seed);
  switch (kind) {
    case "safetensors":
      return safetensorsCase(dice);
    case "archive":
      return archiveCase(dice);
    case "contents":
      return contentsCase(dice);
  }
}

/** Undamaged safetensors files: several types, odd places, nothing at all, many tensors. */
export function safetensorsBases(): Buffer[] {
  const several = {
    __metadata__: { format: "pt", note: "Å" },
    bias: { dtype: "F64", shape: [4], data_offsets: [0, 32] },
    weight: { dtype: "F32", shape: [2, 3], data_offsets: [32, 56] },
    index: { dtype: "I64", shape: [], data_offsets: [56, 64] },
    half: { dtype: "BF16", shape: [3, 1], data_offsets: [64, 70] },
    mask: { dtype: "BOOL", shape: [5], data_offsets: [70, 75] },
  };
  const odd = {
    flag: { dtype: "U8", shape: [1], data_offsets: [0, 1] },
    x: { dtype: "F32", shape: [2], data_offsets: [1, 9] },
    none: { dtype: "F32", shape: [0, 7], data_offsets: [9, 9] },
  };
  const many = Array.from({ length: 60 }, (_, i) => [
    `layers.${i}.weight`,
    { dtype: "F16", shape: [2, 2], data_offsets: [8 * i, 8 * i + 8] },
  ]);
  return [
    safetensors(JSON.stringify(several), 75),
    safetensors(`${JSON.stringify(odd)}   `, 9),
    safetensors("{}", 0),
    safetensors(JSON.stringify(Object.fromEntries(many)), 480),
  ];
}

function safetensors(header: string, dataSize: number): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(Buffer.byteLength(header)));
  const data = Buffer.from(Array.from({ length: dataSize }, (_, i) => (i * 37) % 256));
  return Buffer.concat([length, Buffer.from(header), data]);
}

/** Half of them with the header's length right, so that the damage reaches its JSON. */
function safetensorsCase(dice: Dice): FuzzCase {
  const bytes = dice.pick(safetensorsBases());
  const headerEnd = 8 + Number(bytes.readBigUInt64LE());
  const header = bytes.subarray(8, headerEnd);
  const data = bytes.subarray(headerEnd);
  const way = dice.below(4);
  if (way <= 1) return { base: "safetensors", bytes: mutated(bytes, dice) };
  const changed = way === 2 ? mutated(header, dice) : extremeNumber(header, dice);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(changed.length));
  return { base: "safetensors", bytes: Buffer.concat([length, changed, data]) };
}

const extremes = (
  "-1 0 0.5 -0 1e308 1e999 --1 4294967296 9007199254740991 9223372036854775807 " +
  '18446744073709551615 null true "4" [] {}'
).split(" ");

function extremeNumber(header: Buffer, dice: Dice): Buffer {
  const text = header.toString("latin1");
  const numbers = Array.from(text.matchAll(/-?\d+/g));
  if (numbers.length === 0) return mutated(header, dice);
  const { index, 0: number } = dice.pick(numbers);
  const changed = text.slice(0, index) + dice.pick(extremes) + text.slice(index + number.length);
  return Buffer.from(changed, "latin1");
}

const files = new Map<string, Buffer>();

/** A third of the damage in the directory, which is a small part of the file. */
function archiveCase(dice: Dice): FuzzCase {
  const base = dice.pick(modules);
  if (!files.has(base)) files.set(base, readFileSync(fixture(`${base}.pt`)));
  const bytes = files.get(base)!;
  if (dice.below(3) > 0) return { base, bytes: mutated(bytes, dice) };
  const directory = bytes.indexOf("PK\x01\x02", 0, "latin1");
  const tail = mutated(bytes.subarray(directory), dice);
  return { base, bytes: Buffer.concat([bytes.subarray(0, directory), tail]) };
}

const contents = new Map<string, ReturnType<typeof recordsOf>>();
const recordKinds = [
  /\/data\.pkl$/,
  /\/constants\.pkl$/,
  /\.py$/,
  /\.debug_pkl$/,
  /\/(data|constants)\/\d+$/,
];

function contentsCase(dice: Dice): FuzzCase {
  const base = dice.pick(modules);
  if (!contents.has(base)) contents.set(base, recordsOf(fixture(`${base}.pt`)));
  const records = [...contents.get(base)!];
  const kind = dice.pick([...recordKinds, /\/data\.pkl$/, /\.py$/, /\/version$/]);
  const candidates = records.filter(({ name }) => kind.test(name));
  const chosen = dice.pick(candidates.length > 0 ? candidates : records);
  const changed = { ...chosen, content: mutated(chosen.content, dice) };
  records[records.indexOf(chosen)] = changed;
  return { base: `${base}: ${chosen.name}`, bytes: zipOf(records) };
}
