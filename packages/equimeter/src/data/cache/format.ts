import { readFileSync } from "node:fs";
import { join } from "node:path";

import { UserError } from "../../errors.js";
import { datasetFile } from "../read/format.js";

/** Raised when the files change, so that older data sets are built again. */
export const version = 1;

/** `dataset.json`: what the files beside it hold, and what they were made of. */
export interface DatasetRecord {
  version: number;
  structures: number;
  atoms: number;
  /** How many have each label. */
  labels: { energy: number; forces: number };
  /** What it was read from. */
  source?: { path: string; size: number; modified: number; options: Record<string, unknown> };
}

/** The tensors, each in a file of its own name; in brackets the shape for m structures of N atoms. */
export const tensorNames = [
  "offsets", // [m + 1] int64: the first atom of each structure
  "numbers", // [N] uint8
  "positions", // [N, 3] float64 Å
  "flags", // [m] uint8, below
  "energy", // [m] float64 eV, 0 where there is none
  "forces", // [N, 3] float64 eV/Å, 0 where there are none; no file where no structure has any
  "cell", // [m, 3, 3] float64 Å, likewise
  "nameOffsets", // [m + 1] int64
  "names", // bytes of UTF-8
] as const;
export type TensorName = (typeof tensorNames)[number];

export const flag = { energy: 1, forces: 2, cell: 4, periodic: [8, 16, 32] } as const;

export function tensorPath(folder: string, name: TensorName): string {
  return join(folder, `${name}.safetensors`);
}

/** @throws UserError when the folder holds no data set of this version */
export function readRecord(folder: string): DatasetRecord {
  const path = join(folder, datasetFile);
  let record: Partial<DatasetRecord>;
  try {
    record = JSON.parse(readFileSync(path, "utf8")) as Partial<DatasetRecord>;
  } catch {
    throw new UserError(`${path} is missing or damaged; delete the folder to have it built again`);
  }
  if (record.version !== version)
    throw new UserError(
      `${folder} is a data set of version ${record.version}, and this program reads ${version}; ` +
        "delete the folder to have it built again",
    );
  return record as DatasetRecord;
}
