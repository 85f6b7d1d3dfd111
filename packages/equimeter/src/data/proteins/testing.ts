/** Structures as text, for tests. */
import { fileURLToPath } from "node:url";

import type { Chain } from "./chain.js";

/**
 * One made-up entry in three formats. Mol* 4.18 wrote peptide.bcif from peptide.cif (cif2bcif). Chain
 * H has 12 residues, of which 8 were seen: MSE −1, 1, 1A, 2 (LYS 0.4, ARG 0.6), 5, 6 (two equal
 * alternates), 7, 8; T is DNA; there are calcium, water and two models.
 */
export function fixture(ending: "cif" | "bcif" | "pdb"): string {
  return fileURLToPath(new URL(`./fixtures/peptide.${ending}`, import.meta.url));
}

export interface PdbAtom {
  record?: "ATOM" | "HETATM";
  name?: string;
  alternate?: string;
  residue?: string;
  chain?: string;
  number?: number | string;
  insertion?: string;
  x?: number | string;
  y?: number;
  z?: number;
  occupancy?: number | string;
  element?: string;
}

/** A line of a PDB file; by default the alpha carbon of an alanine at 3.8 Å times its number. */
export function pdbAtom({
  record = "ATOM",
  name = " CA",
  alternate = "",
  residue = "ALA",
  chain = "A",
  number = 1,
  insertion = "",
  x = 3.8 * Number(number),
  y = 0,
  z = 0,
  occupancy = 1,
  element = "",
}: PdbAtom): string {
  const fixed = (value: number | string, digits: number, width: number) =>
    (typeof value === "number" ? value.toFixed(digits) : value).padStart(width);
  return (
    `${record.padEnd(6)}    1 ${name.padEnd(4)}${alternate.padEnd(1)}${residue.padStart(3)} ` +
    `${chain.padEnd(1)}${String(number).padStart(4)}${insertion.padEnd(1)}   ` +
    `${fixed(x, 3, 8)}${fixed(y, 3, 8)}${fixed(z, 3, 8)}${fixed(occupancy, 2, 6)}  0.00` +
    `${" ".repeat(10)}${element.padStart(2)}`
  );
}

/** Alpha carbons of residues numbered from `first` on, by their names. */
export function pdbTrace(names: string, first = 1, more: PdbAtom = {}): string[] {
  return names.split(" ").map((residue, i) => pdbAtom({ residue, number: first + i, ...more }));
}

export const text = (...lines: readonly string[]): string =>
  lines.map((line) => `${line}\n`).join("");

/** An mmCIF file with nothing but these columns of `_atom_site`. */
export function cifAtoms(columns: string, ...rows: readonly string[]): string {
  const tags = columns.split(" ").map((column) => `_atom_site.${column}`);
  return text("data_TEST", "loop_", ...tags, ...rows);
}

/** A chain with these letters and nothing else of note. */
export function chainOf(sequence: string, more: Partial<Chain> = {}): Chain {
  const count = sequence.length;
  return {
    name: "test",
    entry: "test",
    chain: "A",
    asym: "A",
    model: 1,
    sequence,
    residueNames: Array.from({ length: count }, () => "ALA"),
    residueNumbers: Int32Array.from({ length: count }, (_, i) => i + 1),
    insertionCodes: Array.from({ length: count }, () => ""),
    positions: Float64Array.from({ length: 3 * count }, (_, i) => (i % 3 === 0 ? 1.27 * i : 0)),
    gaps: [],
    info: {},
    ...more,
  };
}

/** What MessagePack writes of a value; whole numbers in 32 bits. */
export function pack(value: unknown): Buffer {
  if (typeof value === "number") {
    const isWhole = Number.isInteger(value) && Math.abs(value) < 2 ** 31;
    const bytes = Buffer.alloc(isWhole ? 5 : 9);
    bytes[0] = isWhole ? 0xd2 : 0xcb;
    if (isWhole) bytes.writeInt32BE(value, 1);
    else bytes.writeDoubleBE(value, 1);
    return bytes;
  }
  if (typeof value === "string")
    return Buffer.concat([head(0xdb, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(0xc6, value.length), value]);
  if (Array.isArray(value)) return Buffer.concat([head(0xdd, value.length), ...value.map(pack)]);
  if (typeof value === "object" && value !== null) {
    const parts = Object.entries(value).flatMap(([key, one]) => [pack(key), pack(one)]);
    return Buffer.concat([head(0xdf, parts.length / 2), ...parts]);
  }
  return Buffer.of(value === true ? 0xc3 : value === false ? 0xc2 : 0xc0);
}

function head(byte: number, length: number): Buffer {
  const bytes = Buffer.alloc(5);
  bytes[0] = byte;
  bytes.writeUInt32BE(length, 1);
  return bytes;
}

const little = <T extends Int32Array | Float64Array>(values: T): Buffer =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength);

/** A column as BinaryCIF has it without any compression. */
export function bcifColumn(name: string, values: readonly (number | string)[]): object {
  if (values.every((value) => typeof value === "number")) {
    const data = {
      data: little(Float64Array.from(values)),
      encoding: [{ kind: "ByteArray", type: 33 }],
    };
    return { name, data };
  }
  const texts = [...new Set(values.map(String))];
  const ends = texts.map((_, i) => texts.slice(0, i + 1).join("").length);
  const whole = [{ kind: "ByteArray", type: 3 }];
  const encoding = {
    kind: "StringArray",
    stringData: texts.join(""),
    offsets: little(Int32Array.of(0, ...ends)),
    offsetEncoding: whole,
    dataEncoding: whole,
  };
  const data = little(Int32Array.from(values, (value) => texts.indexOf(String(value))));
  return { name, data: { data, encoding: [encoding] } };
}

/** A BinaryCIF file of one category. */
export function bcif(category: string, rowCount: number, columns: readonly object[]): Buffer {
  const categories = [{ name: category, rowCount, columns }];
  return pack({ encoder: "test", version: "0.3.0", dataBlocks: [{ header: "TEST", categories }] });
}
