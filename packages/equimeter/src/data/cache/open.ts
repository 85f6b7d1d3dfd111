import { loadSafetensors, type Tensor, tidy } from "@equimeter/torch";
import { existsSync } from "node:fs";

import { UserError } from "../../errors.js";
import type { StructureList } from "../list.js";
import type { Structure } from "../structure.js";
import { type DatasetRecord, flag, readRecord, type TensorName, tensorPath } from "./format.js";

/** A data set on the disk. The arrays of a structure are copies, free to be changed. */
export interface Dataset extends StructureList {
  readonly folder: string;
  readonly record: DatasetRecord;
  at(index: number): Structure;
}

/**
 * Opens a data set that `writeDataset` made. Its files are mapped: memory is used for the structures
 * asked for, and the system keeps as much of the files at hand as it has room for.
 *
 * @throws UserError when files are missing, damaged or do not fit together
 */
export function openDataset(folder: string): Dataset {
  const record = readRecord(folder);
  const { structures, atoms } = record;
  const tensors = {
    offsets: mapped(folder, "offsets", [structures + 1]),
    numbers: mapped(folder, "numbers", [atoms]),
    positions: mapped(folder, "positions", [atoms, 3]),
    flags: mapped(folder, "flags", [structures]),
    energy: mapped(folder, "energy", [structures]),
    nameOffsets: mapped(folder, "nameOffsets", [structures + 1]),
    names: mapped(folder, "names"),
    forces: optional(folder, "forces", [atoms, 3]),
    cell: optional(folder, "cell", [structures, 3, 3]),
  };
  const offsets = tensors.offsets.shareTypedArray() as BigInt64Array;
  const nameOffsets = tensors.nameOffsets.shareTypedArray() as BigInt64Array;
  const flags = tensors.flags.shareTypedArray() as Uint8Array;
  const energies = tensors.energy.shareTypedArray() as Float64Array;
  const at = (index: number): Structure => {
    if (!(Number.isInteger(index) && index >= 0 && index < structures))
      throw new RangeError(`structure ${index} is not one of the ${structures} in ${folder}`);
    const [first, end] = [Number(offsets[index]), Number(offsets[index + 1])];
    const flagsHere = flags[index];
    const rows = (tensor: Tensor, from: number, to: number) =>
      tidy(() => tensor.narrow(0, from, to - from).toTypedArray());
    const name = rows(tensors.names, Number(nameOffsets[index]), Number(nameOffsets[index + 1]));
    return {
      name: Buffer.from(name.buffer).toString("utf8"),
      atomicNumbers: Int32Array.from(rows(tensors.numbers, first, end) as Uint8Array),
      positions: rows(tensors.positions, first, end) as Float64Array,
      periodic: flag.periodic.map((bit) => (flagsHere & bit) !== 0) as Structure["periodic"],
      ...(flagsHere & flag.cell && {
        cell: rows(tensors.cell!, index, index + 1) as Float64Array,
      }),
      ...(flagsHere & flag.energy && { energy: energies[index] }),
      ...(flagsHere & flag.forces && { forces: rows(tensors.forces!, first, end) as Float64Array }),
      info: {},
      arrays: {},
    };
  };
  return { folder, record, length: structures, at };
}

function mapped(folder: string, name: TensorName, shape?: readonly number[]): Tensor {
  const path = tensorPath(folder, name);
  try {
    const tensor = loadSafetensors(path).tensors[name];
    if (tensor && (!shape || tensor.shape.join() === shape.join())) return tensor;
  } catch {
    // said below
  }
  throw new UserError(
    `${path} is missing, damaged or of another data set; delete the folder to have it built again`,
  );
}

function optional(folder: string, name: TensorName, shape: readonly number[]): Tensor | undefined {
  return existsSync(tensorPath(folder, name)) ? mapped(folder, name, shape) : undefined;
}
