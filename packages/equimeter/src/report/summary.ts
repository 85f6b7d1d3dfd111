import {
  linesOf,
  type MetricLine,
  type MonitorLine,
  type TestLine,
  type TwirlLine,
  type Weights,
} from "../runs/index.js";
import type { PercentEstimate } from "./format.js";
import { apart, hasSeveralTimes, largestOf, lastMeasured, percentOf } from "./times.js";

/** What became of a percent. A field is null where nothing was measured. */
export interface PercentSummary {
  /** The first finite percent. */
  percentStart: PercentEstimate | null;
  /**
   * The smallest finite percent of all measurements. Being the smallest of many noisy values, it
   * lies below the true minimum on average; its errors do not contain that.
   */
  percentMin: PercentEstimate | null;
  percentMinStep: number | null;
  /** The last percent, NaN (null in JSON) where the run diverged. */
  percentEnd: PercentEstimate | null;
  /** 1 − L_mean / lossZero at the end. */
  explainedEnd: number | null;
}

/** The numbers that tell a run's story. */
export interface RunSummary extends PercentSummary {
  /** Of a run with several times: the one with the largest percent at the end, of which all else speaks. */
  t?: number;
  /** The same of every time, and the first step with a percent below 2. */
  times?: (PercentSummary & { t: number | null; below2: number | null })[];
  /** Test loss against rotations averaged over, ascending. */
  twirl: { rotations: number; loss: number }[];
}

/** The lines of one kind of weights behind a summary. */
export interface MainLines {
  /** By step, each step once. */
  monitor: MonitorLine[];
  /** Of every time where there are several, each step and time once; else empty. */
  everyTime: MonitorLine[];
  /** The last test measurement. */
  test: TestLine | undefined;
  /** The last twirling curve, by rotations. */
  twirl: TwirlLine[];
}

/**
 * The start, the minimum and the end of a run's percent on the validation samples, and its twirling
 * curve on the test samples. Where a run measured several fields, the first one; where it measured
 * several times, the worst at the end, and beside it each of them.
 *
 * @param lines all lines of the run's metrics
 * @param weights the kind of weights to speak of
 */
export function runSummary(lines: MetricLine[], weights: Weights = "raw"): RunSummary {
  const { monitor, everyTime, twirl } = mainLines(lines, weights);
  const [{ t } = {}] = monitor;
  const times = apart(everyTime).map((own) => ({
    t: own[0].t ?? null,
    ...percentSummary(own),
    below2: own.find(({ percent }) => percent < 2)?.step ?? null,
  }));
  return {
    ...(times.length > 0 && t !== undefined && { t }),
    ...percentSummary(monitor),
    ...(times.length > 0 && { times }),
    twirl: twirl.map(({ rotations, loss }) => ({ rotations, loss })),
  };
}

function percentSummary(monitor: readonly MonitorLine[]): PercentSummary {
  const lowest = smallestPercent(monitor);
  const last = monitor.at(-1);
  return {
    percentStart: estimateOf(monitor.find(({ percent }) => Number.isFinite(percent))),
    percentMin: estimateOf(lowest),
    percentMinStep: lowest?.step ?? null,
    percentEnd: estimateOf(last),
    explainedEnd: last?.explained ?? null,
  };
}

/** The line of the smallest finite percent, the earliest of equals. */
export function smallestPercent(monitor: readonly MonitorLine[]): MonitorLine | undefined {
  return monitor
    .filter(({ percent }) => Number.isFinite(percent))
    .reduce<MonitorLine | undefined>(
      (best, line) => (best === undefined || line.percent < best.percent ? line : best),
      undefined,
    );
}

/** The lines of one kind of weights, of the first field and the only or the worst time measured. */
export function mainLines(lines: MetricLine[], weights: Weights): MainLines {
  const monitor = linesOf(lines, "monitor");
  const test = linesOf(lines, "test");
  const twirl = linesOf(lines, "twirl");
  const first: { field: string; t?: number } | undefined = monitor[0] ?? test[0] ?? twirl[0];
  const isMain = (line: { weights: Weights; field: string }) =>
    line.weights === weights && line.field === first?.field;
  const own = monitor.filter(isMain);
  const several = hasSeveralTimes(own);
  const t = several ? (largestOf(lastMeasured(own), percentOf) ?? own[0]).t : first?.t;
  const wanted = (line: { weights: Weights; field: string; t?: number }) =>
    isMain(line) && line.t === t;
  const curve = twirl.filter((line) => wanted({ ...line, t: line.t ?? t }));
  const latest = curve.reduce((step, line) => Math.max(step, line.step), 0);
  const bySteps = (all: MonitorLine[]) => lastOfEach(all, ({ step }) => step);
  return {
    monitor: bySteps(monitor.filter(wanted)),
    everyTime: several ? apart(own).flatMap(bySteps) : [],
    test: test.findLast(wanted),
    twirl: lastOfEach(
      curve.filter(({ step }) => step === latest),
      ({ rotations }) => rotations,
    ),
  };
}

/** One line a key, the one written last, in ascending order of the key. */
export function lastOfEach<Line>(lines: readonly Line[], key: (line: Line) => number): Line[] {
  const byKey = new Map(lines.map((line) => [key(line), line]));
  return [...byKey].sort(([a], [b]) => a - b).map(([, line]) => line);
}

function estimateOf(line: MonitorLine | undefined): PercentEstimate | null {
  if (!line) return null;
  const { percent: value, rotationError, sampleError } = line;
  return { value, rotationError, sampleError };
}
