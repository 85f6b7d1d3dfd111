import type { KeptAdvice } from "equimeter/runs";
import { grouped } from "../grouped.ts";
import type { RunKnown } from "./points.ts";

type Remedy = KeptAdvice["remedies"][number];

/** What predictions of one architecture cost. */
export interface Price {
  /** Of one prediction by so many calls of the model. */
  readonly calls: (count: number) => number;
  /** Of one prediction with a repair that advice tried. */
  readonly remedy: (remedy: Pick<Remedy, "name" | "calls">) => number;
  /** Of one prediction with a repair of a flow, so many times as slow and made of so many calls; null where unknown. */
  readonly repair: (slowdown: number | null, calls: number) => number | null;
}

/** What a prediction costs, of all runs by one measure. */
export interface Costs {
  /** On the axis and in sentences. */
  readonly unit: string;
  /** Whether advice timed calls; else a prediction costs as much as its calls. */
  readonly isTimed: boolean;
  readonly of: (known: RunKnown) => Price;
  /** Runs of one architecture whose times were not the same, and which therefore share the smallest. */
  readonly shared: readonly (readonly string[])[];
  /** The first run of whose architecture no call was timed; null where all were. */
  readonly untimed: string | null;
}

/**
 * Seconds of a call where advice timed it for every architecture; else calls, each as long as, for each sample, a step
 * of training (forward, backward and update) where all have logged it; else calls alone.
 *
 * A call costs what its architecture costs: what differs between runs of one is other work of the machine, which only
 * adds. They share the smallest time.
 */
export function costsOf(known: readonly RunKnown[]): Costs {
  const architectures = grouped(known, architectureOf);
  const groups = [...architectures.values()];
  const untimed = groups.find((runs) => runs.every(({ advice }) => advice === null));
  const common = { untimed: untimed?.[0].run.name ?? null };
  if (groups.length > 0 && !untimed)
    return {
      ...common,
      unit: "seconds of a prediction for one sample",
      isTimed: true,
      ...priced(architectures, (one) => one.advice?.secondsPerSample ?? null, timedPrice),
    };
  if (
    groups.length > 0 &&
    groups.every((runs) => runs.some((one) => trainingSeconds(one) !== null))
  )
    return {
      ...common,
      unit: "seconds of a prediction, each call as one sample's training step",
      isTimed: false,
      ...priced(architectures, trainingSeconds, callsPrice),
    };
  const one = callsPrice(1);
  return { ...common, unit: "calls of the model", isTimed: false, of: () => one, shared: [] };
}

/** Of a model on a device and of its data, as long as those are: atoms of a sample make a call dear. */
function architectureOf({ run: { config, device } }: RunKnown): string {
  const own = Object.entries(config).filter(
    ([key]) => key.startsWith("model.") || key === "data.kind" || key === "data.train",
  );
  return JSON.stringify([device, own.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** The price of each architecture, and who has to share one. */
function priced(
  architectures: ReadonlyMap<string, readonly RunKnown[]>,
  secondsOf: (known: RunKnown) => number | null,
  priceOf: (least: number, runs: readonly RunKnown[]) => Price,
): Pick<Costs, "of" | "shared"> {
  const prices = new Map<string, Price>();
  const shared: string[][] = [];
  for (const [architecture, runs] of architectures) {
    const seconds = runs.map(secondsOf);
    prices.set(architecture, priceOf(Math.min(...seconds.map((one) => one ?? Infinity)), runs));
    if (new Set(seconds).size > 1) shared.push(runs.map(({ run }) => run.name));
  }
  return { of: (known) => prices.get(architectureOf(known))!, shared };
}

/** Where a call alone is known, many cost as much as they are. */
const callsPrice = (one: number): Price => ({
  calls: (count) => count * one,
  remedy: ({ calls }) => calls * one,
  repair: (_, calls) => calls * one,
});

/**
 * By what advice timed. Between the numbers of calls that it tried, and beyond, along straight lines: invariants of the
 * input are computed once for all rotations, so that many calls may cost far less than their number.
 */
function timedPrice(one: number, runs: readonly RunKnown[]): Price {
  const byName = new Map<string, number>();
  const byCalls = new Map([[1, one]]);
  for (const { advice } of runs)
    for (const { name, calls, cost } of advice?.remedies.slice(1) ?? []) {
      const seconds = cost * advice!.secondsPerSample;
      byName.set(name, Math.min(seconds, byName.get(name) ?? Infinity));
      if (calls > 1) byCalls.set(calls, Math.min(seconds, byCalls.get(calls) ?? Infinity));
    }
  const points = rising([...byCalls].sort(([a], [b]) => a - b));
  const calls = (count: number) => along(points, count);
  return {
    calls,
    remedy: (remedy) => (remedy.calls > 1 ? calls(remedy.calls) : (byName.get(remedy.name) ?? one)),
    repair: (slowdown) => (slowdown === null ? null : slowdown * one),
  };
}

type Point = readonly [calls: number, seconds: number];

/** More calls take no less time, whatever a busy machine says. */
function rising(points: readonly Point[]): Point[] {
  let most = 0;
  return points.map(([calls, seconds]) => [calls, (most = Math.max(most, seconds))]);
}

/** Beyond the last point as from the first to the last; a first point alone counts calls. */
function along(points: readonly Point[], count: number): number {
  const [first, last] = [points[0], points.at(-1)!];
  if (points.length === 1) return first[1] * count;
  const next = points.findIndex(([calls]) => calls >= count);
  if (next === 0) return first[1];
  const [from, to] = next === -1 ? [first, last] : [points[next - 1], points[next]];
  return to[1] + ((to[1] - from[1]) / (to[0] - from[0])) * (count - to[0]);
}

/** The last so many speeds are looked at: a long run is looked at again with every line. */
const lastSpeeds = 1000;

/** Of a sample, the median over what was logged. */
function trainingSeconds({ series }: RunKnown): number | null {
  const logged = series.find(({ kind }) => kind === "train")?.columns.samplesPerSecond ?? [];
  const speeds = logged.slice(-lastSpeeds).filter((speed) => speed !== null && speed > 0);
  if (speeds.length === 0) return null;
  const sorted = (speeds as number[]).sort((a, b) => a - b);
  return 1 / sorted[Math.floor(sorted.length / 2)];
}
