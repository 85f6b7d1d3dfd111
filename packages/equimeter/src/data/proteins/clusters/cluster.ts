import { UserError } from "../../../errors.js";
import type { List } from "../../list.js";
import { alignedMatches, longestAligned } from "./align.js";
import { encode } from "./blosum62.js";
import { type Clusters, clustersOf } from "./clusters.js";
import { WordIndex } from "./words.js";

export interface ClusterOptions {
  /**
   * From this identity on two sequences belong together: residues that are the same in their best
   * local alignment, divided by the length of the shorter one. 0.3 to 1, default 0.5.
   */
  identity?: number;
  /** Hears how many sequences have their cluster, after every hundredth and at the end. */
  onProgress?: (done: number, all: number) => void;
}

/** Below, chance and kinship look alike, and words find too few of the pairs. */
const leastIdentity = 0.3;

/**
 * Clusters of sequences by identity: greedy, as in CD-HIT. From the longest to the shortest (of equals
 * the first), each joins the first representative with which it has the identity, else it represents
 * a new cluster. So members are alike to their representative, and not always to each other.
 *
 * Pairs without a few words in common are never compared (WordIndex), nor are two sequences that are
 * both longer than 8191. Equal sequences stay together, whatever they hold.
 *
 * Time grows with sequences times clusters: a microsecond or less for each pair of them.
 *
 * @returns clusters numbered by their first members, which need not be the representatives
 * @throws UserError for an identity outside of 0.3 to 1
 */
export function clusterSequences(
  sequences: List<string>,
  { identity = 0.5, onProgress }: ClusterOptions = {},
): Clusters {
  if (!(identity >= leastIdentity && identity <= 1))
    throw new UserError(
      `identity must be from ${leastIdentity} to 1, not ${identity}; for clusters of more distant ` +
        "kin take those of MMseqs2, with readClusters",
    );
  const { all, different } = unique(sequences);
  const order = [...different.keys()].sort((a, b) => different[b].length - different[a].length);
  const representatives: Uint8Array[] = [];
  const index = new WordIndex(identity);
  const clusterOf = new Int32Array(different.length);
  order.forEach((which, done) => {
    const sequence = encode(different[which]);
    const needed = identity * sequence.length;
    const first = index
      .candidates(sequence)
      .find((candidate) => matches(sequence, representatives[candidate]) >= needed);
    clusterOf[which] = first ?? representatives.length;
    if (first === undefined) {
      representatives.push(sequence);
      index.add(sequence);
    }
    if (done % 100 === 99) onProgress?.(done + 1, order.length);
  });
  onProgress?.(order.length, order.length);
  return clustersOf(all.map((which) => clusterOf[which]));
}

function matches(shorter: Uint8Array, longer: Uint8Array): number {
  return shorter.length > longestAligned ? 0 : alignedMatches(shorter, longer);
}

/** Each different sequence once, and which of them each of the list is. */
function unique(sequences: List<string>): { all: Int32Array; different: string[] } {
  const numbers = new Map<string, number>();
  const all = Int32Array.from({ length: sequences.length }, (_, item) => {
    const sequence = sequences.at(item)!;
    const number = numbers.get(sequence) ?? numbers.size;
    numbers.set(sequence, number);
    return number;
  });
  return { all, different: [...numbers.keys()] };
}
