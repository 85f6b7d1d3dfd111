import type { Series } from "equimeter/ui";

/** Anything that a line of metrics holds a number of, named `kind.column`. */
export interface Metric {
  readonly id: string;
  readonly kind: Series["kind"];
  readonly column: string;
  readonly title: string;
  /** Behind the title on the axis, for example `%`; empty where it has none or depends on the data. */
  readonly unit: string;
  /** Whether its axis is logarithmic unless turned. */
  readonly isLog: boolean;
  /** Columns of the ends of its interval, and what they are. */
  readonly interval: { readonly low: string; readonly high: string; readonly label: string } | null;
  /** Column of a standard error where there is no interval. */
  readonly error: string | null;
}

/** What the page shows first, in this order, where runs have it. */
export const usualMetrics = [
  "monitor.percent",
  "monitor.explained",
  "monitor.L",
  "monitor.L_mean",
  "monitor.L_equiv",
  "gradients.ratio",
];

const titles: Record<string, string> = {
  "monitor.percent": "percent, 100 · L_equiv / L",
  "monitor.explained": "explained, 1 − L_mean / lossZero",
  "monitor.L": "L, the whole loss",
  "monitor.L_mean": "L_mean, of the mean prediction",
  "monitor.L_equiv": "L_equiv, from broken symmetry",
  "gradients.ratio": "gradient ratio, ‖∇L_equiv‖ / ‖∇L_mean‖",
  "gradients.cosine": "cosine of ∇L and ∇L_mean",
  "train.loss": "training loss",
  "train.learningRate": "learning rate",
  "train.gradientNorm": "gradient norm before clipping",
  "train.samplesPerSecond": "samples per second",
  "train.waiting": "waiting for batches, share of a step",
  "twirl.loss": "Test-time twirling: loss of the averaged prediction",
};

const units: Record<string, string> = { percent: "%", samplesPerSecond: "1/s" };

/** The names that an import gives a number that is ours (`--map`), and what it then is. */
const kindsOfOurs = new Map<string, Series["kind"]>([
  ...(["loss", "learningRate", "gradientNorm", "samplesPerSecond"] as const).map(
    (name) => [name, "train"] as const,
  ),
  ...(
    [
      "percent",
      "explained",
      "L",
      "L_mean",
      "L_equiv",
      "lossZero",
      "relativeSpread",
      "normalizedVariance",
    ] as const
  ).map((name) => [name, "monitor"] as const),
]);

/** The metric that a column belongs to: an imported one of our name counts as ours. */
export function metricIdOf(kind: Series["kind"], column: string): string {
  return `${(kind === "scalars" && kindsOfOurs.get(column)) || kind}.${column}`;
}

/** Whether a series has numbers of a metric. */
export function hasMetric({ kind, columns }: Pick<Series, "kind" | "columns">, metric: Metric) {
  return Object.hasOwn(columns, metric.column) && metricIdOf(kind, metric.column) === metric.id;
}

const logColumns =
  /^(L|L_mean|L_equiv|loss|auxiliary|ratio|norm.*|gradientNorm|learningRate|relativeDeviation|deviation|lambda.*)$/;

/** A metric by its name, whether a run has it or not; null where the name is none. */
export function metricOf(name: string): Metric | null {
  // Scalars of imported runs have any names.
  const known = /^(train|monitor|gradients|head|test|twirl)\.(\w+)$/;
  const [, given, column] = known.exec(name) ?? /^(scalars)\.(.+)$/s.exec(name) ?? [];
  if (!column) return null;
  const id = metricIdOf(given as Series["kind"], column);
  const kind = id.slice(0, id.indexOf(".")) as Series["kind"];
  const isDecomposition = kind === "monitor" || kind === "test";
  return {
    id,
    kind,
    column,
    title:
      titles[id] ??
      (kind === "monitor" ? column : `${column} (${kind === "scalars" ? "imported" : kind})`),
    unit: units[column] ?? "",
    // Averaged over rotations a loss falls by parts of itself.
    isLog: kind !== "twirl" && logColumns.test(column),
    interval:
      isDecomposition && column === "percent"
        ? { low: "ci95Low", high: "ci95High", label: "95 % interval over samples" }
        : null,
    error: kind === "twirl" && column === "loss" ? "lossError" : null,
  };
}

/** Units of outputs; their losses have the square where they are means of squares. */
const fieldUnits: Record<string, string> = { forces: "eV/Å", energy: "eV", x_1: "nm" };

const losses = new Set(["L", "L_mean", "L_equiv", "lossZero", "lossLinear"]);

/** The unit of a metric of an output, measured by a loss of this name; empty where it is not known. */
export function unitOf(metric: Metric, field: string | null, loss: string | null): string {
  if (!losses.has(metric.column) && metric.id !== "twirl.loss") return metric.unit;
  const unit = fieldUnits[field ?? ""];
  if (!unit || !loss || !/^(mse|mean-squared error)$/.test(loss)) return "";
  return unit.includes("/") ? `(${unit})²` : `${unit}²`;
}
