import { statSync } from "node:fs";

import { each, filterList, type List, type Parts, pick, shuffled } from "../../../data/index.js";
import {
  type Chain,
  type ChainFilter,
  type Clusters,
  gapFilter,
  indexStructures,
  lengthFilter,
  methodFilter,
  pickClusters,
  readChains,
  residueFilter,
  resolutionFilter,
  splitClusters,
} from "../../../data/proteins/index.js";
import { UserError } from "../../../errors.js";
import type { ProteinsDataConfig } from "../../config/data-schema.js";
import { inWords, partOf, type SplitData, splitOf } from "../split-data.js";
import type { Report } from "../task.js";
import { clustersOf } from "./clusters.js";

/** The chains of each part, and how the training file was divided. */
export interface SplitChains extends SplitData<Chain> {
  /** Of the training part. */
  readonly clusters: Clusters;
  /** A sentence about what was left out; null where nothing was. */
  readonly leftOut: string | null;
}

/**
 * Opens the chains of a run, leaves out those that its filters drop, puts those of similar sequence
 * together and splits them so that no cluster is in two parts.
 *
 * @throws UserError for everything that is wrong with a file, and for parts that would be empty
 */
export async function loadChains(data: ProteinsDataConfig, report: Report): Promise<SplitChains> {
  const counts = new Map<string, number>();
  const chains = await openChains(data.train, data, { counts, report, limit: data.limit });
  const clusters = await clustersOf(chains, data, report);
  const split = splitOf(data, chains.length, (sizes, seed) => splitClusters(clusters, sizes, seed));
  const part = async (name: keyof Parts<unknown>, share: number | string) => {
    if (typeof share === "number") return partOf(chains, split.indices[name], name);
    const own = await openChains(share, data, { counts, report });
    return partOf(own, shuffled(own.length, data.splitSeed), name);
  };
  const parts = {
    train: partOf(chains, split.indices.train, "train"),
    validation: await part("validation", data.validation),
    test: await part("test", data.test),
  };
  const reasons = inWords(counts);
  return {
    parts,
    clusters: pickClusters(clusters, split.indices.train),
    split,
    leftOut: reasons.length > 0 ? `left out: ${reasons.join("; ")}` : null,
  };
}

/** The chains of another file or folder, as `loadChains` takes them. */
export function loadChainFile(path: string, data: ProteinsDataConfig): Promise<List<Chain>> {
  return openChains(path, data, { counts: new Map(), report: () => undefined });
}

/** Size of a part, as `run.json` holds it; residues count as atoms. */
export function sizeOfChains(part: List<Chain>): { structures: number; atoms: number } {
  let atoms = 0;
  for (const { sequence } of each(part)) atoms += sequence.length;
  return { structures: part.length, atoms };
}

interface Opening {
  /** What was left out, by the reason: added to. */
  readonly counts: Map<string, number>;
  readonly report: Report;
  readonly limit?: number | null | undefined;
}

async function openChains(
  path: string,
  data: ProteinsDataConfig,
  { counts, report, limit }: Opening,
): Promise<List<Chain>> {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const all = isFolder
    ? await indexed(path, data, counts, report)
    : await inMemory(path, data, counts, limit ?? Infinity);
  const count = Math.min(all.length, limit ?? Infinity);
  const first = count < all.length ? pick(all, range(count)) : all;
  const { kept, dropped } = filterList(first, filtersOf(data));
  for (const [what, number] of Object.entries(dropped)) add(counts, what, number);
  if (kept.length > 0) return kept.length < first.length ? pick(first, kept) : first;
  throw new UserError(
    `${path}: none of its ${first.length} chains can be used ` +
      `(${inWords(Object.entries(dropped)).join(", ")}): widen data.minLength and data.maxLength, or set ` +
      "data.maxResolution, data.methods or data.maxGaps to null, or data.residues to any",
  );
}

async function inMemory(
  path: string,
  { skipMalformed }: ProteinsDataConfig,
  counts: Map<string, number>,
  limit: number,
): Promise<Chain[]> {
  const skip = () => add(counts, "malformed data", 1);
  const chains: Chain[] = [];
  for await (const chain of readChains(path, skipMalformed ? { skipMalformed: skip } : {})) {
    if (chains.length >= limit) break;
    chains.push(chain);
  }
  return chains;
}

async function indexed(
  path: string,
  { index, skipMalformed }: ProteinsDataConfig,
  counts: Map<string, number>,
  report: Report,
): Promise<List<Chain>> {
  const library = await indexStructures(path, {
    ...(index !== null && { cache: index }),
    onProgress: ({ done, files, chains }) =>
      report(`indexing ${path}: ${done} of ${files} files, ${chains} new chains`),
  }).catch((error: unknown) => {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.message.replace(/with cache$/, "with data.index"));
  });
  const { unreadable } = library;
  const [first] = unreadable;
  if (first && !skipMalformed)
    throw new UserError(
      `${path}: ${first.message}${unreadable.length > 1 ? ` (and ${unreadable.length - 1} more)` : ""}; ` +
        "mend or remove such files, or set data.skipMalformed to true",
    );
  add(counts, "malformed data", unreadable.length);
  return library;
}

function filtersOf(data: ProteinsDataConfig): ChainFilter[] {
  const { minLength: min, maxLength: max, maxResolution, methods, residues, maxGaps } = data;
  return [
    lengthFilter({ min, max }),
    ...(maxResolution === null ? [] : [resolutionFilter({ max: maxResolution })]),
    ...(methods === null ? [] : [methodFilter(methods)]),
    ...(residues === "any"
      ? []
      : [residueFilter({ modified: residues === "standard" ? "drop" : "keep" })]),
    ...(maxGaps === null ? [] : [gapFilter({ most: maxGaps })]),
  ];
}

function add(counts: Map<string, number>, what: string, number: number): void {
  if (number > 0) counts.set(what, (counts.get(what) ?? 0) + number);
}

const range = (count: number) => Array.from({ length: count }, (_, i) => i);
