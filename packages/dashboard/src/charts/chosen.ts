import type { Series } from "equimeter/ui";
import type { View } from "../state/address.ts";
import { hasMetric, metricIdOf, metricOf, usualMetrics, type Metric } from "./figure/metrics.ts";

type Columned = Pick<Series, "kind" | "columns">;

/** Columns that are no results: how it was measured, unless somebody else named a curve so. */
const aside = /^(samples|passes|rotations)$|^ci95|Error$/;

const isResult = (kind: Series["kind"], column: string) =>
  column !== "step" && column !== "time" && (kind === "scalars" || !aside.test(column));

/** The names of all metrics that some series have: the usual ones first, then those of training, then by kind and name. */
export function metricsIn(series: Iterable<Columned>): string[] {
  const found = new Set<string>();
  for (const { kind, columns } of series)
    for (const column of Object.keys(columns))
      if (isResult(kind, column)) found.add(metricIdOf(kind, column));
  const usual = usualMetrics.filter((id) => found.has(id));
  const others = [...found].filter((id) => !usual.includes(id)).sort();
  const isTraining = (id: string) => id.startsWith("train.");
  return [...usual, ...others.filter(isTraining), ...others.filter((id) => !isTraining(id))];
}

/** What a page draws of the metrics that are there. */
export interface ChosenMetrics {
  /** All that can be chosen. */
  readonly available: readonly string[];
  readonly metrics: readonly Metric[];
  /** Names that were asked for, and that no run has. */
  readonly missing: readonly string[];
}

/** As many charts as the page opens with where the usual ones were not measured here. */
const mostUnasked = 6;

/**
 * The metrics asked for; unasked the usual ones, and where none of them was measured the first that are there, as
 * those of imported runs.
 */
export function chosenMetrics(
  asked: readonly string[],
  series: readonly Columned[],
): ChosenMetrics {
  const available = metricsIn(series);
  const named = [...new Set(asked.length > 0 ? asked : unasked(available, series))].map((name) => ({
    name,
    metric: metricOf(name),
  }));
  const isThere = (metric: Metric | null): metric is Metric =>
    metric !== null && series.some((one) => hasMetric(one, metric));
  const metrics = named.map(({ metric }) => metric).filter(isThere);
  return {
    available,
    metrics: [...new Map(metrics.map((metric) => [metric.id, metric])).values()],
    missing: named.filter(({ metric }) => !isThere(metric)).map(({ name }) => name),
  };
}

function unasked(available: readonly string[], series: readonly Columned[]): readonly string[] {
  const measured = metricsIn(series.filter(({ kind }) => kind !== "scalars"));
  const usual = usualMetrics.filter((id) => available.includes(id));
  return usual.some((id) => measured.includes(id)) ? usual : available.slice(0, mostUnasked);
}

/** What the address asks for and no shown run has, as after other runs were chosen. */
export interface Absent {
  /** `no output forces. Choose another under Output.` */
  readonly sentences: readonly string[];
  /** The view without it. */
  readonly without: Partial<View>;
}

/** Null where nothing is absent. Runs without outputs, or without times of a flow, lack none: all of theirs is drawn. */
export function absentIn(
  { field, times }: Pick<View, "field" | "times">,
  { metrics, missing }: Pick<ChosenMetrics, "metrics" | "missing">,
  choices: { readonly fields: readonly string[]; readonly times: readonly number[] },
): Absent | null {
  const isNoField = field !== null && choices.fields.length > 0 && !choices.fields.includes(field);
  const known = times.filter((t) => choices.times.includes(t));
  const gone = choices.times.length > 0 ? times.filter((t) => !choices.times.includes(t)) : [];
  const sentences = [
    ...(missing.length > 0
      ? [`no metric ${missing.join(", ")}. Choose others under Metrics.`]
      : []),
    ...(isNoField ? [`no output ${field}. Choose another under Output.`] : []),
    ...(gone.length > 0 ? [`no time t = ${gone.join(", ")}. Choose others under Times t.`] : []),
  ];
  if (sentences.length === 0) return null;
  return {
    sentences,
    without: {
      ...(missing.length > 0 && { metrics: metrics.map(({ id }) => id) }),
      ...(isNoField && { field: null }),
      ...(gone.length > 0 && { times: known }),
    },
  };
}
