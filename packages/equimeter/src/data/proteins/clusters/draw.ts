import { uniform } from "../../../random.js";
import { softSubsample } from "../../subsample.js";
import type { Clusters } from "./clusters.js";

/** Sets the draws of members apart from those of clusters. */
const otherStream = 0x5bd1e995;

/**
 * One member of each cluster, drawn afresh for every epoch, in random order: Proteína's
 * "cluster-random" sampling. Large families then weigh no more than small ones.
 *
 * @param perEpoch - how many of the clusters an epoch has, drawn without replacement. Default all
 * @returns the items of an epoch; the same for the same seed and epoch
 * @throws UserError unless perEpoch is from 1 to the number of clusters
 */
export function drawMembers(
  { members }: Clusters,
  seed: number,
  perEpoch = members.length,
): (epoch: number) => number[] {
  const clustersOfEpoch = softSubsample(members.length, perEpoch, seed);
  return (epoch) => {
    // Large seeds reduced first, as in softSubsample.
    const random = uniform((seed % 2 ** 32) * 1_000_003 + epoch + otherStream);
    return clustersOfEpoch(epoch).map(
      (cluster) => members[cluster][Math.floor(random() * members[cluster].length)],
    );
  };
}
