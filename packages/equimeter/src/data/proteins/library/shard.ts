import { loadSafetensors } from "@equimeter/torch";
import { join } from "node:path";

import type { Chain } from "../chain.js";
import {
  chainColumns,
  damaged,
  type Notes,
  readJson,
  residueBytes,
  shardFile,
  type ShardRecord,
} from "./format.js";

/**
 * A shard whose tables are mapped: memory is used for what is looked at, and the tables stay when their
 * files are removed.
 */
export class Shard {
  readonly record: ShardRecord;
  private readonly rows: BigInt64Array;
  private readonly residueTable: Uint8Array;
  private readonly noteTable: Uint8Array;

  /** @throws UserError when it is missing or damaged */
  constructor(folder: string) {
    this.record = readJson<ShardRecord>(join(folder, shardFile));
    const { chains, residues, notes } = this.record;
    this.rows = mapped(folder, "chains", [chains, chainColumns]) as BigInt64Array;
    this.residueTable = mapped(folder, "residues", [residues, residueBytes]) as Uint8Array;
    this.noteTable = mapped(folder, "notes", [notes]) as Uint8Array;
  }

  residuesOf(chain: number): number {
    return Number(this.rows[chain * chainColumns + 1]);
  }

  fileOf(chain: number): string {
    return this.record.files[Number(this.rows[chain * chainColumns + 4])].path;
  }

  /** @param chain - its row */
  read(chain: number): Chain {
    const { record } = this;
    const row = this.rows.subarray(chain * chainColumns, (chain + 1) * chainColumns);
    const [first, count, firstNote, noteBytes] = Array.from(row, Number);
    const bytes = this.residueTable.slice(first * residueBytes, (first + count) * residueBytes);
    const text = Buffer.from(this.noteTable.slice(firstNote, firstNote + noteBytes)).toString();
    const view = new DataView(bytes.buffer);
    const each = <T>(read: (at: number) => T) =>
      Array.from({ length: count }, (_, i) => read(i * residueBytes));
    const kinds = each((at) => record.kinds[view.getUint16(at + 16, true)]);
    return {
      ...(JSON.parse(text) as Notes),
      sequence: kinds.map((kind) => kind.at(-1)).join(""),
      residueNames: kinds.map((kind) => kind.slice(0, -2)),
      residueNumbers: Int32Array.from(each((at) => view.getInt32(at + 12, true))),
      insertionCodes: each((at) => record.insertions[view.getUint16(at + 18, true)]),
      positions: Float64Array.from({ length: 3 * count }, (_, i) =>
        view.getFloat32(Math.floor(i / 3) * residueBytes + 4 * (i % 3), true),
      ),
    };
  }
}

function mapped(folder: string, name: string, shape: readonly number[]): ArrayBufferView {
  const path = join(folder, `${name}.safetensors`);
  try {
    const tensor = loadSafetensors(path).tensors[name];
    if (tensor?.shape.join() === shape.join()) return tensor.shareTypedArray();
  } catch {
    // said below
  }
  throw damaged(path);
}
