import { UserError } from "../../../errors.js";
import type { List } from "../../list.js";
import type { Chain } from "../chain.js";
import { type Clusters, clustersOf } from "./clusters.js";
import type { NamedClusters } from "./read.js";

export interface AssignOptions {
  /**
   * What a chain is called in the file. Default its `name`, "1AKI_A"; for the PDB's own lists, which
   * name molecules, `` ({ entry, entity }) => `${entry}_${entity}` ``.
   */
  nameOf?: (chain: Chain) => string;
  /** What to do with a chain that is not in the file: "error", or a cluster "alone". Default "error". */
  missing?: "error" | "alone";
}

/**
 * The clusters of chains as a file gives them. Names that are none of the chains' are passed over.
 *
 * @throws UserError for a chain that is not in the file, unless those are clusters of their own
 */
export function assignClusters(
  chains: List<Chain>,
  { path, clusters }: NamedClusters,
  { nameOf = ({ name }) => name, missing = "error" }: AssignOptions = {},
): Clusters {
  if (missing !== "error" && missing !== "alone")
    throw new UserError(`missing must be "error" or "alone", not ${JSON.stringify(missing)}`);
  const clusterOf = new Map(
    clusters.flatMap((names, cluster) => names.map((name) => [name, cluster] as const)),
  );
  const lost: string[] = [];
  let next = clusters.length;
  const of = Int32Array.from({ length: chains.length }, (_, index) => {
    const name = nameOf(chains.at(index)!);
    const cluster = clusterOf.get(name);
    if (cluster === undefined) lost.push(name);
    return cluster ?? next++;
  });
  if (missing === "error" && lost.length > 0)
    throw new UserError(
      `${path} has no cluster for ${lost.length} of ${chains.length} chains ` +
        `(${lost.slice(0, 3).join(", ")}${lost.length > 3 ? ", …" : ""}): say with nameOf what it calls ` +
        'them, or set missing to "alone" for clusters of their own',
    );
  return clustersOf(of);
}
