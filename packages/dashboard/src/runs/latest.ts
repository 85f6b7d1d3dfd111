import type { LatestMonitor, RunSummary } from "equimeter/ui";
import type { WeightKind } from "../state/address.ts";

/**
 * The measurement that stands for a run in the table: the last one of these weights, and of the outputs and times of
 * a flow that with the largest percent. Runs that did not measure these weights have none.
 */
export function latestOf(run: RunSummary, weights: WeightKind): LatestMonitor | null {
  const own = run.latest.filter((one) => one.weights === weights);
  return own.reduce<LatestMonitor | null>(
    (most, one) => (most === null || (one.percent ?? -1) > (most.percent ?? -1) ? one : most),
    null,
  );
}
