import type { KeptAdvice } from "equimeter/runs";
import type { SamplerAnalysis } from "equimeter/runs/analyze";
import type { RunMetrics, RunSummary, Series } from "equimeter/ui";
import { leastExplained } from "../charts/lines.ts";

/** What of a run the page knows. */
export interface RunKnown {
  readonly run: RunSummary;
  readonly metrics: RunMetrics;
  /** What `equimeter advise --keep` wrote, where it did. */
  readonly advice: KeptAdvice | null;
  /** What `equimeter analyze sampler` wrote of its raw weights, of a flow. */
  readonly sampler: SamplerAnalysis | null;
}

/** One way to predict: a run's model as it is, or repaired. */
export interface Way {
  readonly run: string;
  /** As reports call it: "as it is", "twirl × 4". */
  readonly name: string;
  readonly kind: "plain" | "twirl" | "canonical";
  /** Of one prediction; its unit is that of all ways of a `Costs`. */
  readonly cost: number;
  readonly loss: number;
  /** Standard error over samples; null where unknown. */
  readonly lossError: number | null;
  /** Null where it was not measured. */
  readonly percent: number | null;
  /** Less than a tenth is explained: outputs only shrink, and the percent says nothing. */
  readonly isShrinking: boolean;
  /** Seconds of training. */
  readonly training: number;
  /** So many other samples it was measured on than the test's, if so: no loss to compare with those. */
  readonly otherSamples: number | null;
}

/** A measurement as training went on. */
export interface Moment {
  /** Seconds of training. */
  readonly time: number;
  readonly loss: number;
  readonly percent: number;
  /** See `Way`. */
  readonly isShrinking: boolean;
}

/** A kind of measurement whose losses may be compared. */
export interface Subject {
  readonly field: string;
  /** Of a flow. */
  readonly t: number | null;
}

const weights = "raw";

/** Fields, and times of flows, that the tests or monitors of any run have. */
export function subjectsOf(known: readonly RunKnown[]): Subject[] {
  const found = new Map<string, Subject>();
  for (const { metrics } of known)
    for (const { kind, field, t } of metrics.series)
      if ((kind === "monitor" || kind === "test") && field !== null)
        found.set(`${field} ${t}`, { field, t });
  return [...found.values()].sort((a, b) => (a.t ?? 0) - (b.t ?? 0));
}

/** Percent and loss of the raw weights as they were monitored. */
export function courseOf({ metrics }: RunKnown, subject: Subject): Moment[] {
  const series = seriesOf(metrics, "monitor", subject);
  if (!series) return [];
  const { time, L, percent, explained } = series.columns;
  return (time ?? []).flatMap((at, i) => {
    const [loss, share] = [L?.[i] ?? null, percent?.[i] ?? null];
    return at === null || loss === null || share === null
      ? []
      : [{ time: at, loss, percent: share, isShrinking: shrinks(explained?.[i]) }];
  });
}

/** What was not measured, or not finite, is not said to shrink. */
const shrinks = (explained: number | null | undefined): boolean =>
  explained !== null && explained !== undefined && explained < leastExplained;

/** What a prediction costs, of all runs by one measure. */
export interface Costs {
  readonly unit: string;
  /** Of a run. */
  of(known: RunKnown): number;
}

/**
 * Seconds of a call where advice timed it for every run; else, as their proxy, seconds of training for each sample
 * (forward, backward and update); else calls alone.
 */
export function costsOf(known: readonly RunKnown[]): Costs {
  if (known.length > 0 && known.every(({ advice }) => advice !== null))
    return {
      unit: "seconds of a call for one sample",
      of: ({ advice }) => advice!.secondsPerSample,
    };
  if (known.every((one) => trainingSeconds(one) !== null))
    return {
      unit: "calls, each as one sample's training step (s)",
      of: (one) => trainingSeconds(one)!,
    };
  return { unit: "calls of the model", of: () => 1 };
}

/** Of a sample, the median over what was logged. */
function trainingSeconds({ metrics }: RunKnown): number | null {
  const speeds = (
    metrics.series.find(({ kind }) => kind === "train")?.columns.samplesPerSecond ?? []
  ).filter((speed) => speed !== null && speed > 0) as number[];
  if (speeds.length === 0) return null;
  const sorted = speeds.toSorted((a, b) => a - b);
  return 1 / sorted[Math.floor(sorted.length / 2)];
}

/**
 * All ways to predict with a run: what its test measured, test-time twirling over n rotations, and where its test
 * has none the repairs that `advise --keep` tried. Twirling costs n calls, or what advice timed: invariants of the
 * input are computed once for all rotations, so that it may cost far less.
 */
export function waysOf(known: RunKnown, subject: Subject, costs: Costs): Way[] {
  const { run, metrics, advice } = known;
  const tested = lastOf(seriesOf(metrics, "test", subject));
  const test = tested ?? lastOf(seriesOf(metrics, "monitor", subject));
  const one = costs.of(known);
  const training = test?.time ?? run.seconds ?? NaN;
  // Without a test, the validation samples are others than those of runs that have one.
  const otherSamples = tested ? null : (test?.samples ?? null);
  // A repair averages over rotations or chooses one: what the model has learned stays as little.
  const isShrinking = shrinks(test?.explained);
  const common = { run: run.name, training, otherSamples, isShrinking };
  // Of the test that is drawn: a run that was trained on has older ones.
  const twirled = rowsOf(metrics.series.find((s) => s.kind === "twirl" && fits(s, subject))).filter(
    ({ step }) => test === null || test === undefined || step === test.step,
  );
  const remedies =
    advice !== null && advice.target === subject.field && advice.weights === "raw"
      ? advice.remedies.slice(1)
      : [];
  const most = remedies.reduce<Remedy | null>((a, b) => (a && a.calls >= b.calls ? a : b), null);
  const slope = most && most.calls > 1 ? Math.max(0, (most.cost - 1) / (most.calls - 1)) : 1;
  const [alone] = twirled.filter(({ rotations }) => rotations === 1);
  const ways: Way[] = [];
  if (test && test.L !== null)
    ways.push({
      ...common,
      name: "as it is",
      kind: "plain",
      cost: one,
      loss: test.L,
      lossError: alone?.lossError ?? null,
      percent: test.percent,
    });
  for (const { rotations, loss, lossError } of twirled)
    if (rotations !== null && rotations > 1 && loss !== null)
      ways.push({
        ...common,
        name: `twirl × ${rotations}`,
        kind: "twirl",
        cost: one * (1 + slope * (rotations - 1)),
        loss,
        lossError: lossError ?? null,
        percent: null,
      });
  for (const { name, calls, cost, L, percent } of remedies)
    if (isKnown(L) && subject.t === null && (calls === 1 || twirled.length === 0))
      ways.push({
        ...common,
        otherSamples: advice!.samples === test?.samples ? otherSamples : advice!.samples,
        name: `${name} (advice)`,
        kind: calls > 1 ? "twirl" : "canonical",
        cost: cost * one,
        loss: L,
        lossError: null,
        percent,
      });
  return [...ways, ...sampledWays(known, subject, one, training)];
}

/** The repairs of a flow's field that `analyze sampler` compared, with the field as it is on the same samples. */
function sampledWays(
  { run, sampler }: RunKnown,
  { field, t }: Subject,
  one: number,
  training: number,
): Way[] {
  return (sampler?.modes ?? []).flatMap(({ mode, times, slowdown }): Way[] => {
    const found = times.find((time) => time.t === t)?.fields[field];
    if (!found || slowdown === null || !isKnown(found.L)) return [];
    const { samples } = times[0];
    const kind = mode.startsWith("canonical") ? "canonical" : mode === "plain" ? "plain" : "twirl";
    return [
      {
        run: run.name,
        name: `${mode}, ${samples} samples`,
        kind,
        cost: slowdown * one,
        loss: found.L,
        lossError: null,
        percent: found.percent.value,
        isShrinking: shrinks(found.explained),
        training,
        otherSamples: samples,
      },
    ];
  });
}

/** JSON has null for a loss that is not finite. */
const isKnown = (loss: number | null): loss is number => loss !== null;

type Remedy = KeptAdvice["remedies"][number];
type Row = Readonly<Record<string, number | null>>;

function seriesOf(metrics: RunMetrics, kind: Series["kind"], subject: Subject): Series | undefined {
  return metrics.series.find((series) => series.kind === kind && fits(series, subject));
}

const fits = (series: Series, { field, t }: Subject): boolean =>
  series.weights === weights && series.field === field && series.t === t;

function rowsOf(series: Series | undefined): Row[] {
  if (!series) return [];
  const columns = Object.entries(series.columns);
  const length = columns.reduce((most, [, column]) => Math.max(most, column.length), 0);
  return Array.from({ length }, (_, i) =>
    Object.fromEntries(columns.map(([name, column]) => [name, column[i] ?? null])),
  );
}

const lastOf = (series: Series | undefined): Row | undefined => rowsOf(series).at(-1);
