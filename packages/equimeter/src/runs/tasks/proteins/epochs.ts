import { type Clusters, drawMembers, similarLengths } from "../../../data/proteins/index.js";
import { UserError } from "../../../errors.js";
import { mixedSeed } from "../../../random.js";
import type { Epochs } from "../../../train/index.js";

/** Of so many batches chains of similar length come together. */
const batchesTogether = 64;

export interface EpochsOptions {
  readonly clusters: Clusters;
  /** Residues of each chain, as a batch holds them. */
  readonly lengths: ArrayLike<number>;
  readonly batchSize: number;
  /** Clusters of an epoch; null for all. */
  readonly epochSize: number | null;
  readonly seed: number;
}

/**
 * One chain of each cluster, drawn for every epoch, in an order in which the chains of a batch are
 * of similar length, so that little of it is padding. What fills no batch waits for another epoch, unless that
 * is all there is.
 *
 * @throws UserError for an `epochSize` above the number of clusters
 */
export function clusterEpochs(options: EpochsOptions): Epochs {
  const { clusters, lengths, batchSize, epochSize, seed } = options;
  const most = clusters.members.length;
  if (epochSize !== null && epochSize > most)
    throw new UserError(
      `train.epochSize must be at most ${most}, the clusters there are to train on, not ${epochSize}: ` +
        "lower it, or set it to null",
    );
  const members = drawMembers(clusters, seed, epochSize ?? most);
  return (epoch) => {
    const drawn = members(epoch);
    const whole = drawn.length - (drawn.length % batchSize);
    const kept = whole > 0 ? drawn.slice(0, whole) : drawn;
    const order: number[] = [];
    for (let first = 0; first < kept.length; first += batchesTogether * batchSize) {
      const some = kept.slice(first, first + batchesTogether * batchSize);
      const batches = similarLengths(some, lengths, {
        batchSize,
        seed: mixedSeed(seed, epoch, first),
      });
      order.push(...batches.flat());
    }
    return order;
  };
}
