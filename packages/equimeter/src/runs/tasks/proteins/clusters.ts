import { each, type List, mapList } from "../../../data/index.js";
import {
  assignClusters,
  type Chain,
  type Clusters,
  clusterSequences,
  readClusters,
} from "../../../data/proteins/index.js";
import { UserError } from "../../../errors.js";
import type { ProteinsDataConfig } from "../../config/data-schema.js";
import type { Report } from "../task.js";

/**
 * Chains that belong together, by `data.clusters`: of similar sequence, as a file has it, or each by itself.
 *
 * @throws UserError for a file that cannot be read or leaves a chain out
 */
export async function clustersOf(
  chains: List<Chain>,
  { clusters }: ProteinsDataConfig,
  report: Report,
): Promise<Clusters> {
  if (typeof clusters === "string") return clustersInFile(chains, clusters);
  const alone = Int32Array.from({ length: chains.length }, (_, index) => index);
  if (clusters === null) return { of: alone, members: Array.from(alone, (index) => [index]) };
  return clusterSequences(
    mapList(chains, ({ sequence }) => sequence),
    {
      identity: clusters,
      onProgress: (done, all) => report(`clustering ${done} of ${all} sequences`),
    },
  );
}

/**
 * Clusters of a file that names chains, "1AKI_A", or their molecules, as the PDB's own lists do, "1AKI_1".
 *
 * @throws UserError for a chain that it does not name
 */
async function clustersInFile(chains: List<Chain>, path: string): Promise<Clusters> {
  const named = await readClusters(path);
  const known = new Set(named.clusters.flat());
  const ways = [
    ({ name }: Chain) => name,
    ({ entry, entity }: Chain) => `${entry}_${entity}`,
    ({ entry, entity }: Chain) => `${entry.toUpperCase()}_${entity}`,
  ];
  const lost = ways.map((nameOf) => namesOf(chains, nameOf).filter((name) => !known.has(name)));
  const best = lost.reduce((least, one, i) => (one.length < lost[least].length ? i : least), 0);
  if (lost[best].length === 0) return assignClusters(chains, named, { nameOf: ways[best] });
  throw new UserError(
    `data.clusters: ${path} has no cluster for ${lost[best].length} of ${chains.length} chains ` +
      `(${lost[best].slice(0, 3).join(", ")}): add them to the file, or set data.clusters to an identity such as 0.5`,
  );
}

const namesOf = (chains: List<Chain>, nameOf: (chain: Chain) => string) =>
  Array.from(each(chains), nameOf);
