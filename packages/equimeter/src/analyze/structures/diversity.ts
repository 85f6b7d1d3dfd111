import { UserError } from "../../errors.js";
import { meanOf } from "../spread.js";
import { tmScore } from "./tm-score.js";
import { checkTrace, type Trace } from "./trace.js";

export interface DiversityOptions {
  /** Chains whose TM-score is higher have one fold. Default 0.5 (Xu and Zhang 2010). */
  threshold?: number;
  /** Hears of each pair, with the number of all. */
  onPair?: (done: number, pairs: number) => void;
}

/** How different the chains of a set are from each other, those of one length among themselves. */
export interface Diversity {
  readonly lengths: readonly LengthDiversity[];
  /** Mean over the lengths that have a pair: low is diverse. NaN where none has. */
  readonly meanTm: number;
  /** Sum over the lengths. */
  readonly clusters: number;
  readonly chains: number;
}

export interface LengthDiversity {
  readonly residues: number;
  readonly chains: number;
  /** Mean TM-score of all pairs; NaN for one chain. */
  readonly meanTm: number;
  /**
   * Groups that no score above the threshold joins: single linkage, so that the order of the chains
   * says nothing.
   */
  readonly clusters: number;
}

/**
 * TM-scores of all pairs of one length. Chains of different lengths are not compared, and so never in
 * one cluster. A pair of 100 residues takes 10 to 20 ms, of 250 about 100 ms.
 *
 * @throws UserError for no chains, bad ones, a threshold that is none
 */
export function diversity(
  traces: readonly Trace[],
  { threshold = 0.5, onPair }: DiversityOptions = {},
): Diversity {
  if (!(threshold > 0 && threshold < 1))
    throw new UserError(`the threshold of a TM-score must be between 0 and 1, not ${threshold}`);
  if (traces.length === 0) throw new UserError("there is no chain to compare; give at least one");
  const groups = new Map<number, Trace[]>();
  for (const trace of traces) {
    const residues = checkTrace(trace);
    groups.set(residues, [...(groups.get(residues) ?? []), trace]);
  }
  const sizes = Array.from(groups.values(), (group) => group.length);
  const pairs = sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  let done = 0;
  const lengths = [...groups]
    .sort(([a], [b]) => a - b)
    .map(([residues, group]) => {
      const scores = group.map((a, i) =>
        group.slice(0, i).map((b) => {
          const score = tmScore(a, b);
          onPair?.(++done, pairs);
          return score;
        }),
      );
      return {
        residues,
        chains: group.length,
        meanTm: meanOf(scores.flat()),
        clusters: clusterCount(scores, threshold),
      };
    });
  return {
    lengths,
    meanTm: meanOf(lengths.flatMap(({ chains, meanTm }) => (chains > 1 ? [meanTm] : []))),
    clusters: lengths.reduce((sum, { clusters }) => sum + clusters, 0),
    chains: traces.length,
  };
}

/** @param scores - row i has those of chain i with each before it */
function clusterCount(scores: readonly (readonly number[])[], threshold: number): number {
  const cluster: number[] = [];
  scores.forEach((row, i) => {
    const joined = new Set(row.flatMap((score, j) => (score > threshold ? [cluster[j]] : [])));
    cluster.push(i);
    cluster.forEach((own, j) => {
      if (joined.has(own)) cluster[j] = i;
    });
  });
  return new Set(cluster).size;
}
