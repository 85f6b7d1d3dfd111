import type { KeptAdvice } from "equimeter/runs";
import type { SamplerAnalysis } from "equimeter/runs/analyze";
import type { RunSummary, Series } from "equimeter/ui";
import { leastExplained } from "../charts/lines.ts";
import type { Axis } from "./axis.ts";
import type { Costs, Price } from "./costs.ts";

/** What of a run the page knows. */
export interface RunKnown {
  readonly run: RunSummary;
  readonly series: readonly Series[];
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
  /** So many other samples the percent was measured on than the loss, if so: advice looks at some alone. */
  readonly percentSamples: number | null;
  /** Less than a tenth is explained: outputs only shrink, and the percent says nothing. */
  readonly isShrinking: boolean;
  /** Seconds of training. */
  readonly training: number;
  /** So many other samples it was measured on than the test's, if so: no loss to compare with those. */
  readonly otherSamples: number | null;
}

/** A measurement as training went on. */
export interface Moment {
  /** In the unit of the axis. */
  readonly at: number;
  readonly loss: number;
  readonly percent: number;
  /** See `Way`. */
  readonly isShrinking: boolean;
}

/** A run's measurements, by what was spent. */
export interface Course {
  readonly run: string;
  /** Ascending. */
  readonly moments: readonly Moment[];
}

/** A kind of measurement whose losses may be compared. */
export interface Subject {
  readonly field: string;
  /** Of a flow. */
  readonly t: number | null;
}

const weights = "raw";

const isMeasured = ({ kind, field }: Series) =>
  (kind === "monitor" || kind === "test") && field !== null;

/** Whether there is anything to draw of a run. */
export const hasMeasurements = ({ series }: RunKnown) => series.some(isMeasured);

/** Fields, and times of flows, that the tests or monitors of any run have. */
export function subjectsOf(known: readonly RunKnown[]): Subject[] {
  const found = new Map<string, Subject>();
  for (const { field, t } of known.flatMap(({ series }) => series.filter(isMeasured)))
    found.set(`${field} ${t}`, { field: field!, t });
  return [...found.values()].sort((a, b) => (a.t ?? 0) - (b.t ?? 0));
}

/** Percent and loss of the raw weights as they were monitored; of several at one place the last. */
export function courseOf({ run, series }: RunKnown, subject: Subject, axis: Axis): Course {
  const { time, step, L, percent, explained } = seriesOf(series, "monitor", subject)?.columns ?? {};
  const moments = new Map<number, Moment>();
  (L ?? []).forEach((loss, i) => {
    const at = axis.at(run, time?.[i] ?? null, step?.[i] ?? null);
    const share = percent?.[i] ?? null;
    if (at === null || loss === null || share === null) return;
    moments.set(at, { at, loss, percent: share, isShrinking: shrinks(explained?.[i]) });
  });
  // A run that was taken up again at an earlier step went back.
  return { run: run.name, moments: [...moments.values()].sort((a, b) => a.at - b.at) };
}

/** What was not measured, or not finite, is not said to shrink. */
const shrinks = (explained: number | null | undefined): boolean =>
  explained !== null && explained !== undefined && explained < leastExplained;

/** Whether advice is about this output of the raw weights. Of a flow it does not say the time. */
export const isAbout = (advice: KeptAdvice | null, { field, t }: Subject): advice is KeptAdvice =>
  advice !== null && advice.target === field && advice.weights === weights && t === null;

/**
 * All ways to predict with a run: what its test measured, test-time twirling over n rotations, and the repairs that
 * `advise --keep` tried beside those.
 */
export function waysOf(known: RunKnown, subject: Subject, costs: Costs): Way[] {
  const { run, series, advice } = known;
  const tested = lastOf(seriesOf(series, "test", subject));
  const test = tested ?? lastOf(seriesOf(series, "monitor", subject));
  const price = costs.of(known);
  const training = test?.time ?? run.seconds ?? NaN;
  // Without a test, the validation samples are others than those of runs that have one.
  const otherSamples = tested ? null : (test?.samples ?? null);
  // A repair averages over rotations or chooses one: what the model has learned stays as little.
  const isShrinking = shrinks(test?.explained);
  const common = { run: run.name, training, otherSamples, isShrinking, percentSamples: null };
  // Of the test that is drawn: a run that was trained on has older ones.
  const twirled = rowsOf(seriesOf(series, "twirl", subject)).filter(
    ({ step }) => test === null || step === test.step,
  );
  const remedies = isAbout(advice, subject) ? advice.remedies.slice(1) : [];
  const adviceSamples = !advice || advice.samples === test?.samples ? null : advice.samples;
  const [alone] = twirled.filter(({ rotations }) => rotations === 1);
  const ways: Way[] = [];
  if (test && test.L !== null)
    ways.push({
      ...common,
      name: "as it is",
      kind: "plain",
      cost: price.calls(1),
      loss: test.L,
      lossError: alone?.lossError ?? null,
      percent: test.percent,
    });
  for (const { rotations, loss, lossError } of twirled) {
    if (rotations === null || rotations <= 1 || loss === null) continue;
    const percent = remedies.find(({ calls }) => calls === rotations)?.percent ?? null;
    ways.push({
      ...common,
      name: `twirl × ${rotations}`,
      kind: "twirl",
      cost: price.calls(rotations),
      loss,
      lossError: lossError ?? null,
      percent,
      percentSamples: percent === null ? null : adviceSamples,
    });
  }
  for (const { name, calls, L, percent } of remedies)
    if (isKnown(L) && (calls === 1 || !twirled.some(({ rotations }) => rotations === calls)))
      ways.push({
        ...common,
        otherSamples: adviceSamples ?? otherSamples,
        name: `${name} (advice)`,
        kind: calls > 1 ? "twirl" : "canonical",
        cost: price.remedy({ name, calls }),
        loss: L,
        lossError: null,
        percent,
      });
  return [...ways, ...sampledWays(known, subject, price, training)];
}

/** The repairs of a flow's field that `analyze sampler` compared, with the field as it is on the same samples. */
function sampledWays(
  { run, sampler }: RunKnown,
  { field, t }: Subject,
  price: Price,
  training: number,
): Way[] {
  return (sampler?.modes ?? []).flatMap(({ mode, times, slowdown }): Way[] => {
    const found = times.find((time) => time.t === t)?.fields[field];
    const cost = price.repair(slowdown, Number(/^twirled-(\d+)/.exec(mode)?.[1] ?? 1));
    if (!found || cost === null || !isKnown(found.L)) return [];
    const { samples } = times[0];
    const kind = mode.startsWith("canonical") ? "canonical" : mode === "plain" ? "plain" : "twirl";
    return [
      {
        run: run.name,
        name: `${mode}, ${samples} samples`,
        kind,
        cost,
        loss: found.L,
        lossError: null,
        percent: found.percent.value,
        percentSamples: null,
        isShrinking: shrinks(found.explained),
        training,
        otherSamples: samples,
      },
    ];
  });
}

/**
 * Ways whose losses are of one set of samples: of the tests, or, where no run has one, of one number of others.
 */
export function comparableOf(ways: readonly Way[]): readonly Way[] {
  return ways.every(({ otherSamples }) => otherSamples === ways[0].otherSamples)
    ? ways
    : ways.filter(({ otherSamples }) => otherSamples === null);
}

/** JSON has null for a loss that is not finite. */
const isKnown = (loss: number | null): loss is number => loss !== null;

type Row = Readonly<Record<string, number | null>>;

/** The series of the raw weights. */
export function seriesOf(
  series: readonly Series[],
  kind: Series["kind"],
  { field, t }: Subject,
): Series | undefined {
  return series.find(
    (one) => one.kind === kind && one.weights === weights && one.field === field && one.t === t,
  );
}

function rowsOf(series: Series | undefined): Row[] {
  return series ? Array.from({ length: lengthOf(series) }, (_, i) => rowAt(series, i)) : [];
}

/** Null where there is none. */
export const lastOf = (series: Series | undefined): Row | null =>
  series && lengthOf(series) > 0 ? rowAt(series, lengthOf(series) - 1) : null;

const rowAt = ({ columns }: Series, i: number): Row =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column[i] ?? null]));

const lengthOf = ({ columns }: Series) =>
  Object.values(columns).reduce((most, { length }) => Math.max(most, length), 0);
