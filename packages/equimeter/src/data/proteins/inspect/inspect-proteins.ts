import { UserError } from "../../../errors.js";
import { each } from "../../list.js";
import type { Chain } from "../chain.js";
import type { Library } from "../library/index.js";
import type { LeftOutChain } from "../options.js";
import { readChains } from "../read.js";
import { isFolder } from "./holds-proteins.js";
import { inspectChains, type ProteinInspection } from "./inspect.js";

export interface InspectProteinsOptions {
  /** Chains to look at, at most. */
  limit?: number;
  /** Leaves out the chains of a file that cannot be read, and lists them; of a folder it always does. */
  skipMalformed?: boolean;
  /** Where the index of a folder is kept. Default: `.equimeter-cache` beside the folder. */
  cache?: string;
  /** Hears what is going on: "3,000 chains". */
  onProgress?: (message: string) => void;
}

/** What is in a file or a folder of proteins, and what was not read of it. */
export interface ProteinFileInspection extends ProteinInspection {
  /** Chains that are no protein or too short; null for a folder, whose index does not keep them. */
  leftOut: LeftOutChain[] | null;
  /** Chains, and of a folder files, that cannot be read. */
  skipped: SkippedPart[];
  folder: InspectedFolder | null;
}

export interface InspectedFolder {
  /** Where its index is, which `openLibrary` opens. */
  index: string;
  /** Files with names of structures. */
  files: number;
  /** Those that can be read and hold no protein. */
  filesWithoutChains: number;
}

export interface SkippedPart {
  /** Of a folder: below it. */
  file: string;
  /** null where it is the file as a whole. */
  chain: string | null;
  /** What is wrong with it, as the error would have said. */
  message: string;
}

/**
 * Inspects what `readChains` or `indexStructures` read: a file, or all files of a folder.
 *
 * @throws UserError as these do, and for a file without any chain of amino acids
 */
export async function inspectProteins(
  path: string,
  options: InspectProteinsOptions = {},
): Promise<ProteinFileInspection> {
  const { limit = Infinity } = options;
  if (limit !== Infinity && !(Number.isInteger(limit) && limit >= 1))
    throw new UserError(`the limit of chains must be a whole number from 1 on, not ${limit}`);
  return isFolder(path)
    ? inspectFolder(path, { ...options, limit })
    : inspectFile(path, { ...options, limit });
}

async function inspectFile(
  path: string,
  { limit, skipMalformed, onProgress }: InspectProteinsOptions & { limit: number },
): Promise<ProteinFileInspection> {
  const leftOut: LeftOutChain[] = [];
  const skipped: SkippedPart[] = [];
  const chains = readChains(path, {
    leftOut: (chain) => leftOut.push(chain),
    ...(skipMalformed && {
      skipMalformed: ({ name, message }) => skipped.push({ file: path, chain: name, message }),
    }),
  });
  const found = await inspectChains(first(chains, limit), onProgress);
  if (found.chains === 0 && skipped.length === 0) throw nothingIn(path, leftOut);
  return { ...found, leftOut, skipped, folder: null };
}

async function inspectFolder(
  path: string,
  { limit, cache, onProgress }: InspectProteinsOptions & { limit: number },
): Promise<ProteinFileInspection> {
  // Mapped tables need libtorch, files do not.
  const { indexStructures } = await import("../library/index.js");
  const library = await indexStructures(path, {
    ...(cache !== undefined && { cache }),
    onProgress: ({ done, files }) => onProgress?.(`indexing: ${done} of ${files} files`),
  });
  const skipped = library.unreadable.map(({ path: file, chain = null, message }) => ({
    file,
    chain,
    message,
  }));
  const found = await inspectChains(first(each(library), limit), onProgress);
  if (found.chains === 0 && skipped.length === 0) throw nothingIn(path, []);
  return { ...found, leftOut: null, skipped, folder: folderOf(library) };
}

function folderOf(library: Library): InspectedFolder {
  const { record, folder: index, unreadable } = library;
  const holding = new Set(Array.from(library.lengths, (_, chain) => library.fileOf(chain)));
  const broken = unreadable.filter(({ chain }) => chain === undefined).length;
  const opened = record.files - (broken - record.unreadable.length);
  return { index, files: record.files, filesWithoutChains: opened - holding.size };
}

async function* first(
  chains: AsyncIterable<Chain> | Iterable<Chain>,
  limit: number,
): AsyncGenerator<Chain> {
  let count = 0;
  for await (const chain of chains) {
    yield chain;
    if (++count >= limit) return;
  }
}

function nothingIn(path: string, leftOut: readonly LeftOutChain[]): UserError {
  const names = leftOut.slice(0, 8).map(({ name, reason }) => `${name}: ${reason}`);
  const more = leftOut.length > names.length ? `, … (${leftOut.length} in all)` : "";
  const list = names.length > 0 ? ` (left out: ${names.join(", ")}${more})` : "";
  return new UserError(
    `${path} has no protein chain${list}; only the first model of an entry is looked at, and chains of ` +
      "three residues or more",
  );
}
