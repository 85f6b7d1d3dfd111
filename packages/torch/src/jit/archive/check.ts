import { endianness } from "node:os";

import { nestingProblem } from "../nesting.js";
import { codeProblem } from "./code.js";
import { readDirectory, type ArchiveRecord } from "./directory.js";
import { ArchiveFile } from "./file.js";
import { newerVersion, requireTorchScript, requireZip } from "./kind.js";
import { walkPickle } from "./pickle.js";
import { damaged, locateData, readRecord, verifyChecksums } from "./records.js";
import { PickleError } from "./values.js";

/** What a checked archive holds. */
export interface Archive {
  /** The folder inside the archive that holds every record, with its slash. */
  root: string;
  /** The records' names below `root`, in the directory's order. */
  names: string[];
}

/**
 * Checks that a TorchScript archive (written by `torch.jit.save`) is complete and undamaged, before
 * libtorch reads it: libtorch compares no checksums, and follows pickles into memory that is not
 * theirs. Reads the whole file once, in pieces.
 *
 * @throws TorchError with the file, what is wrong with it and what to do
 */
export function checkArchive(path: string): Archive {
  const file = ArchiveFile.open(path);
  try {
    requireZip(file);
    const { records, begin } = readDirectory(file);
    const names = records.map(({ name }) => name);
    const root = requireTorchScript(file, names);
    const places = locateData(file, records, begin);
    verifyChecksums(file, places);
    checkContents(file, root, places);
    return { root, names: names.map((name) => name.slice(root.length)) };
  } finally {
    file.close();
  }
}

/** Those records whose bytes libtorch acts on: pickles and code. */
function checkContents(
  file: ArchiveFile,
  root: string,
  places: ReadonlyMap<ArchiveRecord, number>,
): void {
  const byName = new Map(Array.from(places.keys(), (record) => [record.name, record]));
  for (const [record, data] of places) {
    const name = record.name.slice(root.length);
    const text = (): string => readRecord(file, record, data).toString("latin1");
    const pickle = /^(data|constants|traced_inputs)\.pkl$|^code\/.*\.debug_pkl$/.test(name);
    if (pickle) {
      const storages = `${root}${name.replace(/\.pkl$/, "")}/`;
      checkPickle(file, record, data, (storage) => byName.get(storages + storage)?.size);
    } else if (name.endsWith(".py")) {
      const problem = codeProblem(text()) ?? nestingProblem(text());
      if (problem) damaged(file, record, problem);
    } else if (name === "version" || name === newerVersion) {
      if (!/^\d{1,9}\s*$/.test(text())) damaged(file, record, "it is no number");
    } else if (name === "byteorder" && text() === "big" && endianness() === "LE")
      file.fail("written on a big-endian machine, which libtorch cannot read here");
  }
}

function checkPickle(
  file: ArchiveFile,
  record: ArchiveRecord,
  data: number,
  sizeOf: (storage: string) => number | undefined,
): void {
  try {
    walkPickle(readRecord(file, record, data), sizeOf);
  } catch (error) {
    if (error instanceof PickleError) damaged(file, record, error.message);
    throw error;
  }
}
