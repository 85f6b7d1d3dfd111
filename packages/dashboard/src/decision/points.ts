import type { KeptAdvice } from "equimeter/runs";
import type { SamplerAnalysis } from "equimeter/runs/analyze";
import type { RunSummary, Series } from "equimeter/ui";
import { leastExplained } from "../charts/figure/lines.ts";
import { lengthOf } from "../live/series.ts";
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
  /** The other samples that the percent was measured on than the loss, if so: advice looks at some alone. */
  readonly percentSamples: string | null;
  /** Less than a tenth is explained: outputs only shrink, and the percent says nothing. */
  readonly isShrinking: boolean;
  /** Seconds of training. */
  readonly training: number;
  /** The other samples it was measured on than the test's, if so, `32 validation samples`: no loss to compare with those. */
  readonly otherSamples: string | null;
  /** Who measured: what is called the same of two is not of the same samples. */
  readonly by: "run" | "advice" | "sampler";
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

/** The page looks at these alone. */
export const weights = "raw";

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

/**
 * Advice about this output of the run as it was tested: of the raw weights of its last checkpoint. Of a flow it does
 * not say the time.
 */
export function adviceAbout({ advice, series }: RunKnown, subject: Subject): KeptAdvice | null {
  if (advice === null || advice.target !== subject.field || subject.t !== null) return null;
  if (advice.weights !== weights || advice.checkpoint !== "last") return null;
  // A run that was trained on has a later test. Older files do not say the step.
  const tested = lastOf(seriesOf(series, "test", subject))?.step ?? null;
  const advised = advice.step ?? null;
  return tested === null || advised === null || tested === advised ? advice : null;
}

/** Of which samples: `32 validation samples`; without a number or a part that is not said. */
const samplesWords = (count: number | null, part?: string): string =>
  [count, part, "samples"].filter((word) => word !== null && word !== undefined).join(" ");

/**
 * All ways to predict with a run: what its test measured, test-time twirling over n rotations, and the repairs that
 * `advise --keep` tried beside those.
 */
export function waysOf(known: RunKnown, subject: Subject, costs: Costs): Way[] {
  const { run, series } = known;
  const advice = adviceAbout(known, subject);
  const tested = lastOf(seriesOf(series, "test", subject));
  const test = tested ?? lastOf(seriesOf(series, "monitor", subject));
  const price = costs.of(known);
  const training = test?.time ?? run.seconds ?? NaN;
  // Without a test, the validation samples are others than those of runs that have one.
  const otherSamples = tested ? null : samplesWords(test?.samples ?? null, "validation");
  // A repair averages over rotations or chooses one: what the model has learned stays as little.
  const isShrinking = shrinks(test?.explained);
  const common = {
    run: run.name,
    training,
    otherSamples,
    by: "run" as const,
    isShrinking,
    percentSamples: null,
  };
  // Of the test that is drawn: a run that was trained on has older ones.
  const rows = rowsOf(seriesOf(series, "twirl", subject)).filter(
    ({ step }) => test === null || step === test.step,
  );
  // Metrics that were put together may have a number of rotations twice: the last counts.
  const twirled = [...new Map(rows.map((row) => [row.rotations, row])).values()];
  const remedies = advice?.remedies.slice(1) ?? [];
  // Older advice does not say which part of the data it is of.
  const isOfTest = tested !== null && advice?.split === "test" && advice.samples === tested.samples;
  const adviceSamples = !advice || isOfTest ? null : samplesWords(advice.samples, advice.split);
  const alone = twirled.find(({ rotations }) => rotations === 1);
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
        otherSamples: adviceSamples,
        by: "advice",
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
        otherSamples: samplesWords(samples, "test"),
        by: "sampler",
      },
    ];
  });
}

/**
 * Ways whose losses are of one set of samples: of the tests, or, where no run has one, of the monitors, or else of the
 * sampler, if these are of as many.
 */
export function comparableOf(ways: readonly Way[]): readonly Way[] {
  const tested = ways.filter(({ otherSamples }) => otherSamples === null);
  if (tested.length > 0) return tested;
  const own = ways.filter(({ by }) => by === "run");
  const found = own.length > 0 ? own : ways;
  return found.every(({ otherSamples }) => otherSamples === found[0].otherSamples) ? found : [];
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
export function lastOf(series: Series | undefined): Row | null {
  const length = series ? lengthOf(series) : 0;
  return length > 0 ? rowAt(series!, length - 1) : null;
}

const rowAt = ({ columns }: Series, i: number): Row =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column[i] ?? null]));
