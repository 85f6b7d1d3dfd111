import type { Design } from "../../groups/design.js";
import { regroup } from "../../measure/regroup.js";
import { type Reduction, sampleWeights } from "../../measure/report.js";
import { concatenate, type Sums } from "../../measure/sums.js";
import { sharesOf } from "./shares.js";
import type { BreakdownShares } from "./where.js";

/** The sums of the same samples, sample by sample, at a time of a flow. */
export interface SumsAtTime {
  readonly t: number;
  readonly sums: Sums;
}

export interface ByTimeOptions {
  readonly design: Design;
  readonly reduction: Reduction;
  readonly resamples: number;
  readonly seed: number;
}

/**
 * The loss of a flow by time. The clean prediction's error at t is (1 − t)² of the velocity's, so that its
 * parts are no shares of one sum; shares are of L_equiv / (1 − t)², the velocity's, each time counting alike.
 */
export function sharesByTime(
  times: readonly SumsAtTime[],
  { reduction, ...options }: ByTimeOptions,
): BreakdownShares {
  const samples = times[0].sums.groups;
  const joined = concatenate(times.map(({ sums }) => sums)); // time after time
  const order = Array.from({ length: joined.groups }, (_, i) => {
    const [time, sample] = [Math.floor(i / samples), i % samples];
    return sample * times.length + time;
  });
  const parts = sharesOf(regroup(joined, order, joined.groups), {
    ...options,
    classes: times.map(({ t }) => String(t)),
    weights: sampleWeights(times[0].sums, reduction),
    scales: times.map(({ t }) => (1 - t) ** -2),
  });
  return { name: "time", title: "time t (shares: of the velocity)", isOfWaves: false, parts };
}
