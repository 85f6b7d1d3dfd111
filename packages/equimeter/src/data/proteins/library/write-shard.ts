import { fsyncSync, openSync, closeSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { UserError } from "../../../errors.js";
import { TensorFile } from "../../cache/tensor-file.js";
import type { Chain } from "../chain.js";
import type { ChainOptions, SkippedChain } from "../options.js";
import { readChains } from "../read.js";
import {
  chainColumns,
  type IndexedFile,
  type Notes,
  residueBytes,
  shardFile,
  type ShardRecord,
  version,
} from "./format.js";
import type { SourceFile } from "./walk.js";

/** More kinds of residues than all chemistry has are a file gone wrong. */
const mostKinds = 2 ** 16;

/** Writes what is read from files as a shard, in the memory of the largest entry. */
export class ShardWriter {
  private readonly residues: TensorFile<"U8">;
  private readonly chains: TensorFile<"I64">;
  private readonly notes: TensorFile<"U8">;
  private readonly kinds = new Map<string, number>();
  private readonly insertions = new Map<string, number>();
  private readonly files: IndexedFile[] = [];
  private readonly written = { residues: 0, chains: 0, notes: 0 };

  constructor(private readonly folder: string) {
    const path = (name: string) => join(folder, `${name}.safetensors`);
    this.residues = new TensorFile(path("residues"), "residues", "U8", [residueBytes]);
    this.chains = new TensorFile(path("chains"), "chains", "I64", [chainColumns]);
    this.notes = new TensorFile(path("notes"), "notes", "U8");
  }

  /** Reads a file to its end, or to where it cannot be read. */
  async read(root: string, file: SourceFile, options: ChainOptions): Promise<IndexedFile> {
    const { chains: first, residues } = this.written;
    const skipped: SkippedChain[] = [];
    const indexed: IndexedFile = { ...file, first, chains: 0, residues: 0 };
    try {
      const heard: ChainOptions = {
        ...options,
        leftOut: () => {}, // a file of nucleic acids alone is no mistake
        skipMalformed: (chain) => skipped.push(chain),
      };
      for await (const chain of readChains(join(root, file.path), heard)) this.append(chain);
      indexed.chains = this.written.chains - first;
      indexed.residues = this.written.residues - residues;
    } catch (error) {
      if (!(error instanceof UserError))
        throw new Error(`${join(root, file.path)} was not expected: ${String(error)}`, {
          cause: error,
        });
      // Its chains that were read before stand in the tables, and belong to no file.
      indexed.first = this.written.chains;
      indexed.unreadable = error.message;
    }
    if (skipped.length > 0) indexed.skipped = skipped;
    this.files.push(indexed);
    return indexed;
  }

  finish(): void {
    for (const file of [this.residues, this.chains, this.notes]) file.finish();
    const record: ShardRecord = {
      version,
      ...this.written,
      kinds: [...this.kinds.keys()],
      insertions: [...this.insertions.keys()],
      files: this.files,
    };
    const file = openSync(join(this.folder, shardFile), "wx");
    try {
      writeFileSync(file, JSON.stringify(record));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }

  close(): void {
    for (const file of [this.residues, this.chains, this.notes]) file.close();
  }

  private append(chain: Chain): void {
    const { sequence, residueNames, residueNumbers, insertionCodes, positions, ...rest } = chain;
    const { backbone: _, polymer: __, ...known } = rest;
    const notes: Notes = known;
    const count = sequence.length;
    const rows = Buffer.alloc(count * residueBytes);
    for (let i = 0; i < count; i++) {
      const at = i * residueBytes;
      for (let axis = 0; axis < 3; axis++)
        rows.writeFloatLE(positions[3 * i + axis], at + 4 * axis);
      rows.writeInt32LE(residueNumbers[i], at + 12);
      rows.writeUInt16LE(numberOf(`${residueNames[i]} ${sequence[i]}`, this.kinds), at + 16);
      rows.writeUInt16LE(numberOf(insertionCodes[i], this.insertions), at + 18);
    }
    const text = Buffer.from(JSON.stringify(notes));
    const { written } = this;
    const row = [written.residues, count, written.notes, text.length, this.files.length];
    this.residues.append(rows);
    this.notes.append(text);
    this.chains.append(BigInt64Array.from(row, BigInt));
    written.residues += count;
    written.notes += text.length;
    written.chains++;
  }
}

function numberOf(value: string, known: Map<string, number>): number {
  const number = known.get(value) ?? known.size;
  if (number >= mostKinds)
    throw new UserError(`there are more than ${mostKinds} kinds of residues; the file is damaged`);
  known.set(value, number);
  return number;
}
