import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { UserError } from "../../errors.js";
import { datasetFile } from "../read/format.js";
import type { Structure } from "../structure.js";
import { whole } from "./atomic.js";
import { type DatasetRecord, flag, tensorPath, version } from "./format.js";
import { TensorFile } from "./tensor-file.js";

export interface WriteOptions {
  source?: DatasetRecord["source"];
  /** Called after every thousand structures. */
  onProgress?: (structures: number) => void;
}

/**
 * Writes structures as a data set that is mapped into memory when it is read (`openDataset`): names,
 * elements, positions, cells and labels; `info` and other arrays are left behind. The folder is there
 * complete or not at all.
 *
 * @throws UserError for no structures, a full disk, a place that may not be written
 */
export async function writeDataset(
  folder: string,
  structures: AsyncIterable<Structure> | Iterable<Structure>,
  { source, onProgress }: WriteOptions = {},
): Promise<DatasetRecord> {
  let record: DatasetRecord | undefined;
  await whole(folder, async (temporary) => {
    const writer = new DatasetWriter(temporary);
    try {
      for await (const structure of structures) {
        writer.append(structure);
        if (writer.structures % 1000 === 0) onProgress?.(writer.structures);
      }
      if (writer.structures === 0)
        throw new UserError("there are no structures to make a data set of");
      record = { ...writer.finish(), ...(source && { source }) };
    } finally {
      writer.close();
    }
    const text = `${JSON.stringify(record, null, 2)}\n`;
    writeFileSync(join(temporary, datasetFile), text);
  });
  return record!;
}

class DatasetWriter {
  structures = 0;
  private atoms = 0;
  private nameBytes = 0;
  private cells = 0;
  private readonly labels = { energy: 0, forces: 0 };
  private readonly files;

  constructor(private readonly folder: string) {
    const path = (name: Parameters<typeof tensorPath>[1]) => tensorPath(folder, name);
    this.files = {
      offsets: new TensorFile(path("offsets"), "offsets", "I64"),
      numbers: new TensorFile(path("numbers"), "numbers", "U8"),
      positions: new TensorFile(path("positions"), "positions", "F64", [3]),
      flags: new TensorFile(path("flags"), "flags", "U8"),
      energy: new TensorFile(path("energy"), "energy", "F64"),
      forces: new TensorFile(path("forces"), "forces", "F64", [3]),
      cell: new TensorFile(path("cell"), "cell", "F64", [3, 3]),
      nameOffsets: new TensorFile(path("nameOffsets"), "nameOffsets", "I64"),
      names: new TensorFile(path("names"), "names", "U8"),
    };
  }

  append({ name, atomicNumbers, positions, periodic, energy, forces, cell }: Structure): void {
    const { files } = this;
    const nameBytes = Buffer.from(name);
    files.offsets.append(BigInt64Array.of(BigInt(this.atoms)));
    files.numbers.append(Uint8Array.from(atomicNumbers));
    files.positions.append(positions);
    files.energy.append(Float64Array.of(energy ?? 0));
    files.forces.append(forces ?? new Float64Array(positions.length));
    files.cell.append(cell ?? new Float64Array(9));
    files.nameOffsets.append(BigInt64Array.of(BigInt(this.nameBytes)));
    files.names.append(nameBytes);
    let flags = 0;
    if (energy !== undefined) flags |= flag.energy;
    if (forces) flags |= flag.forces;
    if (cell) flags |= flag.cell;
    periodic.forEach((isPeriodic, axis) => (flags |= isPeriodic ? flag.periodic[axis] : 0));
    files.flags.append(Uint8Array.of(flags));
    this.structures++;
    this.atoms += atomicNumbers.length;
    this.nameBytes += nameBytes.length;
    if (energy !== undefined) this.labels.energy++;
    if (forces) this.labels.forces++;
    if (cell) this.cells++;
  }

  finish(): DatasetRecord {
    const { files, labels, structures, atoms } = this;
    files.offsets.append(BigInt64Array.of(BigInt(atoms)));
    files.nameOffsets.append(BigInt64Array.of(BigInt(this.nameBytes)));
    for (const file of Object.values(files)) file.finish();
    // A third of the disk for zeros would be a waste.
    if (labels.forces === 0) rmSync(tensorPath(this.folder, "forces"));
    if (this.cells === 0) rmSync(tensorPath(this.folder, "cell"));
    return { version, structures, atoms, labels };
  }

  close(): void {
    for (const file of Object.values(this.files)) file.close();
  }
}

/** Whether a data set was completed at `folder`. */
export function isDataset(folder: string): boolean {
  return existsSync(join(folder, datasetFile));
}
