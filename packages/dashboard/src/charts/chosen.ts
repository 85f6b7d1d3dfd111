import type { Series } from "equimeter/ui";
import { hasMetric, metricIdOf, metricOf, usualMetrics, type Metric } from "./metrics.ts";

type Columned = Pick<Series, "kind" | "columns">;

/** Columns that are no results: when it was, and how it was measured. */
const aside = new Set(["step", "time", "samples", "passes", "rotations"]);

/** The names of all metrics that some series have: the usual ones first, then those of training, then by kind and name. */
export function metricsIn(series: Iterable<Columned>): string[] {
  const found = new Set<string>();
  for (const { kind, columns } of series)
    for (const column of Object.keys(columns))
      if (!aside.has(column) && !/^ci95|Error$/.test(column)) found.add(metricIdOf(kind, column));
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
